import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

/** Every screen of quotes, looked at by axe-core in light and dark, wide and as on a phone. */
describe("accessibility", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let draft = ""
  let sent = ""
  let link = ""

  beforeAll(async () => {
    dashboard = await startDashboard()
    const shop = await openShop(dashboard)
    browser = await launchBrowser()
    const offer = {
      customer_id: shop.customer_id,
      currency_code: "eur",
      region_id: shop.region_id,
      title: "Meeting room",
      items: [
        { title: "Assembly", quantity: 1, unit_price: 150 },
        { title: "Second visit", quantity: 1, unit_price: 80, is_optional: true },
      ],
    }
    const make = async () =>
      (await dashboard.call<{ quote: { id: string } }>("POST", "/admin/crm/quotes", offer)).quote.id
    draft = await make()
    sent = await make()
    link = (await dashboard.call<{ public_url: string }>("POST", `/admin/crm/quotes/${sent}/send`, {})).public_url
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const looks = [
    { name: "light", look: {} },
    { name: "dark, on a phone", look: { dark: true, width: 390, height: 844 } },
  ]
  for (const { name, look } of looks) {
    it(`finds no serious fault on the screens of the dashboard (${name})`, async () => {
      const page: Page = await openDashboard(browser, dashboard.url, look)
      const screens: [path: string, shown: string][] = [
        ["/crm", "Pipeline"],
        ["/crm/quotes", "Atlântico"],
        ["/crm/quotes/create", "Create quote"],
        [`/crm/quotes/${draft}/edit`, "Assembly"],
        [`/crm/quotes/${draft}`, "Assembly"],
        [`/crm/quotes/${sent}`, "Assembly"],
        ["/crm/receivables", "Receivables"],
        ["/settings/crm", "Company"],
      ]
      const faults: Record<string, string[]> = {}
      for (const [path, shown] of screens) {
        await page.goto(`${dashboard.url}/app${path}`)
        await page.getByText(shown).first().waitFor({ state: "attached" })
        await page.waitForLoadState("networkidle")
        const within = (await page.getByRole("dialog").count()) ? '[role="dialog"]' : "main"
        const found = await seriousFaults(page, within)
        if (found.length) {
          faults[path.replace(/crmq_\w+/, ":id")] = found
        }
      }
      await page.context().close()
      expect(faults).toEqual({})
    })
  }

  it("finds no serious fault on the buyer's page, wide and as on a phone", async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 320, height: 640 },
    ]) {
      const context = await browser.newContext({ viewport })
      const page = await context.newPage()
      await page.goto(link)
      await page.getByText("Assembly").first().waitFor()
      expect(await seriousFaults(page, "body")).toEqual([])
      await context.close()
    }
  })
})
