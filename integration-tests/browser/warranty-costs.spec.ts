import { Browser, Page } from "playwright-core"

import { AS_OF, plantWarrantyCosts } from "../fixtures/warranty-costs"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, Looks, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

const PERIOD = `from=2025-12-01&to=${AS_OF}&currency=eur`
const PAGE = `/crm/warranties?tab=costs&${PERIOD}`

/** The example of `fixtures/warranty-costs.ts`, whose figures `http/warranty-costs.spec.ts` works out. */
describe("costs of warranties in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const at = (path: string, on = page): Promise<unknown> => on.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp, on = page): Promise<void> => on.getByText(text).first().waitFor()
  const cell = (row: string, column: number) => page.getByRole("row", { name: row }).getByRole("cell").nth(column)
  const asTable = (title: string): Promise<void> =>
    page.getByRole("button", { name: `${title}: Show as table` }).click()
  const headline = (on = page) => on.getByTestId("crm-cost-headline")

  beforeAll(async () => {
    dashboard = await startDashboard()
    await plantWarrantyCosts(dashboard.sql)
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("the figures stand at the head, each group as a bar and as a row, and the claims behind a figure are as many", async () => {
    await at("/crm/warranties")
    await page.getByRole("tab", { name: "Costs" }).click()
    await page.waitForURL(/tab=costs/)
    await at(PAGE)
    for (const text of ["€235.49", "€192.50", "€42.99", "€50.00", "69.2"]) {
      await headline().getByText(text).waitFor()
    }
    await page.getByTestId("crm-bars").waitFor()
    await asTable("What claims cost")
    expect(await cell("Desk", 4).textContent()).toBe("€180.50")
    expect(await cell("Lamp", 1).textContent()).toBe("4")
    await cell("Lamp", 1).getByRole("link").click()
    await page.waitForURL(/tab=claims/)
    await shows("4 claims")
    await shows(/Submitted: Dec 1, 2025 – Nov 15, 2026/)
    await page.getByRole("button", { name: "Show all claims" }).click()
    await shows("12 claims")
  })

  it("another period, group and product are in the address and narrow the figures", async () => {
    await at(PAGE)
    await headline().getByText("€235.49").waitFor()
    const last = page.getByRole("group", { name: "To" })
    await last.getByRole("spinbutton").first().click()
    await page.keyboard.type("06302026")
    await page.waitForURL(/to=2026-06-30/)
    await headline().getByText("€197.49").waitFor()
    await page.getByRole("combobox", { name: "Group by" }).click()
    await page.getByRole("option", { name: "Month" }).click()
    await page.waitForURL(/by=month/)
    await asTable("What claims cost")
    await cell("March 2026", 4).getByRole("link").click()
    await shows("1 claim")
    await shows(/Cost entered for: Mar 1, 2026 – Mar 31, 2026/)
    await at(`${PAGE}&product_id=prod_lamp`)
    await headline().getByText("€54.99").waitFor()
  })

  it("failures, open claims, ending cover, use and suppliers are drawn and told in tables that open their lists", async () => {
    await at(`${PAGE}&view=failures`)
    await page.getByTestId("crm-failure-curve").waitFor()
    await asTable("Failures by age")
    expect(await cell("2 months", 3).textContent()).toBe("14.9")
    await asTable("Failures by product")
    expect(await cell("Desk", 3).textContent()).toBe("176.5")
    await cell("Desk", 2).getByRole("link").click()
    await shows("6 claims")

    await at("/crm/warranties?tab=costs&view=open")
    await page.getByTestId("crm-open-claims").waitFor()
    await asTable("Open claims")
    await cell("In repair", 5).getByRole("link").click()
    await shows("1 claim")

    await at("/crm/warranties?tab=costs&view=expiring&from=2027-01-01&to=2027-03-31&currency=eur")
    await page.getByTestId("crm-columns").waitFor()
    await asTable("Cover that ends")
    await cell("January 2027", 1).getByRole("link").click()
    await page.getByText("W-2026-2").waitFor()
    await shows("1 warranty")

    await at(`${PAGE}&view=use`)
    await asTable("Use of cover")
    expect(await cell("Plus", 5).textContent()).toBe("30%")
    await cell("By law", 3).getByRole("link").click()
    await shows("6 claims")

    await at("/crm/warranties?tab=costs&view=recovery&currency=eur")
    await shows("€28.00 outstanding")
    await asTable("What suppliers owe")
    await cell("Acme", 1).getByRole("link").click()
    await shows("1 claim")
  })

  it("says in words that there is nothing, and what the API refuses, with a way out", async () => {
    await at("/crm/warranties?tab=costs&from=2020-01-01&to=2020-01-31&currency=eur")
    await shows("No claim cost anything")
    await at("/crm/warranties?tab=costs&from=2026-05-01&to=2026-04-30")
    await page.getByRole("alert").getByText("to (2026-04-30) lies before from (2026-05-01)").waitFor()
    await page.getByRole("button", { name: "Try again" }).waitFor()
  })

  it("the overview has the month's cost", async () => {
    await at("/crm?currency=eur")
    await page.getByTestId("crm-warranty-cost-tile").getByText("Warranty cost this month").waitFor()
    await page.getByTestId("crm-warranty-cost-tile").getByRole("link").click()
    await page.waitForURL(/tab=costs/)
  })

  const looks: { name: string; look: Looks; title: string; table: string }[] = [
    { name: "light", look: {}, title: "What claims cost", table: "Show as table" },
    {
      name: "dark, in Portuguese",
      look: { dark: true, language: "ptBR" },
      title: "Quanto custam os acionamentos",
      table: "Mostrar como tabela",
    },
    {
      name: "dark, on a phone",
      look: { dark: true, width: 390, height: 844 },
      title: "What claims cost",
      table: "Show as table",
    },
    {
      name: "light, on a phone, in Portuguese",
      look: { width: 390, height: 844, language: "ptBR" },
      title: "Quanto custam os acionamentos",
      table: "Mostrar como tabela",
    },
  ]
  it.each(looks)(
    "nothing has a serious fault or runs out of the window ($name)",
    async ({ name, look, title, table }) => {
      const looked = await openDashboard(browser, dashboard.url, look)
      looked.on("pageerror", (error) => complaints.push(error.message))
      const faults: Record<string, string[]> = {}
      const judge = async (what: string): Promise<void> => {
        await looked.waitForLoadState("networkidle")
        await picture(looked, `look ${name} ${what}`.replace(/\W+/g, "-"))
        const wide = await looked.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        const found = [...(await seriousFaults(looked)), ...(wide > 0 ? [`${wide} px too wide`] : [])]
        if (found.length) {
          faults[what] = found
        }
      }
      for (const view of ["costs", "failures", "open", "expiring", "use", "recovery"]) {
        const days = view === "expiring" ? "from=2027-01-01&to=2028-06-30&currency=eur" : PERIOD
        await at(`/crm/warranties?tab=costs&view=${view}&${days}`, looked)
        await looked.getByRole("heading", { level: 2 }).first().waitFor()
        await judge(`costs ${view}`)
      }
      await at(`${PAGE}&by=month`, looked)
      await looked.getByTestId("crm-columns").waitFor()
      await judge("costs by month")
      await looked.getByRole("button", { name: `${title}: ${table}` }).click()
      await looked.getByRole("table").waitFor()
      await judge("costs by month as table")
      await looked.context().close()
      expect(faults).toEqual({})
    }
  )

  it("no page complained", () => {
    expect(complaints).toEqual([])
  })
})
