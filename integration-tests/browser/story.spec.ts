import { Browser, Page } from "playwright-core"

import { ISO_BANK_FORMAT } from "../fixtures/bank-format"
import { openShop } from "../fixtures/shop"
import { launchBrowser, linkOf, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Id = { id: string }

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

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
    const invoice = linkOf(page, /^INV-\d{4}-0001$/)
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
    await linkOf(page, /^INV-\d{4}-0001$/).click()
    await page.getByRole("button", { name: "Undo" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click()
    await shows("Allocation undone")
    await page.getByTestId("crm-invoice-outstanding").getByText("€1,761.98").waitFor()
  })

  it("8. the overview shows what is owed, and each figure opens the list that adds up to it", async () => {
    await at("/crm")
    // The strip of the day has links with this amount in their names too.
    const owed = page.getByRole("link", { name: "€1,761.98", exact: true }).first()
    await owed.waitFor()
    await picture(page, "overview-small")
    await owed.click()
    await page.waitForURL(/\/crm\/receivables\?.*tab=open/)
    await shows("1 instalment · €1,761.98")
    await at("/crm/receivables")
    await page.getByRole("link", { name: "Atlântico Coworking Lda" }).click()
    await page.getByTestId("crm-account-position").getByRole("link", { name: "€1,761.98" }).first().click()
    await page.waitForURL(/tab=open/)
    await shows("1 instalment · €1,761.98")
  })

  it("shows sales and debt on the host's customer page", async () => {
    await at("/customers")
    await page.getByText("marta@atlantico.example").first().click()
    await shows("Sales and debt")
    await page.getByRole("link", { name: "€1,761.98" }).first().waitFor()
    await picture(page, "customer-widget")
  })

  /*
   * A second company, so that its books hold this story alone: 1,000.00 + 23 % = 1,230.00 issued 40 days ago, 10 days late.
   *
   * | what happens         | receivables | bank  | advances      | sales | tax |
   * | issued               | 1,230       |       |               | 1,000 | 230 |
   * | a line of a bank file |            | 1,230 | 1,230         |       |     |
   * | matched              | 1,230       |       | 1,230         |       |     |
   *
   * Both sides 3,690.00.
   */
  it("9. an overdue invoice is reminded, disputed in part, promised, paid by a line of a bank file, matched and closed; its books balance", async () => {
    const issued = daysAgo(40)
    const { invoice, company_id } = await overdueInvoice(issued)
    const dialog = page.getByRole("dialog")
    const owed = (amount: string): Promise<void> =>
      page.getByTestId("crm-invoice-outstanding").getByText(amount, { exact: true }).waitFor()

    await at("/crm/receivables?tab=dunning")
    await page.getByRole("button", { name: "Propose reminders" }).click()
    await page.getByRole("heading", { name: /^Run of / }).waitFor()
    await page.getByRole("button", { name: "Send all (1)" }).click()
    await dialog.getByText("ana@borges.example").waitFor()
    await dialog.getByRole("button", { name: "Send now" }).click()
    await dialog.waitFor({ state: "detached" })

    await at(`/crm/receivables/invoices/${invoice.id}`)
    await page.getByText("Reminded", { exact: true }).first().waitFor()
    await page.getByRole("button", { name: "Log dispute" }).click()
    await dialog.getByLabel("Disputed amount").fill("230")
    await dialog.getByRole("button", { name: "Log dispute" }).click()
    await dialog.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Log promise" }).click()
    await dialog.getByLabel("Amount").fill("1230")
    await dialog.getByLabel("Told by").fill("Ana")
    await dialog.getByRole("button", { name: "Log promise" }).click()
    await dialog.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Resolve dispute" }).click()
    await dialog.getByRole("button", { name: "Resolve dispute" }).click()
    await dialog.waitFor({ state: "detached" })
    await page
      .getByText(/^€230\.00 · Quality or damage$/)
      .first()
      .waitFor()
    await page
      .getByText(/^€1,230\.00 by .+ · Ana$/)
      .first()
      .waitFor()

    const csv = `Day;Text;Payer;Amount\n${daysAgo(0)};${invoice.number} with thanks;Borges;1230.00\n`
    await at("/crm/receivables?tab=bank")
    await page.getByRole("button", { name: "Import statement" }).click()
    await shows("House bank · PT500002")
    await page.locator("#bank-file").setInputFiles({ name: "bank.csv", mimeType: "text/csv", buffer: Buffer.from(csv) })
    await page.getByRole("button", { name: "Preview" }).click()
    await page.getByRole("button", { name: "Import 1 line" }).click()
    await page.getByText(`names ${invoice.number} · exact amount`).last().waitFor()
    await page.getByRole("button", { name: "Accept", exact: true }).click()
    await shows("Nothing waits to be matched")
    await at(`/crm/receivables/invoices/${invoice.id}`)
    await owed("€0.00")
    await page.getByText("Kept", { exact: true }).first().waitFor()
    await page
      .getByText(/^€1,230\.00 of receipt /)
      .first()
      .waitFor()
    await picture(page, "invoice-collected")

    await at(`/crm/receivables?tab=closing&company_id=${company_id}&month=${issued.slice(0, 7)}`)
    await page.getByRole("button", { name: "Close the month" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Close", exact: true }).click()
    await shows(/^Closed up to /)

    const books = `company_id=${company_id}&currency=eur&from=${issued.slice(0, 7)}-01&to=${daysAgo(0)}`
    await at(`/crm/receivables?tab=journal&${books}`)
    await shows("7 lines · €3,690.00 on both sides")
    await shows("Documents, journal and aging agree.")
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^journal-.+\.csv$/)
    await at(`/crm/receivables/invoices/${invoice.id}`)
    await page.getByText("Sales journal as CSV", { exact: true }).first().waitFor()
  })

  /** Of a second company with a sales channel of its own, and a customer of its own. */
  const overdueInvoice = async (
    issue_date: string
  ): Promise<{ invoice: { id: string; number: string }; company_id: string }> => {
    const { call } = dashboard
    const { sales_channel } = await call<{ sales_channel: Id }>("POST", "/admin/sales-channels", { name: "Beta" })
    const { company } = await call<{ company: Id }>("POST", "/admin/crm/companies", {
      name: "Beta",
      sales_channel_ids: [sales_channel.id],
    })
    const { customer } = await call<{ customer: Id }>("POST", "/admin/customers", {
      company_name: "Borges & Filhos",
      email: "ana@borges.example",
    })
    const { regions } = await call<{ regions: Id[] }>("GET", "/admin/regions")
    const { quote } = await call<{ quote: Id }>("POST", "/admin/crm/quotes", {
      customer_id: customer.id,
      currency_code: "eur",
      region_id: regions[0].id,
      sales_channel_id: sales_channel.id,
      items: [{ title: "Fit-out", quantity: 1, unit_price: 1000 }],
      shipping_address: { first_name: "A", last_name: "B", address_1: "Rua 2", city: "Porto", country_code: "pt" },
    })
    await call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    const accepted = await call<{ quote: { order_id: string } }>("POST", `/admin/crm/quotes/${quote.id}/accept`, {
      name: "Ana",
    })
    const { invoice } = await call<{ invoice: { id: string; number: string } }>(
      "POST",
      `/admin/crm/orders/${accepted.quote.order_id}/invoices`,
      { issue: true, issue_date }
    )
    // At any hour of any day that the tests run on.
    await call("POST", "/admin/crm/dunning-policies/crmdp_default", {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      hour_from: 0,
      hour_to: 24,
    })
    await call("POST", "/admin/crm/bank-mappings", {
      name: "House bank",
      account: "PT500002",
      currency_code: "eur",
      company_id: company.id,
      format: ISO_BANK_FORMAT,
    })
    return { invoice, company_id: company.id }
  }

  it("asked for no fact twice", () => {
    expect(typed.filter((fact, index) => typed.indexOf(fact) !== index)).toEqual([])
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
