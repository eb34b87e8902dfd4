import { Browser, Page } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, Looks, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(300_000)

type Products = { products: { title: string; variants: { id: string }[] }[] }

/** 2,000 desks on an offer at 30 percent: 600 are wanted, 500 are there. */
describe("capacity and agreement", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let number = ""
  const complaints: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    const shop = await openShop(dashboard)
    const { products } = await dashboard.call<Products>("GET", "/admin/products?fields=title,variants.id")
    const desk = products.find(({ title }) => title === "Oak desk")!.variants[0].id
    const { quote } = await dashboard.call<{ quote: { id: string; number: string } }>("POST", "/admin/crm/quotes", {
      ...{ ...shop, currency_code: "eur", items: [{ variant_id: desk, quantity: 2000 }] },
    })
    number = quote.number
    await dashboard.call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("what runs out is shown with its weeks and the quotes that want it", async () => {
    await page.goto(`${dashboard.url}/app/crm`)
    await page.getByRole("link", { name: "Capacity" }).click()
    await page.getByText("1 item runs out").waitFor()
    const row = page.getByRole("row", { name: /Oak desk/ })
    expect((await row.getByRole("cell").allInnerTexts()).slice(1, 7)).toEqual(["Porto", "500", "0", "0", "1", "100"])
    const chart = page.getByTestId("crm-capacity-row")
    await chart.getByText("Supply and demand: Oak desk").waitFor()
    await picture(page, "capacity")
    await chart.getByRole("button", { name: /As table/i }).click()
    await chart.getByRole("row", { name: /2000 600 -100/ }).waitFor()
    await page.getByTestId("crm-capacity-quotes").getByRole("link", { name: number }).waitFor()
    await page
      .getByTestId("crm-capacity-people")
      .getByRole("row", { name: /admin@example.com/ })
      .waitFor()
    await page.getByTestId("crm-capacity-repairs").getByText("Nothing is to be repaired.").waitFor()
  })

  it("filters stand in the address, and the file has what is filtered", async () => {
    await page.getByRole("searchbox", { name: "Search item" }).fill("lamp")
    await page.getByRole("row", { name: /Desk lamp/ }).waitFor()
    await page.getByText("Nothing runs out in the weeks shown.").waitFor()
    expect(new URL(page.url()).searchParams.get("q")).toBe("lamp")
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: "Download CSV" }).click()
    expect((await download).suggestedFilename()).toMatch(/^capacity-\d{4}-\d\d-\d\d\.csv$/)
  })

  it("everything agrees; what is broken is found, told and mended", async () => {
    await page.getByRole("link", { name: "Agreement" }).click()
    await page.getByRole("button", { name: "Check now" }).click()
    await page.getByText("Everything agrees").waitFor()
    await picture(page, "agreement-empty")
    await dashboard.backdate("update crm_sum_quote set total = total + 5")
    await page.getByRole("button", { name: "Check now" }).click()
    await page.getByText("Report sum is off").first().waitFor()
    await page.getByText("Repairing adds everything up again", { exact: false }).waitFor()
    await picture(page, "agreement")
    await page.getByRole("button", { name: "Dismiss" }).click()
    await page.getByLabel("Reason").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Repair", exact: true }).click()
    await page.getByText("Both sides agree again.").first().waitFor()
    await page.getByText("Everything agrees").waitFor()
  })

  it("the History of what was mended says when it was found and who mended it, and has an address", async () => {
    await page.goto(`${dashboard.url}/app/crm/agreement?status=settled`)
    await page.getByRole("button", { name: "History" }).click()
    await page.waitForURL(/history=crmagb_/)
    await page.reload()
    const drawer = page.getByRole("dialog")
    const acts = drawer.getByRole("listitem")
    await acts.nth(1).waitFor()
    const said = await acts.allInnerTexts()
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(/^Repaired\n[^]*admin@example\.com$/)
    expect(said[1]).toMatch(/^Found\n[^]*Automatic\n+Rows that differ from the documents: /)
    await page.keyboard.press("Escape")
    await page.waitForURL(/agreement\?status=settled$/)
  })

  it("nothing is cut off or untranslated in the dark, on a phone and in Portuguese", async () => {
    await page.goto(`${dashboard.url}/app/crm/agreement`)
    await dashboard.backdate("update crm_sum_quote set total = total + 5")
    await page.getByRole("button", { name: "Check now" }).click()
    await page.getByText("Report sum is off").first().waitFor()
    const looks: Looks[] = [{ dark: true }, { width: 390, height: 844 }, { language: "ptBR" }]
    for (const [index, look] of looks.entries()) {
      const other = await openDashboard(browser, dashboard.url, look)
      other.on("pageerror", (error) => complaints.push(error.message))
      for (const [name, texts] of [
        ["capacity", ["1 item runs out", "1 item vai faltar"]],
        ["agreement", ["Report sum is off", "Soma de relatório incorreta"]],
      ] as const) {
        await other.goto(`${dashboard.url}/app/crm/${name}`)
        await other
          .getByText(texts[look.language === "ptBR" ? 1 : 0])
          .first()
          .waitFor()
        expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width ?? 1440)
        expect(await other.locator("main").innerText()).not.toContain(`${name}.`)
        await picture(other, `${name}-${["dark", "phone", "pt"][index]}`)
      }
      await other.context().close()
    }
    expect(complaints).toEqual([])
  })
})
