import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Quote = {
  id: string
  number: string
  version: number
  status: string
  total: number
  order_ids: string[]
  conversion_status: string
  items: { id: string; title: string; ordered_quantity: number }[]
}

/** A rep, a manager and a buyer, from a template to two orders; each case goes on where the one before ended. */
describe("an offer from template to orders", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let rep: Page
  let buyer: Page
  let id = ""
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    await openShop(dashboard)
    await dashboard.call("POST", "/admin/crm/approval-rules", { name: "Sales floor", max_discount_percent: 10 })
    await dashboard.call("POST", "/admin/crm/quote-templates", {
      name: "Meeting room",
      title: "Meeting room",
      terms: "Half in advance, half on delivery.",
      currency_code: "eur",
      convert_on_accept: false,
      items: [
        { kind: "section", title: "Furniture" },
        { title: "Table", quantity: 2, unit_price: 400 },
        { title: "Chair", quantity: 8, unit_price: 90 },
        { title: "Assembly", quantity: 1, unit_price: 150, is_optional: true },
      ],
    })
    browser = await launchBrowser()
    rep = await openDashboard(browser, dashboard.url)
    rep.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const stored = async (): Promise<Quote> =>
    (await dashboard.call<{ quote: Quote }>("GET", `/admin/crm/quotes/${id}`)).quote
  const dialog = () => rep.getByRole("dialog").last()
  const openQuote = async (): Promise<void> => {
    await rep.goto(`${dashboard.url}/app/crm/quotes/${id}`)
    await rep.getByText("Table").first().waitFor()
  }
  const sendIt = async (): Promise<string> => {
    await rep.getByRole("button", { name: "Send", exact: true }).first().click()
    await rep.getByTestId("mail-preview").waitFor()
    await rep.keyboard.press("Control+Enter")
    const link = await rep.getByTestId("public-link").innerText()
    await rep.getByRole("button", { name: "Close" }).last().click()
    return link
  }

  it("the rep starts from a template and gives a discount", async () => {
    await rep.goto(`${dashboard.url}/app/crm/quotes/create`)
    await rep.getByLabel("Start from a template").click()
    await rep.getByRole("option", { name: "Meeting room" }).click()
    await rep.getByRole("combobox", { name: "Customer" }).fill("atl")
    await rep.getByRole("option", { name: /Atlântico/ }).click()
    await rep.getByLabel("Discount %: Chair").fill("25")
    await rep.getByRole("button", { name: "Save" }).click()
    await rep.waitForURL(/\/crm\/quotes\/crmq_/)
    id = new URL(rep.url()).pathname.split("/").pop() ?? ""
    expect(await stored()).toMatchObject({ status: "draft", version: 1 })
  })

  it("it needs approval, which the manager gives", async () => {
    await rep.getByRole("button", { name: "Submit for approval", exact: true }).first().click()
    await dialog().getByRole("button", { name: "Submit for approval" }).click()
    await rep.getByText("Approval pending").first().waitFor()
    await picture(rep, "quote-approval")
    await rep.getByRole("button", { name: "Approve", exact: true }).first().click()
    await dialog().getByRole("button", { name: "Approve" }).click()
    await rep.getByText("Approved", { exact: true }).first().waitFor()
  })

  it("the buyer opens it on a phone and asks", async () => {
    const link = await sendIt()
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" })
    buyer = await phone.newPage()
    buyer.on("pageerror", (error) => complaints.push(error.message))
    await buyer.goto(link)
    await buyer.getByRole("button", { name: "Ask about this" }).first().click()
    await buyer.getByLabel("Your question").fill("Could we have two chairs fewer?")
    await buyer.getByRole("button", { name: "Send question" }).click()
    await buyer.getByText("Your question has been sent.", { exact: false }).last().waitFor()
  })

  it("the rep sees the question, and revises", async () => {
    await openQuote()
    await rep.getByText("Could we have two chairs fewer?").first().waitFor()
    await picture(rep, "quote-question")
    await dashboard.call("POST", `/admin/crm/quotes/${id}/revise`, {})
    await rep.goto(`${dashboard.url}/app/crm/quotes/${id}/edit`)
    await rep.getByLabel("Quantity: Chair").fill("6")
    await rep.getByLabel("Discount %: Chair").fill("10")
    await rep
      .getByTestId("save-state")
      .getByText(/^Saved/)
      .waitFor()
    await rep.getByRole("button", { name: "Save" }).click()
    await rep.waitForURL(/\/crm\/quotes\/crmq_[^/]+$/)
    expect(await stored()).toMatchObject({ version: 2, status: "draft" })
  })

  it("the buyer accepts version 2 with the option", async () => {
    const link = await sendIt()
    await buyer.goto("about:blank")
    await buyer.goto(link)
    await buyer.getByLabel("Assembly").check()
    // 2 × 400 + 6 × 90 − 10 % + 150 = 1,436.00; with 23 % = 1,766.28
    await buyer.getByText("€1,766.28").first().waitFor()
    await picture(buyer, "public-quote-options")
    await buyer.getByLabel("Your full name").fill("Marta Nogueira")
    await buyer.getByRole("button", { name: /^Accept quote for €1,766.28/ }).click()
    await buyer.getByText("Thank you, the quote is accepted").waitFor()
    expect(await stored()).toMatchObject({ status: "accepted", version: 2, total: 1766.28, order_ids: [] })
  })

  it("an order is placed for a part, and the rest is ordered later", async () => {
    await openQuote()
    await rep.getByRole("button", { name: "Make order", exact: true }).first().click()
    await rep.getByLabel("Order now: Table").fill("1")
    await picture(rep, "quote-convert")
    await dialog().getByRole("button", { name: "Make order" }).click()
    await rep.getByText("Partly ordered").waitFor()
    const part = await stored()
    expect(part).toMatchObject({ conversion_status: "partial" })
    expect(part.items.find(({ title }) => title === "Table")).toMatchObject({ ordered_quantity: 1 })
    await rep.getByRole("button", { name: "Order the rest", exact: true }).first().click()
    await dialog().getByRole("button", { name: "Make order" }).click()
    await rep.getByText("Ordered", { exact: true }).first().waitFor()
    const whole = await stored()
    expect(whole).toMatchObject({ conversion_status: "full" })
    expect(whole.order_ids).toHaveLength(2)
    await picture(rep, "quote-orders")
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
