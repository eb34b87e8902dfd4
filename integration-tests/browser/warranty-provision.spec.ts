import { readFileSync } from "node:fs"

import { Browser, Page } from "playwright-core"

import { plantSoldCover } from "../fixtures/sold-cover"
import { plantClaims, plantCosts, plantCover } from "../fixtures/warranty-provision"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, openDashboard } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

const PROVISION = "/crm/warranties?tab=costs&view=provision&currency=eur&as_of=2025-06-30"
const SOLD = "/crm/warranties?tab=costs&view=sold_cover&currency=eur&from=2025-01-01&to=2025-06-30"

/*
 * 10 lamps covered from January to December 2025; one is claimed in March (age 2) and costs 30. Set is 0.01 claims a month at 40.
 *
 * Built 10 x 12 x 0.01 x 40 = 48; 4 runs off each month. March: m = (5 x 40 + 30) / 6 = 38.333333, left 90 x 0.01 x m = 34.50, remeasured
 * 34.50 - 40 + 30 = 24.50. End of June: 60 x 0.01 x m = 23.
 *
 * Sold cover: 120 of January for "Plus", of which 10.20 were earned in January and 9.20 in February.
 */
describe("provision and sold cover in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const at = (path: string, on = page): Promise<unknown> => on.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp, on = page): Promise<void> => on.getByText(text).first().waitFor()
  const cell = (row: string, column: number, on = page) =>
    on.getByRole("row", { name: row }).getByRole("cell").nth(column)
  const saved = async (name: string): Promise<string[]> => {
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: `${name}: Download CSV` }).click()
    return readFileSync((await (await download).path())!, "utf8")
      .trim()
      .split("\r\n")
      .slice(1)
  }

  beforeAll(async () => {
    dashboard = await startDashboard()
    const { sql, call } = dashboard
    // The hourly job goes by the real day; here no month is closed.
    await sql(
      `create function keep_open() returns trigger language plpgsql as $$ begin raise exception 'kept open'; end $$`
    )
    await sql(
      "create trigger keep_open before insert on crm_warranty_provision_close for each row execute function keep_open()"
    )
    const { product } = await call<{ product: { id: string } }>("POST", "/admin/products", {
      ...{ title: "Lamp", options: [{ title: "Size", values: ["One"] }] },
    })
    await plantCover(sql, [{ id: "l1", product: product.id, units: 10, starts: "2025-01-10", ends: "2025-12-31" }])
    await plantClaims(sql, [
      { id: "L1", cover: "l1", product: product.id, submitted: "2025-03-12", resolved: "2025-03-25" },
    ])
    await plantCosts(sql, [{ id: "k1", claim: "L1", day: "2025-03-20", amount: "30" }])
    await plantSoldCover(sql)
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("a prior that is set changes the figure at once, and the drawer shows how it is reckoned", async () => {
    await at(PROVISION)
    const headline = page.getByRole("heading", { level: 1 })
    await headline.getByText("€0.00").waitFor()
    await page.getByRole("button", { name: "Set a prior" }).click()
    await page.getByRole("textbox", { name: "Claims per unit and month" }).fill("0.01")
    await page.getByRole("textbox", { name: "Cost of a claim" }).fill("40")
    await page.getByRole("button", { name: "Save" }).click()
    await headline.getByText("€23.00").waitFor()
    await page.getByRole("button", { name: "Lamp" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText("Mean cost: (5 × €40.00 + €30.00) ÷ (5 + 1) = €38.33", { exact: false }).waitFor()
    const row = (age: string) =>
      drawer
        .getByRole("row")
        .nth(Number(age) + 1)
        .getByRole("cell")
    expect(await row("2").allTextContents()).toEqual(expect.arrayContaining(["2", "10", "1", "0.018182"]))
    expect(await row("6").allTextContents()).toEqual(expect.arrayContaining(["6", "10", "€3.83"]))
    // What lies under an open drawer is dimmed; it is looked at when it is not.
    expect(await seriousFaults(page, '[role="dialog"]')).toEqual([])
    await page.keyboard.press("Escape")
    await drawer.waitFor({ state: "detached" })
    expect(await seriousFaults(page)).toEqual([])
  })

  it("months and what moved in them stand in a table and in the file", async () => {
    await at(PROVISION)
    await page.getByRole("button", { name: "Movements: Show as table" }).click()
    const figures = async (month: string): Promise<string[]> => {
      const row = page.getByRole("row", { name: month })
      await row.waitFor()
      return (await row.getByRole("cell").allTextContents()).slice(1)
    }
    expect(await figures("January 2025")).toEqual(["€0.00", "€48.00", "€0.00", "€4.00", "€0.00", "€44.00"])
    expect(await figures("March 2025")).toEqual(["€40.00", "€0.00", "€30.00", "€0.00", "€24.50", "€34.50"])
    expect((await saved("Movements")).filter((line) => /2025-0[36]/.test(line))).toEqual([
      '"2025-03","eur","false",40,0,30,0,24.5,34.5',
      '"2025-06","eur","false",26.83,0,0,3.83,0,23',
    ])
  })

  it("sold cover by month and plan opens the invoices and warranties behind it, and is saved", async () => {
    await at("/crm/warranties?tab=costs")
    await page.getByRole("button", { name: "Sold cover" }).click()
    await page.waitForURL(/view=sold_cover/)
    await at(SOLD)
    await page.getByRole("heading", { level: 1 }).getByText("€100.60").waitFor()
    await page.getByRole("button", { name: "Sold cover by month: Show as table" }).click()
    expect(await cell("February 2025", 3).textContent()).toBe("€9.20")
    expect(await saved("Sold cover by month")).toContain('"2025-02","eur","false",109.8,0,9.2,0,100.6')
    await page.getByRole("button", { name: "February 2025" }).click()
    await page.waitForURL(/month=2025-02/)
    const drawer = page.getByRole("dialog")
    await drawer.getByText("February 2025").waitFor()
    expect(await cell("PLUS-1", 4, page).textContent()).toBe("€9.20")
    expect(await seriousFaults(page)).toEqual([])
    await drawer.getByRole("link", { name: "W-PLUS" }).click()
    await page.waitForURL(/\/crm\/warranties\/plus_cover/)
    await at(SOLD)
    await page.getByRole("button", { name: "Plus", exact: true }).click()
    await page.getByRole("dialog").getByRole("link", { name: "PLUS-1" }).waitFor()
    await at("/crm/warranties?tab=costs&view=sold_cover&currency=usd&from=2025-01-01&to=2025-06-30")
    await shows("No sold cover was invoiced")
  })

  it("both are told in Portuguese, on a phone, in the dark, without a serious fault and not too wide", async () => {
    const looked = await openDashboard(browser, dashboard.url, {
      width: 390,
      height: 844,
      dark: true,
      language: "ptBR",
    })
    looked.on("pageerror", (error) => complaints.push(error.message))
    for (const [path, text] of [
      [PROVISION, "Provisão para garantias em"],
      [SOLD, "Coberturas vendidas a reconhecer no fim de"],
    ]) {
      await at(path, looked)
      await shows(new RegExp(text), looked)
      await looked.waitForLoadState("networkidle")
      expect(await looked.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0
      )
      expect(await seriousFaults(looked)).toEqual([])
    }
    await looked.context().close()
  })

  it("no page complained", () => {
    expect(complaints).toEqual([])
  })
})
