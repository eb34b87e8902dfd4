import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"
import { eventually } from "../support/receivable-client"

jest.setTimeout(300_000)

/** One person, one day: what a later case sees was made by an earlier one. */
describe("quotes in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  const complaints: string[] = []

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
  const totals = (): Promise<string[]> => page.getByTestId("quote-totals").last().locator("dd").allInnerTexts()

  it("says what will appear while there is none, and `c` creates one", async () => {
    await at("/crm/quotes")
    await shows("No quotes yet")
    await page.keyboard.press("c")
    await page.waitForURL(/\/crm\/quotes\/create/)
    await page.getByRole("heading", { name: "Create quote" }).waitFor()
  })

  it("is written with products, free text, a price of one's own and a discount, and its totals add up while typing", async () => {
    await page.getByRole("combobox", { name: "Customer" }).fill("atl")
    await page.getByRole("option", { name: /Atlântico/ }).click()
    const products = page.getByRole("combobox", { name: "Add product" })
    await products.fill("desk")
    await page.getByRole("option", { name: /Oak desk/ }).click()
    await products.fill("lamp")
    await page.getByRole("option", { name: /Desk lamp/ }).click()
    await page.getByRole("button", { name: "Add free text" }).click()
    await page.getByLabel("Description").fill("Assembly on site")
    await page.getByLabel("Price: Assembly on site").fill("150")
    await page.getByLabel("Quantity: Oak desk").fill("3")
    await page.getByLabel("Price: Oak desk").fill("450")
    await page.getByLabel("Discount %: Oak desk").fill("5")
    // 3 × 450 + 10.01 + 150 = 1,510.01; − 67.50; 23 % of 1,442.51 = 331.78
    await page.getByTestId("quote-totals").getByText("€1,774.29").waitFor()
    expect(await totals()).toEqual(["€1,510.01", "-€67.50", "€331.78", "€1,774.29"])
    expect(await page.getByLabel("Discount %: Oak desk").evaluate((field) => field === document.activeElement)).toBe(
      true
    )
    await page.locator("s", { hasText: "€480.00" }).waitFor()
    await page.getByRole("button", { name: "Save" }).click()
    await page.waitForURL(/\/crm\/quotes\/crmq_/)
    await page
      .getByRole("heading", { name: "Q-2026-0001".replace("2026", String(new Date().getUTCFullYear())) })
      .waitFor()
    await page.getByTestId("quote-totals").last().getByText("€1,774.29").waitFor()
    // The page that was left may still stand there.
    const shown = await eventually(async () => {
      const amounts = await totals()
      return amounts.length === 4 && amounts
    })
    expect(shown).toEqual(["€1,510.01", "-€67.50", "€331.78", "€1,774.29"])
  })

  it("keeps a discount over 100 from being saved, and asks before changes are lost", async () => {
    await page.getByRole("link", { name: "Edit" }).click()
    await page.getByLabel("Discount %: Desk lamp").fill("101")
    await page.getByRole("button", { name: "Save" }).click()
    await shows("The discount must be between 0 and 100 percent.")
    await page.getByLabel("Discount %: Desk lamp").press("Escape")
    await shows("Leave without saving?")
    await page.getByRole("button", { name: "Leave" }).click()
    await page.getByRole("button", { name: "Send", exact: true }).waitFor()
  })

  it("is sent once recipient and text were seen, and its link can be copied", async () => {
    await page.keyboard.press("Control+Enter")
    await page
      .getByTestId("mail-head")
      .getByText(/Quote Q-\d{4}-0001 from Oak & Iron/)
      .waitFor()
    expect(await page.getByLabel("To", { exact: true }).inputValue()).toBe("marta@atlantico.example")
    await page.keyboard.press("Control+Enter")
    const link = page.getByTestId("public-link")
    await link.waitFor()
    expect(await link.innerText()).toMatch(new RegExp(`^${dashboard.url}/crm/quotes#[\\w-]{43}$`))
    await page.getByRole("button", { name: "Close" }).last().click()
    await page.getByText("Sent", { exact: true }).first().waitFor()
  })

  it("moves to another stage where the seller believes it stands", async () => {
    await page.getByRole("combobox", { name: "Stage" }).click()
    await page.getByRole("option", { name: "Negotiating" }).click()
    await shows("Stage: Sent → Negotiating")
  })

  it("shows a refused act with its reason", async () => {
    await page.locator('main button[aria-haspopup="menu"]').first().click()
    const edit = page.getByRole("menuitem", { name: "Edit" })
    expect(await edit.getAttribute("aria-disabled")).toBe("true")
    await page.keyboard.press("Escape")
  })

  it("is accepted for the buyer and opens the host's order", async () => {
    await page.getByRole("button", { name: "Accept for the buyer" }).click()
    await page.getByLabel("Who said yes").fill("Marta Nogueira")
    await page.getByRole("button", { name: "Accept and make order" }).click()
    const order = page.getByRole("link", { name: "View order" })
    await order.waitFor()
    await shows("by Marta Nogueira")
    await order.click()
    await page.waitForURL(/\/orders\/order_/)
    await shows("€1,774.29")
  })

  it("is found again by filters that stand in the address, with their count and sum", async () => {
    await at("/crm/quotes?status=accepted,draft&currency_code=eur")
    await shows("1 quote · €1,774.29")
    expect(new URL(page.url()).searchParams.get("status")).toBe('["accepted","draft"]')
    await at("/crm/quotes?view=pipeline")
    await shows("No quote matches")
  })

  it("speaks Portuguese and fits a phone", async () => {
    const phone = await openDashboard(browser, dashboard.url, { width: 390, height: 844, language: "ptBR" })
    await phone.goto(`${dashboard.url}/app/crm/quotes`)
    await phone.getByText("1 orçamento").first().waitFor()
    await phone.getByText("Atlântico Coworking Lda").first().click()
    await phone.getByText("Ver pedido").waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await phone.context().close()
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
