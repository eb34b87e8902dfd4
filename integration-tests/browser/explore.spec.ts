import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, Looks, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Id = { id: string }

/** Desks for 1,000 are offered, chairs for 200 are bought and invoiced at 246.00 with tax, an old offer of 300 is lost. */
describe("fields of one's own choice in rows and columns", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const pick = async (name: string, option: string): Promise<void> => {
    const choice = page.getByRole("combobox", { name, exact: true })
    await choice.click()
    await page.getByRole("option", { name: option, exact: true }).click()
    // A choice that does not show it yet takes the same again for no change; those of filters are gone once they are made.
    if (!/^(Filter by|Value of)/.test(name)) {
      await choice.filter({ hasText: option }).waitFor()
    }
  }
  const row = (name: string) => page.getByTestId("crm-pivot").getByRole("row", { name: new RegExp(`^${name}\\b`) })
  const cells = async (name: string): Promise<string[]> => (await row(name).getByRole("cell").allInnerTexts()).slice(1)

  beforeAll(async () => {
    dashboard = await startDashboard()
    const { customer_id, region_id } = await openShop(dashboard)
    const { call } = dashboard
    const quote = async (title: string, unit_price: number): Promise<string> => {
      const { quote } = await call<{ quote: Id }>("POST", "/admin/crm/quotes", {
        ...{ customer_id, region_id, title, currency_code: "eur" },
        items: [{ title, quantity: 1, unit_price }],
        shipping_address: { first_name: "M", last_name: "N", address_1: "Rua 1", city: "Porto", country_code: "pt" },
      })
      await call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
      return quote.id
    }
    await quote("Desks", 1000)
    const chairs = await quote("Chairs", 200)
    const { quote: won } = await call<{ quote: { order_id: string } }>("POST", `/admin/crm/quotes/${chairs}/accept`, {
      name: "Marta",
    })
    await call("POST", `/admin/crm/quotes/${await quote("Old", 300)}/decline`, {})
    await call("POST", `/admin/crm/orders/${won.order_id}/invoices`, { issue: true })
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("begins with an example whose figures open their documents", async () => {
    await page.goto(`${dashboard.url}/app/crm`)
    await page.getByRole("link", { name: "Explore" }).click()
    await page.getByRole("button", { name: "Owed by country and age" }).click()
    await row("Total").getByRole("button", { name: "€246.00" }).last().click()
    await page.getByTestId("crm-documents-total").getByText("€246.00").waitFor()
    await picture(page, "explore-documents")
    await page.getByRole("dialog").getByRole("link").first().click()
    await page.waitForURL(/\/crm\/receivables\/invoices\//)
    // The page that was left stands until the next one has come.
    await page.getByTestId("crm-pivot").waitFor({ state: "detached" })
    await page.goBack()
    await page.getByTestId("crm-documents-total").waitFor()
    await page.keyboard.press("Escape")
    await page.getByTestId("crm-documents-total").waitFor({ state: "detached" })
  })

  it("counts what is picked by the fields that are picked", async () => {
    await pick("Count", "Quotes")
    await pick("Rows", "Outcome")
    await pick("Figure", "Net amount")
    await pick("Second figure", "Win rate")
    await page.getByRole("row", { name: "Open €1,000.00 –" }).waitFor()
    await picture(page, "explore")
  })

  it("narrows by a value of any field; the address alone shows the same", async () => {
    await pick("Filter by", "Outcome")
    await pick("Value of Outcome", "Won")
    await page.getByRole("button", { name: "Remove filter Outcome: Won" }).waitFor()
    await row("Lost").waitFor({ state: "detached" })
    expect(await cells("Total")).toEqual(["€200.00", "100%"])
    await page.reload()
    await row("Won").waitFor()
    expect(await cells("Total")).toEqual(["€200.00", "100%"])
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: "Quotes: Download CSV" }).click()
    expect((await download).suggestedFilename()).toBe("pivot-quotes.csv")
    await page.getByRole("button", { name: "Remove filter Outcome: Won" }).click()
    await row("Lost").waitFor()
  })

  it("draws its first figure as bars above the table, whose documents a bar opens, and nothing where there is nothing", async () => {
    const chart = page.getByTestId("crm-pivot-chart")
    await chart.getByRole("img", { name: "Net amount by Outcome" }).waitFor()
    // The table's rows, each with its figure in words.
    for (const text of ["Open", "Lost", "Won", "€1K", "€300", "€200"]) {
      await chart.getByText(text, { exact: true }).waitFor()
    }
    await chart.locator(".recharts-bar-rectangle").last().click()
    await page.getByTestId("crm-documents-total").getByText("€200.00").waitFor()
    await page.keyboard.press("Escape")
    await page.getByTestId("crm-documents-total").waitFor({ state: "detached" })
    await pick("Columns", "Kind of customer")
    const legend = chart.getByRole("list")
    await legend.getByText("Business", { exact: true }).waitFor()
    const address = page.url()
    await page.goto(`${dashboard.url}/app/crm/explore?dataset=claims&rows=product&measures=count`)
    await page.getByText("Nothing to count").waitFor()
    expect(await chart.count()).toBe(0)
    await page.goto(address)
    await legend.waitFor()
    await pick("Columns", "None")
    await legend.waitFor({ state: "detached" })
  })

  it("sorts by a heading that the keyboard reaches, and the address keeps it", async () => {
    const heading = (name: string) => page.getByTestId("crm-pivot").getByRole("columnheader", { name, exact: true })
    const order = async (): Promise<string[]> =>
      (await page.getByTestId("crm-pivot").locator("tbody tr td:first-child").allInnerTexts()).slice(0, -1)
    const sorted = async (name: string, direction: string, rows: string[]): Promise<void> => {
      await page.locator(`th[aria-sort="${direction}"]`).getByRole("button", { name, exact: true }).waitFor()
      await page.waitForFunction(
        (first) => document.querySelector('[data-testid="crm-pivot"] tbody td')?.textContent === first,
        rows[0]
      )
      expect(await order()).toEqual(rows)
    }
    // From the table's own place in the order of Tab to its first heading and the second one.
    await page.getByRole("region", { name: "Quotes" }).focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await sorted("Net amount", "descending", ["Open", "Lost", "Won"])
    expect(new URL(page.url()).searchParams.get("order")).toBe("-net")
    await page.keyboard.press("Enter")
    await sorted("Net amount", "ascending", ["Won", "Lost", "Open"])
    await page.reload()
    await sorted("Net amount", "ascending", ["Won", "Lost", "Open"])
    await heading("Win rate").getByRole("button").click()
    await sorted("Win rate", "descending", ["Won", "Lost", "Open"])
    expect(await heading("Net amount").getAttribute("aria-sort")).toBeNull()
    await pick("Columns", "Kind of customer")
    await pick("Second figure", "None")
    await heading("Business").getByRole("button").click()
    await sorted("Business", "descending", ["Open", "Lost", "Won"])
    expect(new URL(page.url()).searchParams.get("order_column")).toBe("business")
    await pick("Columns", "None")
    await pick("Second figure", "Win rate")
  })

  it("lays a field across, swaps it with the rows and shows subtotals", async () => {
    await pick("Second figure", "None")
    await pick("Columns", "Kind of customer")
    await page.getByRole("columnheader", { name: "Business" }).waitFor()
    await page.getByRole("button", { name: "Swap rows and columns" }).click()
    await page.getByRole("row", { name: "Business €1,000.00 €200.00 €300.00 €1,500.00" }).waitFor()
    expect(await cells("Business")).toEqual(["€1,000.00", "€200.00", "€300.00", "€1,500.00"])
    await pick("Then by", "Customer")
    await row("Business Total").waitFor()
    await picture(page, "explore-stacked")
  })

  it("saves what is open under a name, opens it from the list, changes and deletes it", async () => {
    await page.getByRole("button", { name: "Saved" }).click()
    await page.getByRole("menuitem", { name: "Save as new…" }).click()
    await page.getByLabel("Name").fill("Kinds of customers")
    await page.getByRole("checkbox", { name: "Share with everyone" }).click()
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByRole("button", { name: "Kinds of customers" }).waitFor()
    await page.goto(`${dashboard.url}/app/crm/explore`)
    await page.getByTestId("crm-pivot-examples").waitFor()
    await page.getByRole("button", { name: "Saved" }).click()
    await page.getByRole("menuitem", { name: "Kinds of customers (shared)" }).click()
    await row("Business Total").waitFor()
    await page.getByRole("button", { name: "Kinds of customers" }).click()
    await page.getByRole("menuitem", { name: "Change “Kinds of customers”…" }).click()
    await page.getByLabel("Name").fill("By kind")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByRole("button", { name: "By kind" }).click()
    await page.getByRole("menuitem", { name: "Delete “By kind”…" }).click()
    await page.getByRole("button", { name: "Remove", exact: true }).click()
    await page.getByRole("button", { name: "Saved" }).waitFor()
  })

  it("nothing is cut off or untranslated in the dark, on a phone and in Portuguese", async () => {
    const address = page.url()
    const looks: Looks[] = [{ dark: true }, { width: 390, height: 844 }, { language: "ptBR" }]
    for (const [index, look] of looks.entries()) {
      const other = await openDashboard(browser, dashboard.url, look)
      other.on("pageerror", (error) => complaints.push(error.message))
      await other.goto(address)
      await other.getByRole("row", { name: look.language ? /^Empresa Total/ : /^Business Total/ }).waitFor()
      expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width ?? 1440)
      expect(await other.locator("main").innerText()).not.toContain("pivot.")
      await other.getByTestId("crm-pivot-chart").waitFor()
      await picture(other, `explore-${["dark", "phone", "pt"][index]}`)
      await other.context().close()
    }
    expect(complaints).toEqual([])
  })
})
