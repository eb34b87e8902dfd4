import fs from "node:fs"
import { setTimeout as pause } from "node:timers/promises"

import { inRoot } from "../lib/root.mjs"
import { Stop } from "../lib/say.mjs"
import { bearer, caller } from "./client.mjs"
import { inDashboard } from "./dashboard-browser.mjs"
import { READS, recordPages, sendUsers } from "./dashboard-users.mjs"
import { measured, percentile, table } from "./figures.mjs"
import { openShop } from "./shopper.mjs"

const OUT = inRoot(".test/bench-load.json")
export const USERS = 50
const TURNS = 3
const ORDERS = 40
const WARM_UP = 10
const MOST = 1.25

/** Places orders in turns without anybody at the dashboard and with fifty people there, in one server. */
export async function measureLoad({ base, token }) {
  const { customers } = await caller(base, bearer(token))("GET", "/admin/customers?limit=50&fields=id&order=id")
  const ids = customers.map(({ id }) => id)
  const pages = await inDashboard(base, (page) => recordPages(page, base, ids[0]))
  const placeOrder = await openShop(base, token)
  const figures = { pages, alone: [], beside: [], asked: { pages: 0, requests: 0, errors: [], times: [] }, seconds: 0 }
  const orders = async (count, into) => {
    for (let done = 0; done < count; done++) {
      into.push(await placeOrder())
    }
  }
  await orders(WARM_UP, [])
  for (let turn = 0; turn < TURNS; turn++) {
    await orders(ORDERS, figures.alone)
    const users = sendUsers(USERS, { base, token, pages, recorded: ids[0], customers: ids })
    await pause(READS.most)
    const began = performance.now()
    const before = { ...users.tally }
    await orders(ORDERS, figures.beside)
    figures.seconds += (performance.now() - began) / 1000
    figures.asked.pages += users.tally.pages - before.pages
    figures.asked.requests += users.tally.requests - before.requests
    await users.goHome()
    figures.asked.errors.push(...users.tally.errors)
    figures.asked.times.push(...users.tally.times)
  }
  fs.writeFileSync(OUT, JSON.stringify(figures))
  if (figures.asked.errors.length) {
    throw new Stop(
      `${figures.asked.errors.length} requests of the dashboard failed, such as ${figures.asked.errors[0]}`
    )
  }
}

/** The figures in words and a table. */
export const loadText = () =>
  measured(OUT, ({ pages, alone, beside, asked, seconds }) => {
    const row = (what, name) => {
      const of = (orders, share) =>
        percentile(
          orders.map((order) => order[name]),
          share
        )
      const [p95, besides95] = [of(alone, 0.95), of(beside, 0.95)]
      const figures = [of(alone, 0.5), of(beside, 0.5), p95, besides95].map((value) => value.toFixed(1))
      return [what, ...figures, (besides95 / p95).toFixed(2), MOST]
    }
    const asks = pages.map(({ paths }) => paths.length)
    return `${USERS} people go through ${pages.length} pages of the dashboard, which ask for what the real ones do (${Math.min(...asks)} to ${Math.max(...asks)} requests each, ${(
      asks.reduce((sum, count) => sum + count, 0) / pages.length
    ).toFixed(1)} on average), and read each for ${READS.least / 1000} to ${READS.most / 1000} seconds, while one
after another ${ORDERS} orders of two lines are placed through the store's API; ${TURNS} turns with them and without, in one server. They were answered
${asked.requests} requests of ${asked.pages} pages in ${seconds.toFixed(0)} seconds (median ${percentile(asked.times, 0.5).toFixed(0)} ms, p95 ${percentile(asked.times, 0.95).toFixed(0)} ms); ${asked.errors.length} failed.

${table(
  ["What", "Alone, p50 ms", "With them, p50 ms", "Alone, p95 ms", "With them, p95 ms", "× alone (p95)", "At most"],
  [row("Completing a cart", "complete"), row("From cart to order", "whole")]
)}`
  })
