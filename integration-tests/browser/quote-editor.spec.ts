import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Item = {
  id: string
  variant_id: string | null
  title: string
  kind: string
  quantity: number
  is_optional: boolean
  unit_price: number
}
type Quote = { id: string; number: string; items: Item[]; discount_percent: number; subtotal: number }

/** One rep at the editor; what a later case sees was made by an earlier one. */
describe("the editor of a quote", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let quote: Quote
  let region = ""
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    const shop = await openShop(dashboard)
    region = shop.region_id
    browser = await launchBrowser()
    const offer = {
      customer_id: shop.customer_id,
      currency_code: "eur",
      region_id: shop.region_id,
      title: "Third floor",
      items: [
        { title: "Desk", quantity: 2, unit_price: 100 },
        { title: "Lamp", quantity: 1, unit_price: 20 },
      ],
    }
    quote = (await dashboard.call<{ quote: Quote }>("POST", "/admin/crm/quotes", offer)).quote
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(`${dashboard.url}/app/crm/quotes/${quote.id}/edit`)
    await page.getByLabel("Quantity: Desk").waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  const stored = async (): Promise<Quote> =>
    (await dashboard.call<{ quote: Quote }>("GET", `/admin/crm/quotes/${quote.id}`)).quote
  /** Waits until the editor says that all that was typed is stored. */
  const saved = async (): Promise<Quote> => {
    await page
      .getByTestId("save-state")
      .getByText(/^Saved/)
      .waitFor()
    return stored()
  }
  const titles = async (): Promise<string[]> => (await stored()).items.map(({ title }) => title)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))

  it("saves by itself while one types, and says so", async () => {
    await page.getByLabel("Quantity: Desk").fill("3")
    expect((await saved()).items[0]).toMatchObject({ title: "Desk", quantity: 3 })
    await picture(page, "quote-editor-autosave")
  })

  it("is walked by keyboard: arrows between rows, Alt with an arrow moves one, Ctrl+D copies, Enter adds below, Tab walks", async () => {
    await page.getByLabel("Quantity: Desk").focus()
    await page.keyboard.press("ArrowDown")
    expect(await focused()).toBe("Quantity: Lamp")
    await page.keyboard.press("Alt+ArrowUp")
    await saved()
    expect(await titles()).toEqual(["Lamp", "Desk"])
    await page.getByLabel("Quantity: Desk").press("Control+d")
    await saved()
    expect(await titles()).toEqual(["Lamp", "Desk", "Desk"])
    await page.getByLabel("Quantity: Lamp").press("Enter")
    expect(await focused()).toBe("Add product")
    await page.keyboard.type("oak")
    // With the stock of the channel and the customer's own price.
    await page.getByRole("option", { name: /Oak desk.*€480\.00.*500 in stock/ }).waitFor()
    await picture(page, "quote-editor-picker")
    await page.keyboard.press("Enter")
    await page.getByLabel("Quantity: Oak desk").waitFor()
    const walked = [await focused()]
    for (let step = 0; step < 2; step++) {
      await page.keyboard.press("Tab")
      walked.push(await focused())
    }
    expect(walked).toEqual(["Quantity: Oak desk", "Price: Oak desk", "Discount %: Oak desk"])
    await saved()
    expect(await titles()).toEqual(["Lamp", "Oak desk", "Desk", "Desk"])
  })

  it("takes rows of a spreadsheet: SKUs become products, the rest free text", async () => {
    await page.getByRole("combobox", { name: "Add product" }).focus()
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/plain", "Item\tQty\tPrice\nLAMP-1\t4\t9,50\nTransport\t1\t75")
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      )
    })
    await page.getByLabel("Quantity: Desk lamp").waitFor()
    const { items } = await saved()
    expect(items.slice(4).map(({ title, quantity, unit_price }) => [title, quantity, unit_price])).toEqual([
      ["Desk lamp", 4, 9.5],
      ["Transport", 1, 75],
    ])
  })

  it("has sections, notes and options, which change the total as the server counts", async () => {
    await page.getByRole("button", { name: "Add section" }).click()
    await page.getByLabel("Section heading").fill("Extras")
    await page.getByRole("button", { name: "More for Transport" }).click()
    await page.getByRole("menuitem", { name: "Options and delivery" }).click()
    await page.getByLabel("The buyer may take it or leave it").check()
    await page.getByLabel("Discount on the whole %").fill("10")
    const after = await saved()
    expect(after.items.map(({ kind }) => kind)).toContain("section")
    expect(after.items.find(({ title }) => title === "Transport")).toMatchObject({ is_optional: true })
    expect(after.discount_percent).toBe(10)
    await picture(page, "quote-editor-options")
  })

  it("gives a removed line back", async () => {
    await page.getByRole("button", { name: "More for Transport" }).click()
    await page.getByRole("menuitem", { name: "Remove Transport" }).click()
    // The toast still slides in: it is pressed where it is.
    await page.getByRole("button", { name: "Undo" }).dispatchEvent("click")
    await page.getByLabel("Quantity: Transport").waitFor()
    await saved()
    expect(await titles()).toContain("Transport")
  })

  it("says beside a line what it lacks, and which other quotes want the goods too", async () => {
    const desk = (await stored()).items.find(({ title }) => title === "Oak desk")
    const { quote: other } = await dashboard.call<{ quote: Quote }>("POST", "/admin/crm/quotes", {
      email: "ana@borges.example",
      currency_code: "eur",
      region_id: region,
      items: [{ variant_id: desk?.variant_id, quantity: 40 }],
    })
    await page.getByLabel("Quantity: Oak desk").fill("600")
    const stock = page.getByTestId("line-stock")
    await stock.getByText("Short by 100 · Only 500 in stock").waitFor()
    const link = stock.getByRole("link", { name: new RegExp(`^${other.number}: 40 × \\d+%$`) })
    expect(await link.getAttribute("href")).toContain(`/crm/quotes/${other.id}`)
    await picture(page, "quote-editor-stock")
    await page.getByLabel("Quantity: Oak desk").fill("1")
    await stock.getByText(/Short by/).waitFor({ state: "detached" })
    await saved()
  })

  it("tells who changed what meanwhile, overwrites nothing, and shows their version when asked", async () => {
    const [first] = (await stored()).items
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/items/${first.id}`, { quantity: 99 })
    await page.getByLabel("Quantity: Oak desk").fill("7")
    const banner = page.getByTestId("edit-conflict")
    await banner.getByText(/was changed by .* meanwhile \(.*line: Lamp.*\)/).waitFor()
    expect(await page.getByLabel("Quantity: Oak desk").inputValue()).toBe("7")
    expect((await stored()).items.find(({ title }) => title === "Oak desk")).toMatchObject({ quantity: 1 })
    await picture(page, "quote-editor-conflict")
    await banner.getByRole("button", { name: "Show their version" }).click()
    await page.waitForFunction(
      () => (document.querySelector('[aria-label="Quantity: Lamp"]') as HTMLInputElement)?.value === "99"
    )
    expect(await page.getByTestId("edit-conflict").count()).toBe(0)
  })

  it("tells who changed what also while one only looks", async () => {
    const desk = (await stored()).items.find(({ title }) => title === "Oak desk")
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/items/${desk?.id}`, { quantity: 5 })
    const banner = page.getByTestId("edit-conflict")
    await banner.getByText(/was changed by .* meanwhile \(.*line: Oak desk.*\)/).waitFor()
    await banner.getByRole("button", { name: "Show their version" }).click()
    await page.waitForFunction(
      () => (document.querySelector('[aria-label="Quantity: Oak desk"]') as HTMLInputElement)?.value === "5"
    )
  })

  it("is stored from its first line on, so that nothing is lost, and goes on to sending by Ctrl+Enter", async () => {
    const window = await openDashboard(browser, dashboard.url)
    await window.goto(`${dashboard.url}/app/crm/quotes/create`)
    await window.getByRole("combobox", { name: "Customer" }).waitFor()
    await window.keyboard.type("atl")
    await window.getByRole("option", { name: /Atlântico/ }).waitFor()
    await window.keyboard.press("Enter")
    const products = window.getByRole("combobox", { name: "Add product" })
    await window.waitForFunction(
      () => !document.querySelector<HTMLInputElement>('[aria-label="Add product"]')?.disabled
    )
    await products.fill("lamp")
    await window.getByRole("option", { name: /Desk lamp/ }).waitFor()
    await products.press("Enter")
    // The list may be asked anew when the region is known; Enter then counts as soon as it is there.
    await window.getByLabel("Quantity: Desk lamp").waitFor()
    await window.keyboard.type("12")
    await window.getByTestId("save-state").getByText(/^Saved/).waitFor() // prettier-ignore
    await window.getByRole("heading", { name: /Edit quote Q-/ }).waitFor()
    await window.waitForURL(/\/create\?draft=crmq_/)
    const id = new URL(window.url()).searchParams.get("draft") ?? ""
    await window.reload()
    await window.waitForURL(new RegExp(`/crm/quotes/${id}/edit`))
    const quantity = window.getByLabel("Quantity: Desk lamp")
    await quantity.waitFor()
    expect(await quantity.inputValue()).toBe("12")
    await quantity.fill("13")
    await window.keyboard.press("Control+Enter")
    await window.getByTestId("mail-preview").waitFor()
    const { quote: kept } = await dashboard.call<{ quote: Quote }>("GET", `/admin/crm/quotes/${id}`)
    expect(kept.items).toMatchObject([{ title: "Desk lamp", quantity: 13 }])
    await window.context().close()
  })

  it("reads and shows numbers in the user's decimal mark", async () => {
    const window = await openDashboard(browser, dashboard.url, { language: "ptBR" })
    await window.goto(`${dashboard.url}/app/crm/quotes/${quote.id}/edit`)
    const price = window.getByLabel("Preço: Desk lamp")
    await price.waitFor()
    expect(await price.inputValue()).toBe("9,50")
    await price.fill("10,25")
    await window
      .getByTestId("save-state")
      .getByText(/^Salvo/)
      .waitFor()
    expect((await stored()).items.find(({ title }) => title === "Desk lamp")).toMatchObject({ unit_price: 10.25 })
    await window.context().close()
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
