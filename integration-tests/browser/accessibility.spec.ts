import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, Looks, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

/** Every screen of quotes, looked at by axe-core in light and dark, wide and as on a phone, in both languages. */
describe("accessibility", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let draft = ""
  let sent = ""
  const ids = { "en-US": "", "pt-BR": "" }
  const links = { "en-US": "", "pt-BR": "" }

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
        { title: "Oak board", quantity: 1, unit_price: 60, alternative_group: "Board" },
        { title: "Glass board", quantity: 1, unit_price: 70, alternative_group: "Board" },
      ],
    }
    const make = async (more: object = {}) =>
      (await dashboard.call<{ quote: { id: string } }>("POST", "/admin/crm/quotes", { ...offer, ...more })).quote.id
    draft = await make()
    sent = await make()
    for (const locale of ["en-US", "pt-BR"] as const) {
      ids[locale] =
        locale === "en-US" ? sent : await make({ locale, terms: "Pagamento em 30 dias.", deposit_percent: 20 })
      const path = `/admin/crm/quotes/${ids[locale]}/send`
      links[locale] = (await dashboard.call<{ public_url: string }>("POST", path, {})).public_url
    }
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const looks: { name: string; look: Looks }[] = [
    { name: "light", look: {} },
    { name: "dark, in Portuguese", look: { dark: true, language: "ptBR" } },
    { name: "dark, on a phone", look: { dark: true, width: 390, height: 844 } },
    { name: "light, on a phone, in Portuguese", look: { width: 390, height: 844, language: "ptBR" } },
  ]
  for (const { name, look } of looks) {
    it(`finds no serious fault on the screens of the dashboard, and nothing runs out of the window (${name})`, async () => {
      const page: Page = await openDashboard(browser, dashboard.url, look)
      const inPortuguese = look.language === "ptBR"
      const screens: [path: string, shown: string, emPortugues?: string][] = [
        ["/crm", "Pipeline", "Funil de vendas"],
        ["/crm/quotes", "Atlântico"],
        ["/crm/quotes/create", "Create quote", "Criar orçamento"],
        [`/crm/quotes/${draft}/edit`, "Assembly"],
        [`/crm/quotes/${draft}`, "Assembly"],
        [`/crm/quotes/${sent}`, "Assembly"],
        ["/crm/receivables", "Receivables", "Contas a receber"],
        ["/settings/crm", "Company", "Empresa"],
      ]
      const faults: Record<string, string[]> = {}
      for (const [path, shown, emPortugues] of screens) {
        await page.goto(`${dashboard.url}/app${path}`)
        await page
          .getByText((inPortuguese && emPortugues) || shown)
          .first()
          .waitFor({ state: "attached" })
        await page.waitForLoadState("networkidle")
        const within = (await page.getByRole("dialog").count()) ? '[role="dialog"]' : "main"
        const found = await seriousFaults(page, within)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (found.length || wide > 0) {
          faults[path.replace(/crmq_\w+/, ":id")] = wide > 0 ? [...found, `${wide} px too wide`] : found
        }
      }
      await page.context().close()
      expect(faults).toEqual({})
    })
  }

  /** The buyer's page as it may stand, and what is opened on it before it is looked at. */
  const states: [name: string, reach: (page: Page) => Promise<void>][] = [
    ["an offer", async () => undefined],
    ["a question", async (page) => page.locator("#actions button").nth(1).click()],
    ["a refusal", async (page) => page.locator("#actions button").nth(2).click()],
    [
      "a name left out",
      async (page) => {
        await page.locator("#acceptance .primary").click()
        await page.locator("#name-error:visible").waitFor()
      },
    ],
    [
      "a dead link",
      async (page) => {
        await page.evaluate(() => (location.hash = "#gone"))
        await page.locator(".center h1").waitFor()
      },
    ],
  ]
  for (const [colorScheme, width, locale] of [
    ["light", 1440, "en-US"],
    ["dark", 1440, "pt-BR"],
    ["light", 390, "pt-BR"],
    ["dark", 390, "en-US"],
    ["light", 320, "en-US"],
    ["dark", 320, "pt-BR"],
  ] as const) {
    it(`finds no serious fault on the buyer's page (${colorScheme}, ${width} px, ${locale})`, async () => {
      for (const [name, reach] of states) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale })
        const page = await context.newPage()
        await page.goto(links[locale])
        await page.getByText("Assembly").first().waitFor()
        await reach(page)
        expect([name, await seriousFaults(page, "body")]).toEqual([name, []])
        expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, width])
        await context.close()
      }
    })
  }

  it("finds no serious fault on an accepted offer, and what was declined", async () => {
    for (const [verb, locale] of [
      ["accept", "en-US"],
      ["decline", "pt-BR"],
    ] as const) {
      await dashboard.call("POST", `/admin/crm/quotes/${ids[locale]}/${verb}`, {})
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme })
        await page.goto(links[locale])
        await page.locator(".banner").waitFor()
        expect([verb, await seriousFaults(page, "body")]).toEqual([verb, []])
        await page.close()
      }
    }
  })
})
