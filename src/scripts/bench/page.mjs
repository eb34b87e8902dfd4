import fs from "node:fs"

import { inRoot } from "../lib/root.mjs"
import { goTo, inDashboard } from "./dashboard-browser.mjs"
import { measured, percentile, table } from "./figures.mjs"

const OUT = inRoot(".test/bench-page.json")
const LOADS = 20
const WARM_UP = 3
const MOST_MS = 1_000
const MOST_SHIFT = 0.01

/** Pages in turn, each with what its first figure stands in; the host's own is the yardstick. `from`: the page that it is gone to from. */
const PAGES = [
  { name: "host", path: "/app/products", figure: "tbody tr td" },
  { name: "overview", path: "/app/crm", figure: '[data-testid="crm-today"]' },
  { name: "within", path: "/app/crm", figure: '[data-testid="crm-today"]', from: "/app/settings/profile" },
]

/** Loads the overview, and a list of the host's, in a real browser: when the first figure stands there, and what moves meanwhile. */
export async function measurePage({ base }) {
  const figures = Object.fromEntries(PAGES.map(({ name }) => [name, []]))
  await inDashboard(base, async (page) => {
    await page.addInitScript(watch, Object.fromEntries(PAGES.map(({ path, figure }) => [path, figure])))
    for (let load = -WARM_UP; load < LOADS; load++) {
      for (const { name, path, from } of PAGES) {
        await page.goto(base + (from ?? path))
        if (from) {
          await page.waitForLoadState("networkidle")
          await page.evaluate(beginAnew)
          await page.evaluate(goTo, path)
        }
        await page.waitForFunction(() => window.crmSeen.first !== null)
        await page.waitForLoadState("networkidle")
        const seen = await page.evaluate(() => window.crmSeen)
        if (load >= 0) {
          figures[name].push(seen)
        }
      }
    }
  })
  fs.writeFileSync(OUT, JSON.stringify(figures))
}

/** In the page: nothing was seen yet. */
const beginAnew = () => {
  window.crmSeen = { began: performance.now(), first: null, shift: 0, moved: [] }
}

/** In the page: milliseconds from the navigation to its first figure, and how far anything moved that nobody touched. */
const watch = (figures) => {
  window.crmSeen = { began: 0, first: null, shift: 0, moved: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)) {
      window.crmSeen.shift += entry.value
      window.crmSeen.moved.push(
        ...entry.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${entry.value.toFixed(4)} ${(node?.outerHTML ?? "").slice(0, 120)} ${Math.round(previousRect.y)} > ${Math.round(currentRect.y)}`
        )
      )
    }
  }).observe({ type: "layout-shift", buffered: true })
  const look = () => {
    if (window.crmSeen.first === null && document.querySelector(figures[location.pathname])) {
      window.crmSeen.first = performance.now() - window.crmSeen.began
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

/** The figures in words and a table. */
export const pageText = () =>
  measured(OUT, ({ host, overview, within }) => {
    const row = (what, loads, most = ["", ""]) => {
      const firsts = loads.map(({ first }) => first)
      const shift = Math.max(...loads.map((load) => load.shift))
      return [
        what,
        percentile(firsts, 0.5).toFixed(0),
        percentile(firsts, 0.95).toFixed(0),
        most[0],
        shift.toFixed(4),
        most[1],
      ]
    }
    return `In a real browser that is logged in, ${LOADS} loads each, in turn: from the navigation to the first figure of the page, and the most that anything
moved in it (layout shift).

${table(
  ["What", "First figure, p50 ms", "p95 ms", "At most, ms", "Layout shift", "Less than"],
  [
    row("Yardstick: the host's list of products", host),
    row("Overview, opened by its address with the dashboard itself", overview, [MOST_MS, MOST_SHIFT]),
    row("Overview, gone to within the dashboard", within, [MOST_MS, MOST_SHIFT]),
  ]
)}`
  })
