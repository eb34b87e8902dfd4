import { createRequire } from "node:module"

import { inRoot } from "../lib/root.mjs"

const require = createRequire(inRoot("package.json"))
require("ts-node/register/transpile-only")

/** The browser of the browser tests, and a window of it on a dashboard, logged in. */
export const { launchBrowser, openDashboard } = require(inRoot("integration-tests/support/browser.ts"))

/** Works in a window on the dashboard of a running server, and closes the browser. */
export async function inDashboard(base, work) {
  const browser = await launchBrowser()
  try {
    return await work(await openDashboard(browser, base))
  } finally {
    await browser.close()
  }
}

/** In a page: goes to an address as a link does, so that the dashboard stays and keeps what it was told. */
export const goTo = (address) => {
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}
