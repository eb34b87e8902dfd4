import fs from "node:fs"

import { Browser } from "playwright-core"

import { openShop } from "../fixtures/shop"
import { launchBrowser, openDashboard } from "../support/browser"
import { administer } from "../support/dashboard"
import { adminWeight } from "./admin-weight"
import { callerOf, emptyDatabase, hostSchema, packPlugin, ShopApp, tamper } from "./shop-app"

jest.setTimeout(900_000)

const own = JSON.parse(fs.readFileSync("package.json", "utf8"))

const BARE = "crm_packed_bare"
const SHOP = "crm_packed_shop"

type Quote = { id: string; number: string; total: number; order_id: string | null; status: string }

/** The tarball as npm would publish it, in a shop that knows nothing else of this repository. */
describe("the packed plugin in an empty Medusa shop", () => {
  const shop = new ShopApp()
  let files: string[] = []
  let before: string[] = []
  let url = ""
  let browser: Browser | undefined
  let call: Awaited<ReturnType<typeof callerOf>>
  let quote: Quote
  let customer_id = ""

  beforeAll(async () => {
    const packed = packPlugin(shop.folder)
    files = packed.files
    shop.install(packed.tarball)
    shop.configure(false)
    await emptyDatabase(BARE)
    await emptyDatabase(SHOP)
    shop.run(BARE, "db:migrate", "--execute-safe-links")
    before = await hostSchema(BARE)
    shop.configure(true)
    shop.run(SHOP, "db:migrate", "--execute-safe-links")
    shop.run(SHOP, "user", "-e", "admin@example.com", "-p", "supersecret")
    shop.run(SHOP, "build")
    url = await shop.start(SHOP, true)
    call = await callerOf(url)
  })
  afterAll(async () => {
    await browser?.close()
    await shop.stop()
    shop.remove()
    await administer(`drop database if exists "${BARE}" with (force)`)
    await administer(`drop database if exists "${SHOP}" with (force)`)
  })

  it("carries what it needs and nothing of its workshop", () => {
    const within = (text: string): string[] => files.filter((file) => file.includes(text))
    expect(within(".medusa/server/src/admin/index.")).not.toHaveLength(0)
    expect(within(".medusa/server/migrations/")).not.toHaveLength(0)
    expect([
      ...within(".spec."),
      ...within("integration-tests"),
      ...within("medusa-config"),
      ...within("node_modules"),
    ]).toEqual([])
  })

  it("adds less than 700 kB to the start of a dashboard", async () => {
    const { start, all } = await adminWeight(shop.adminEntry, Object.keys(own.peerDependencies))
    expect(start).toBeLessThan(700_000)
    expect(all).toBeGreaterThan(start)
  })

  it("comes up in one migration of an empty database and leaves the host's tables as they are", async () => {
    expect(before.length).toBeGreaterThan(1000)
    expect(await hostSchema(SHOP)).toEqual(before)
  })

  it("goes from quote to order by the buyer's link", async () => {
    customer_id = (await openShop({ call, url, stop: async () => undefined })).customer_id
    const { regions } = await call<{ regions: { id: string }[] }>("GET", "/admin/regions")
    const { variants } = await call<{ variants: { id: string }[] }>("GET", "/admin/product-variants?q=DESK-1")
    const body = {
      customer_id,
      currency_code: "eur",
      region_id: regions[0].id,
      items: [
        { variant_id: variants[0].id, quantity: 2, discount_percent: 5 },
        { title: "Assembly", quantity: 1, unit_price: 150 },
      ],
    }
    const { quote: draft } = await call<{ quote: Quote }>("POST", "/admin/crm/quotes", body)
    // 2 × 480 − 5 % = 912; + 150 = 1,062; 23 % of it is 244.26
    expect(draft).toMatchObject({ status: "draft", total: 1306.26 })
    const { public_url } = await call<{ public_url: string }>("POST", `/admin/crm/quotes/${draft.id}/send`, {})
    expect(public_url.startsWith(`${url}/crm/quotes#`)).toBe(true)
    expect(fs.readdirSync(shop.mails)).toHaveLength(1)
    expect(await (await fetch(`${url}/crm/quotes`)).text()).toContain("<!doctype html>")
    const token = public_url.split("#")[1]
    await call("POST", "/crm/quotes/open", { token })
    await call("POST", "/crm/quotes/accept", { token, version: 1, name: "Marta Nogueira" })
    quote = (await call<{ quote: Quote }>("GET", `/admin/crm/quotes/${draft.id}`)).quote
    expect(quote).toMatchObject({ status: "accepted", order_id: expect.stringMatching(/^order_/) })
    const { order } = await call<{ order: { total: number; status: string } }>("GET", `/admin/orders/${quote.order_id}`)
    expect(order).toMatchObject({ status: "pending", total: 1306.26 })
  })

  it("goes from order to invoice to money, and the host's order is paid", async () => {
    type Invoice = { id: string; number: string; payable: number; issue_date: string }
    const { invoice } = await call<{ invoice: Invoice }>("POST", `/admin/crm/orders/${quote.order_id}/invoices`, {
      issue: true,
    })
    expect(invoice).toMatchObject({ number: expect.stringMatching(/^INV-\d{4}-0001$/), payable: 1306.26 })
    const allocations = [{ invoice_id: invoice.id, amount: 1306.26 }]
    await call("POST", "/admin/crm/receipts", {
      customer_id,
      amount: 1306.26,
      currency_code: "eur",
      received_date: invoice.issue_date,
      allocations,
    })
    const { order } = await call<{ order: { payment_status: string } }>("GET", `/admin/orders/${quote.order_id}`)
    expect(order.payment_status).toBe("captured")
    const pdf = await fetch(`${url}/admin/crm/invoices/${invoice.id}/pdf`, {
      headers: { authorization: `Bearer ${await tokenOf(url)}` },
    })
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString()
    ).toBe("%PDF-")
    const overview = await call<{ receivables: { total: number }; pipeline: { count: number } }>(
      "GET",
      "/admin/crm/overview?currency_code=eur"
    )
    expect(overview).toMatchObject({ receivables: { total: 0 }, pipeline: { total: 0 } })
  })

  it("invoices orders from before by the script that comes with it: first in words, then once", async () => {
    const { regions } = await call<{ regions: { id: string }[] }>("GET", "/admin/regions")
    const body = {
      customer_id,
      currency_code: "eur",
      region_id: regions[0].id,
      items: [{ title: "Assembly", quantity: 1, unit_price: 100 }],
    }
    const { quote: draft } = await call<{ quote: Quote }>("POST", "/admin/crm/quotes", body)
    await call("POST", `/admin/crm/quotes/${draft.id}/send`, {})
    await call("POST", `/admin/crm/quotes/${draft.id}/accept`, { name: "Marta Nogueira" })
    type Listed = { count: number; invoices: { number: string; issue_date: string; order_id: string }[] }
    const invoices = (): Promise<Listed> => call<Listed>("GET", "/admin/crm/invoices?order=created_at")
    const day = (await invoices()).invoices[0].issue_date
    const script = (...more: string[]) => shop.script(SHOP, "invoice-past-orders", `from=${day}`, `to=${day}`, ...more)

    const planned = await script()
    expect(planned).toEqual({
      status: 0,
      said: expect.stringMatching(/would be invoiced.* EUR 123\.00[^]*Nothing was made/),
    })
    expect((await invoices()).count).toBe(1)
    const made = await script("apply")
    expect(made).toEqual({ status: 0, said: expect.stringMatching(/: invoiced INV-\d{4}-0002 EUR 123\.00/) })
    expect((await invoices()).count).toBe(2)
    const again = await script("apply")
    expect(again).toEqual({ status: 0, said: expect.stringContaining("2 has invoices already") })
    expect((await invoices()).count).toBe(2)
  })

  it("names the document that somebody changed in the database, by the script that verifies the ledger", async () => {
    expect(await shop.script(SHOP, "verify-ledger")).toEqual({
      status: 0,
      said: expect.stringContaining("The ledger is whole"),
    })
    await tamper(SHOP, "update crm_invoice set customer_name = 'Somebody else' where number like 'INV-%-0001'")
    expect(await shop.script(SHOP, "verify-ledger")).toEqual({
      status: 1,
      said: expect.stringMatching(/The ledger is broken\. First: INV-\d{4}-0001: its content is not what was issued\./),
    })
  })

  it("shows its pages in the shop's dashboard", async () => {
    browser = await launchBrowser()
    const page = await openDashboard(browser, url)
    const complaints: string[] = []
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(`${url}/app/crm`)
    await page.getByRole("heading", { name: "Overview" }).waitFor()
    await page.getByRole("heading", { name: "Receivables" }).first().waitFor()
    await page.goto(`${url}/app/crm/quotes`)
    await page.getByText(quote.number).first().waitFor()
    await page.goto(`${url}/app/crm/quotes/${quote.id}`)
    // A style that no page of the host's has: the two columns of a fact and its name.
    const fact = page.locator('main [class*="minmax(0,2fr)"]').first()
    await fact.waitFor()
    expect(await fact.evaluate((row) => getComputedStyle(row).gridTemplateColumns.split(" ").length)).toBe(2)
    expect(complaints).toEqual([])
  })

  it("leaves a working shop when it is removed", async () => {
    await shop.stop()
    shop.removePlugin()
    shop.run(SHOP, "db:migrate", "--execute-safe-links")
    expect(await hostSchema(SHOP)).toEqual(before)
    url = await shop.start(SHOP, false)
    call = await callerOf(url)
    const { order } = await call<{ order: { total: number; payment_status: string } }>(
      "GET",
      `/admin/orders/${quote.order_id}`
    )
    expect(order).toMatchObject({ total: 1306.26, payment_status: "captured" })
  })
})

async function tokenOf(base: string): Promise<string> {
  const body = JSON.stringify({ email: "admin@example.com", password: "supersecret" })
  const answer = await fetch(`${base}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  })
  return ((await answer.json()) as { token: string }).token
}
