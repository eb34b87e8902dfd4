import { Browser, Page } from "playwright-core"

import { deliverItems, Delivering, openShop, prepareDelivery } from "../fixtures/shop"
import { launchBrowser, linkOf, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Id = { id: string }
type Item = { id: string; title: string; quantity: number }

const monthsAgo = (months: number): Date => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 0))
}
/** The last day of the last month: the default month of the closing page. */
const CLOSED_DAY = monthsAgo(1).toISOString().slice(0, 10)
const CLOSED_WORDS = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(monthsAgo(1))

/*
 * 23 % tax on every amount:
 *
 *   order A   5 × Brackets at 100.00      = 500.00 → 615.00     2 are delivered: 200.00 → 246.00
 *   order B   1 × Assembly at 1,000.00    → 1,230.00            deposit of 30 %: 369.00, then the rest: 861.00
 *
 * One person, one day: what a later case sees was made by an earlier one.
 */
describe("billing in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let customer_id = ""
  let delivering: Delivering
  let orderA = ""
  let orderB = ""
  const complaints: string[] = []

  const call = <T>(method: string, path: string, body?: object): Promise<T> => dashboard.call<T>(method, path, body)
  const at = (path: string): Promise<unknown> => page.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
  const dialog = () => page.getByRole("dialog")

  const order = async (title: string, quantity: number, unit_price: number): Promise<string> => {
    const { regions } = await call<{ regions: Id[] }>("GET", "/admin/regions")
    const { quote } = await call<{ quote: Id }>("POST", "/admin/crm/quotes", {
      customer_id,
      currency_code: "eur",
      region_id: regions[0].id,
      items: [{ title, quantity, unit_price }],
      shipping_address: { first_name: "M", last_name: "N", address_1: "Rua 1", city: "Porto", country_code: "pt" },
    })
    await call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    const path = `/admin/crm/quotes/${quote.id}/accept`
    return (await call<{ quote: { order_id: string } }>("POST", path, { name: "Someone" })).quote.order_id
  }
  const itemOf = async (orderId: string): Promise<Item> =>
    (await call<{ order: { items: Item[] } }>("GET", `/admin/orders/${orderId}`)).order.items[0]

  const deliver = async (orderId: string, quantity: number): Promise<void> =>
    deliverItems(dashboard, delivering, orderId, [{ id: (await itemOf(orderId)).id, quantity }])

  beforeAll(async () => {
    dashboard = await startDashboard()
    customer_id = (await openShop(dashboard)).customer_id
    delivering = await prepareDelivery(dashboard)
    orderA = await order("Brackets", 5, 100)
    orderB = await order("Assembly", 1, 1000)
    await deliver(orderA, 2)
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("invoices everything delivered by one button, once it was seen what that makes", async () => {
    await at("/crm/receivables?tab=orders")
    await shows("1 order · €246.00")
    await page.getByRole("button", { name: "Invoice everything delivered (1)" }).click()
    await dialog().getByText("1 to be invoiced", { exact: true }).waitFor()
    expect(await dialog().getByRole("listitem").allInnerTexts()).toEqual([expect.stringMatching(/^#\d+\s.*€246\.00$/s)])
    await dialog().getByRole("button", { name: "Issue 1 invoice" }).click()
    await dialog().getByText("1 of 1 done", { exact: true }).waitFor()
    await dialog()
      .getByRole("link", { name: /^INV-\d{4}-0001$/ })
      .waitFor()
    await dialog().getByRole("button", { name: "Close" }).last().click()
    await shows("Everything delivered is invoiced")
  })

  it("says on the order's page of each line what was delivered, invoiced and is to be paid", async () => {
    await at(`/orders/${orderA}`)
    await linkOf(page, /^INV-\d{4}-0001$/).waitFor()
    const lines = page.getByRole("list", { name: "Line by line" }).getByRole("listitem")
    await lines.first().waitFor()
    expect(await lines.allInnerTexts()).toEqual([
      expect.stringMatching(/^Brackets\s+5 ordered · 2 delivered · 2 invoiced\s+€246\.00\s+Outstanding$/),
    ])
  })

  it("invoices chosen quantities, and refuses more than is left before it is asked", async () => {
    await page.getByRole("button", { name: "More ways to invoice" }).click()
    await page.getByRole("menuitem", { name: "Choose lines and quantities" }).click()
    const quantity = dialog().getByLabel("Brackets: quantity now")
    await quantity.fill("4")
    await dialog().getByRole("alert").getByText("At most 3 is left to invoice.").waitFor()
    expect(await dialog().getByRole("button", { name: "Issue invoice" }).isDisabled()).toBe(true)
    await quantity.fill("3")
    await dialog().getByRole("button", { name: "Issue invoice" }).click()
    await linkOf(page, /^INV-\d{4}-0002$/).waitFor()
    await shows("5 ordered · 2 delivered · 5 invoiced")
  })

  it("proposes a credit note when the order is edited, and issues it from the order's page", async () => {
    const { id } = await itemOf(orderA)
    await call("POST", "/admin/order-edits", { order_id: orderA })
    await call("POST", `/admin/order-edits/${orderA}/items/item/${id}`, { quantity: 4 })
    await call("POST", `/admin/order-edits/${orderA}/request`, {})
    await call("POST", `/admin/order-edits/${orderA}/confirm`, {})
    await expectProposal()
    await at(`/orders/${orderA}`)
    await page.getByRole("button", { name: "Issue credit note" }).waitFor()
    await at("/crm/receivables?tab=proposals")
    await page.getByRole("button", { name: "Issue", exact: true }).click()
    await dialog()
      .getByText(/^Issue the credit note of order #\d+\?$/)
      .waitFor()
    expect(await dialog().getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/^1 × Brackets\s+INV-\d{4}-0002\s+€123\.00$/),
    ])
    await dialog().getByRole("button", { name: "Issue", exact: true }).click()
    await shows("Orders and documents agree")
    await at(`/orders/${orderA}`)
    await shows("4 ordered · 2 delivered · 5 invoiced · 1 credited")
  })

  /** The order's event is worked off beside the answer; the page is looked at until it shows. */
  const expectProposal = async (): Promise<void> => {
    for (let tries = 0; tries < 20; tries++) {
      await at("/crm/receivables?tab=proposals")
      const found = page.getByText(/^(1 open proposal|Orders and documents agree)$/).first()
      await found.waitFor()
      if ((await found.innerText()) === "1 open proposal") {
        return
      }
    }
    throw new Error("The edited order was not proposed.")
  }

  it("takes money off the price of a line", async () => {
    await linkOf(page, /^INV-\d{4}-0001$/).click()
    await page.getByTestId("crm-invoice-outstanding").getByText("€246.00", { exact: true }).waitFor()
    await page.locator('main button[aria-haspopup="menu"]').first().click()
    await page.getByRole("menuitem", { name: "Credit in part" }).click()
    await dialog().getByLabel("Brackets: by").click()
    await page.getByRole("option", { name: "Money off" }).click()
    await dialog().getByLabel("Money off Brackets, tax included").fill("12.30")
    await dialog().getByLabel("Why").click()
    await page.getByRole("option", { name: "Goodwill" }).click()
    await dialog().getByRole("button", { name: "Issue credit note over €12.30" }).click()
    await page.getByTestId("crm-invoice-outstanding").getByText("€233.70", { exact: true }).waitFor()
  })

  it("asks for a deposit, and takes it off the final invoice", async () => {
    await at(`/orders/${orderB}`)
    await page.getByRole("button", { name: "More ways to invoice" }).click()
    await page.getByRole("menuitem", { name: "Deposit invoice" }).click()
    await dialog().getByText("€369.00 of €1,230.00", { exact: true }).waitFor()
    await dialog().getByRole("button", { name: "Issue deposit invoice" }).click()
    await linkOf(page, /^INV-\d{4}-0003$/).waitFor()
    await page.getByRole("button", { name: "Invoice the rest" }).click()
    await linkOf(page, /^INV-\d{4}-0004$/).click()
    await page.getByTestId("crm-invoice-outstanding").getByText("€861.00", { exact: true }).waitFor()
    await shows(/Less deposit invoice INV-\d{4}-0003/)
  })

  it("shows what is left of a month, that the ledger holds, closes it, and then refuses what is dated in it", async () => {
    await at("/crm/receivables?tab=closing")
    await page.getByRole("heading", { name: "Close the month" }).waitFor()
    const step = (name: string) => page.getByTestId("closing-step").filter({ hasText: name })
    await step("Books closed").waitFor()
    expect(await page.getByTestId("closing-step").allInnerTexts()).toEqual([
      expect.stringMatching(/^Done\s+Delivered, not invoiced\s+Nothing left\.$/),
      expect.stringMatching(/^Done\s+Drafts of invoices\s+Nothing left\.$/),
      expect.stringMatching(/^Done\s+Proposed credit notes\s+Nothing left\.$/),
      expect.stringMatching(/^Done\s+Proposed invoices\s+Nothing left\.$/),
      expect.stringMatching(/^Done\s+Numbers without a gap\s+No document in this month\.$/),
      expect.stringMatching(/^Not checked\s+Ledger verified\s+Never verified\./),
      expect.stringMatching(/^To do\s+Books closed\s+No day is closed yet\./),
    ])
    await step("Ledger verified").getByRole("button", { name: "Verify now" }).click()
    await step("Ledger verified")
      .getByText(/^Everything holds: \d+ rows read/)
      .waitFor()
    await step("Books closed").getByRole("button", { name: "Close the month" }).click()
    const question = page.getByRole("alertdialog")
    await question.getByText(`Close the books up to ${CLOSED_WORDS}?`).waitFor()
    await question.getByRole("button", { name: "Close", exact: true }).click()
    await step("Books closed").getByText(`Closed up to ${CLOSED_WORDS}.`).waitFor()
    await expect(
      call("POST", "/admin/crm/receipts", {
        customer_id,
        amount: 5,
        currency_code: "eur",
        method: "cash",
        received_date: CLOSED_DAY,
      })
    ).rejects.toThrow(`the books are closed up to ${CLOSED_DAY}`)
  })

  it("prints several invoices as one file, with its progress shown", async () => {
    await at("/crm/receivables?tab=invoices")
    await page.locator('thead [role="checkbox"]').first().click()
    const file = page.waitForEvent("download")
    await page.getByRole("button", { name: /^Print/ }).click()
    await dialog().getByText("Print 4 documents", { exact: true }).waitFor()
    expect((await file).suggestedFilename()).toMatch(/^invoices-\d{4}-\d{2}-\d{2}\.pdf$/)
    await dialog().waitFor({ state: "detached" })
  })

  it.each(["tab=orders", "tab=proposals", "tab=closing"])("fits a phone and speaks Portuguese on %s", async (tab) => {
    const phone = await openDashboard(browser, dashboard.url, { width: 390, height: 844, language: "ptBR" })
    phone.on("pageerror", (error) => complaints.push(error.message))
    await phone.goto(`${dashboard.url}/app/crm/receivables?${tab}`)
    await phone
      .getByText(/^(Tudo o que foi entregue está faturado|Pedidos e documentos conferem|Livros fechados)$/)
      .waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const tabBox = await phone.getByRole("tab", { selected: true }).boundingBox()
    expect([tabBox!.x >= 0, tabBox!.x + tabBox!.width <= 390]).toEqual([true, true])
    expect(await phone.locator("main").innerText()).not.toMatch(/\b(billing\.|closing\.|receivable\.|Nothing|Done)/)
    await phone.context().close()
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
