import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

/** From an empty shop to a paid invoice, as its people do it: rep, buyer, accountant, owner. */
describe("from quote to paid", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let link = ""
  const complaints: string[] = []
  const typed: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    await openShop(dashboard)
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const at = (path: string): Promise<unknown> => page.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
  /** Types a fact, and remembers it: none is to be typed twice. */
  const type = async (label: string, fact: string): Promise<void> => {
    typed.push(fact)
    await page.getByLabel(label).fill(fact)
  }

  it("starts with an overview that says what will appear, and what to set up first", async () => {
    await at("/crm")
    await page.getByTestId("crm-checklist").waitFor()
    await shows("No open quotes yet")
    await shows("Nothing to collect")
    await shows("Everything delivered is invoiced.")
  })

  it("1. the rep writes a quote from the catalogue, with a free line, an own price and a discount", async () => {
    await page.getByRole("main").getByRole("link", { name: "Create quote" }).first().click()
    await page.getByRole("combobox", { name: "Customer" }).fill("atl")
    await page.getByRole("option", { name: /Atlântico/ }).click()
    const products = page.getByRole("combobox", { name: "Add product" })
    await products.fill("desk")
    await page.getByRole("option", { name: /Oak desk/ }).click()
    await page.getByRole("button", { name: "Add free text" }).click()
    await type("Description", "Assembly on site")
    await type("Price: Assembly on site", "150")
    await type("Quantity: Oak desk", "3")
    await type("Price: Oak desk", "450")
    await type("Discount %: Oak desk", "5")
    // 3 × 450 + 150 = 1,500.00; − 67.50; 23 % of 1,432.50 = 329.48
    await page.getByTestId("quote-totals").getByText("€1,761.98").waitFor()
    await picture(page, "quote-editor")
    await page.getByRole("button", { name: "Save" }).click()
    await page.waitForURL(/\/crm\/quotes\/crmq_/)
  })

  it("2. sends it, and copies the link", async () => {
    await page.getByRole("button", { name: "Send", exact: true }).waitFor()
    await page.keyboard.press("Control+Enter")
    await page.getByTestId("mail-preview").waitFor()
    await page.keyboard.press("Control+Enter")
    link = await page.getByTestId("public-link").innerText()
    await page.getByRole("button", { name: "Close" }).last().click()
    await page.getByText("Sent", { exact: true }).first().waitFor()
    await picture(page, "quote")
    await at("/crm")
    await shows(/1 open quote/)
  })

  it("3. the buyer opens it on a phone without a login, and accepts by typing a name", async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" })
    const offer = await phone.newPage()
    offer.on("pageerror", (error) => complaints.push(error.message))
    await offer.goto(link)
    await offer.getByText("€1,761.98").first().waitFor()
    await picture(offer, "public-quote")
    typed.push("Marta Nogueira")
    await offer.getByRole("textbox").first().fill("Marta Nogueira")
    await offer
      .getByRole("button", { name: /accept/i })
      .first()
      .click()
    await offer
      .getByText(/thank you/i)
      .first()
      .waitFor()
    await phone.close()
  })

  it("4.–5. the host's order stands, and one button on its page invoices it", async () => {
    await at("/crm/quotes")
    await page.getByText("Atlântico Coworking Lda").first().click()
    await page.getByRole("link", { name: "View order" }).click()
    await page.waitForURL(/\/orders\/order_/)
    await page.getByRole("button", { name: "Issue invoice" }).click()
    const invoice = page.getByRole("link", { name: /^INV-\d{4}-0001$/ })
    await invoice.waitFor()
    await picture(page, "order-widget")
    await invoice.click()
    await page.waitForURL(/\/crm\/receivables\/invoices\//)
    await page.getByTestId("crm-invoice-outstanding").getByText("€1,761.98").waitFor()
    await picture(page, "invoice")
  })

  it("6. money comes in: the receipt knows customer, amount and invoice already, and the host's order is paid", async () => {
    const order = await page.getByRole("link", { name: /^Order #/ }).getAttribute("href")
    await page.getByRole("link", { name: "Record receipt" }).click()
    await shows("Nothing stays unallocated.")
    expect(await page.getByLabel("Amount").inputValue()).toBe("1761.98")
    await picture(page, "record-receipt")
    await page.getByRole("button", { name: "Save" }).click()
    await shows("R-")
    await page.goto(`${dashboard.url}${order?.startsWith("/app") ? order : `/app${order}`}`)
    await page.getByText("Captured", { exact: true }).first().waitFor()
  })

  it("7. an allocation made by mistake is undone, and the invoice is open again", async () => {
    await page.getByRole("link", { name: /^INV-\d{4}-0001$/ }).click()
    await page.getByRole("button", { name: "Undo" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click()
    await shows("Allocation undone")
    await page.getByTestId("crm-invoice-outstanding").getByText("€1,761.98").waitFor()
  })

  it("8. the overview shows what is owed, and each figure opens the list that adds up to it", async () => {
    await at("/crm")
    const owed = page.getByRole("link", { name: "€1,761.98" }).first()
    await owed.waitFor()
    await picture(page, "overview-small")
    await owed.click()
    await page.waitForURL(/\/crm\/receivables\?.*tab=open/)
    await shows("1 instalment · €1,761.98")
    await at("/crm/receivables")
    await page.getByRole("link", { name: "Atlântico Coworking Lda" }).click()
    await shows("1 instalment · €1,761.98")
  })

  it("shows sales and debt on the host's customer page", async () => {
    await at("/customers")
    await page.getByText("marta@atlantico.example").first().click()
    await shows("Sales and debt")
    await page.getByRole("link", { name: "€1,761.98" }).first().waitFor()
    await picture(page, "customer-widget")
  })

  it("asked for no fact twice", () => {
    expect(typed.filter((fact, index) => typed.indexOf(fact) !== index)).toEqual([])
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
