import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, Looks, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** A customer 40 days late buys for more than is left of their limit; each case goes on where the one before ended. */
describe("selling to a customer who owes", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let rep: Page
  let finance: Page
  let customer = ""
  let link = ""
  let quote = ""
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    customer = (await openShop(dashboard)).customer_id
    await dashboard.call("POST", `/admin/crm/customers/${customer}/credit-terms`, {
      currency_code: "eur",
      credit_limit: 2000,
    })
    const csv = `number,email,issue_date,due_date,currency,total,outstanding\nOLD-1,marta@atlantico.example,${daysAgo(70)},${daysAgo(40)},eur,615,615`
    await dashboard.call("POST", "/admin/crm/opening-balances", { csv })
    browser = await launchBrowser()
    rep = await openDashboard(browser, dashboard.url)
    finance = await openDashboard(browser, dashboard.url)
    for (const page of [rep, finance]) {
      page.on("pageerror", (error) => complaints.push(error.message))
    }
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("nothing blocks until finance takes over the suggested policy", async () => {
    await finance.goto(`${dashboard.url}/app/settings/crm`)
    await finance.getByText("There is no rule", { exact: false }).waitFor()
    await finance.getByRole("button", { name: "Use the suggested policy" }).click()
    const rules = finance.getByTestId("credit-rules")
    await rules.getByText("Over the limit → put on hold").waitFor()
    await rules.getByText("Oldest debt 60 days late → put on hold").waitFor()
    await finance.locator("form").filter({ has: rules }).getByRole("button", { name: "Save" }).click()
    await finance.getByText("Settings saved").first().waitFor()
    await finance.getByRole("button", { name: "Use the suggested policy" }).click()
    await finance.getByText("Its rules take the place of those that stand here.", { exact: false }).waitFor()
    await finance.keyboard.press("Escape")
    await rules.scrollIntoViewIfNeeded()
    await picture(finance, "credit-policy")
  })

  it("the strip in the editor shows what is owed, what is left, and what will happen", async () => {
    await rep.goto(`${dashboard.url}/app/crm/quotes/create`)
    await rep.getByRole("combobox", { name: "Customer" }).fill("atl")
    await rep.getByRole("option", { name: /Atlântico/ }).click()
    await rep.getByRole("button", { name: "Add free text" }).click()
    await rep.getByLabel("Description").fill("Fit-out of a floor")
    await rep.getByLabel("Price: Fit-out of a floor").fill("1432.50")
    const strip = rep.getByTestId("credit-strip")
    // 615.00 owed + 1,432.50 with 23 % = 2,376.98 against 2,000.00
    await strip.getByText("-€376.98").waitFor()
    await strip.getByText("€615.00 overdue, the oldest for 40 days").waitFor()
    await strip.getByText("Goes on hold").waitFor()
    await strip.getByText("The credit limit of €2,000.00 is exceeded by €376.98.").waitFor()
    await strip.getByText("To consider").waitFor()
    await strip.getByText("The oldest debt is 40 days late; €615.00 is overdue.").first().waitFor()
    await strip.scrollIntoViewIfNeeded()
    await picture(rep, "credit-strip")
    await rep.getByRole("button", { name: "Save" }).click()
    await rep.waitForURL(/\/crm\/quotes\/crmq_[^/]+$/)
    quote = new URL(rep.url()).pathname.split("/").pop() ?? ""
  })

  it("the offer says that it is subject to credit approval, and whoever accepts is confirmed later", async () => {
    await rep.getByTestId("credit-strip").getByText("Goes on hold").waitFor()
    await rep.getByRole("button", { name: "Send", exact: true }).first().click()
    await rep.getByTestId("mail-preview").waitFor()
    await rep.keyboard.press("Control+Enter")
    link = await rep.getByTestId("public-link").innerText()
    await rep.getByRole("button", { name: "Close" }).last().click()
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" })
    const buyer = await phone.newPage()
    buyer.on("pageerror", (error) => complaints.push(error.message))
    await buyer.goto(link)
    await buyer.getByText("Subject to credit approval.").first().waitFor()
    await buyer.getByLabel("Your full name").fill("Marta Nogueira")
    await buyer.getByRole("button", { name: /^Accept quote/ }).click()
    await buyer.getByText("Received, we confirm shortly").first().waitFor()
    await picture(buyer, "public-quote-on-hold")
    await phone.close()
  })

  it("the quote is on hold with its reasons, and has no order", async () => {
    await rep.goto(`${dashboard.url}/app/crm/quotes/${quote}`)
    const hold = rep.getByTestId("hold")
    await hold.getByText("The credit limit of €2,000.00 is exceeded by €376.98.").waitFor()
    await hold.getByRole("button", { name: "Release" }).waitFor()
    await rep.getByText("On hold", { exact: true }).first().waitFor()
    await picture(rep, "quote-on-hold")
    await rep.getByTestId("hold").getByRole("button", { name: "Withdraw" }).click()
    await rep.getByRole("dialog").getByText("The buyer, who accepted it, is told", { exact: false }).waitFor()
    await rep.keyboard.press("Escape")
  })

  it("nothing is cut off or untranslated in the dark, on a phone and in Portuguese", async () => {
    const looks: Looks[] = [{ dark: true }, { width: 390, height: 844 }, { language: "ptBR" }]
    for (const [index, look] of looks.entries()) {
      const page = await openDashboard(browser, dashboard.url, look)
      for (const [name, path, id] of [
        ["quote-on-hold", `/crm/quotes/${quote}`, "credit-strip"],
        ["account-credit", `/crm/receivables/accounts/${customer}`, "credit-strip"],
        ["customer-credit", `/customers/${customer}`, "credit-strip"],
        ["on-hold", "/crm/receivables?tab=on_hold", null],
        ["credit-policy", "/settings/crm", "credit-rules"],
      ] as const) {
        await page.goto(`${dashboard.url}/app${path}`)
        const shown = id ? page.getByTestId(id) : page.getByRole("link", { name: /^Q-/ })
        await shown.first().waitFor()
        await shown.first().scrollIntoViewIfNeeded()
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width ?? 1440)
        expect(await page.locator("main").innerText()).not.toContain("creditPolicy.")
        await picture(page, `${name}-${["dark", "phone", "pt"][index]}`)
      }
      await page.context().close()
    }
  })

  it("finance records the receipt from the queue, and the order appears without a click", async () => {
    await finance.goto(`${dashboard.url}/app/crm/receivables?tab=on_hold`)
    const row = finance.getByRole("row").filter({ hasText: "Atlântico" })
    await row.getByText("€615.00", { exact: true }).waitFor()
    await row.getByText("€1,761.98").waitFor()
    await picture(finance, "on-hold")
    await row.locator('button[aria-haspopup="menu"]').click()
    await finance.getByRole("menuitem", { name: "Record receipt" }).click()
    await finance.getByLabel("Amount").fill("615")
    await finance.getByText("Nothing stays unallocated.").waitFor()
    await finance.getByRole("button", { name: "Save" }).click()
    await finance.getByText("R-", { exact: false }).first().waitFor()
    await rep.getByRole("link", { name: "View order" }).waitFor({ timeout: 90_000 })
    expect(await rep.getByTestId("hold").count()).toBe(0)
    // What is ordered whole has no step to come.
    expect(await rep.getByTestId("credit-effects").count()).toBe(0)
    await finance.goto(`${dashboard.url}/app/crm/receivables?tab=on_hold`)
    await finance.getByText("No quote is on hold").waitFor()
  })

  it("runs without an error in the browser", () => {
    expect(complaints).toEqual([])
  })
})
