import { setMaxListeners } from "node:events"
import { setTimeout as pause } from "node:timers/promises"

import { bearer } from "./client.mjs"
import { goTo } from "./dashboard-browser.mjs"

/** Milliseconds that somebody reads a page before opening the next one, at least and at most. */
export const READS = { least: 10_000, most: 20_000 }

/** Milliseconds without a request after which a page has all that it asked for. */
const QUIET = 1_500

/** What a day at the dashboard goes through, in order. */
const PLACES = [
  "/crm",
  "/crm/my-day",
  "/crm/quotes",
  "/crm/quotes?tab=board",
  "/crm/receivables",
  "/crm/receivables?tab=open",
  "/crm/customers",
  "/crm/customers/:customer",
  "/crm/sales",
  "/crm/capacity",
]

/**
 * What the dashboard's pages ask the server for, as the real ones do: each is gone to in a window, from the one before it.
 *
 * @param page - a window on the dashboard, logged in
 * @returns per page the paths that it asked for
 */
export async function recordPages(page, base, customer) {
  const pages = []
  const under_way = new Set()
  let paths = []
  let last = 0
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url())
    under_way.add(request)
    if (request.method() === "GET" && pathname.startsWith("/admin/")) {
      paths.push(pathname + search)
    }
  })
  for (const end of ["requestfinished", "requestfailed"]) {
    page.on(end, (request) => {
      under_way.delete(request)
      last = performance.now()
    })
  }
  const look = async (go) => {
    paths = []
    last = performance.now()
    await go()
    // Not the page's own idleness, which it has reached once for all.
    while (under_way.size || performance.now() - last < QUIET) {
      await pause(50)
    }
    return paths
  }
  // What the dashboard itself asks for once, whatever the page.
  await look(() => page.goto(`${base}/app/settings/profile`))
  for (const place of PLACES) {
    const address = `/app${place.replace(":customer", customer)}`
    pages.push({ place, paths: await look(() => page.evaluate(goTo, address)) })
  }
  return pages
}

/**
 * People who go through the pages, each of them reading what came before opening the next.
 *
 * @param customers - whose page each of them opens in the place of `recorded`
 * @returns what was asked so far, and how to send everybody home
 */
export function sendUsers(count, { base, token, pages, recorded, customers }) {
  const tally = { pages: 0, requests: 0, errors: [], times: [] }
  const home = new AbortController()
  setMaxListeners(count, home.signal)
  const ask = async (path) => {
    const began = performance.now()
    try {
      const answer = await fetch(base + path, { headers: bearer(token) })
      await answer.arrayBuffer()
      if (!answer.ok) {
        tally.errors.push(`${path}: ${answer.status}`)
      }
    } catch (error) {
      tally.errors.push(`${path}: ${error.message}`)
    }
    tally.requests++
    tally.times.push(performance.now() - began)
  }
  const one = async (index) => {
    const theirs = (path) => path.replaceAll(recorded, customers[index % customers.length])
    // Not all at once: each comes in the middle of a page of theirs.
    await pause(Math.random() * READS.most, null, { signal: home.signal })
    for (let turn = index; ; turn++) {
      await Promise.all(pages[turn % pages.length].paths.map((path) => ask(theirs(path))))
      tally.pages++
      await pause(READS.least + Math.random() * (READS.most - READS.least), null, { signal: home.signal })
    }
  }
  const everybody = Array.from({ length: count }, (_, index) =>
    one(index).catch((error) => {
      if (error.name !== "AbortError") {
        throw error
      }
    })
  )
  return {
    tally,
    goHome: async () => {
      home.abort()
      await Promise.all(everybody)
    },
  }
}
