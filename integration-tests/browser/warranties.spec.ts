import { generateJwtToken } from "@medusajs/framework/utils"
import { Browser, Page } from "playwright-core"

import { deliverItems, Delivering, openShop, prepareDelivery } from "../fixtures/shop"
import { seriousFaults } from "../support/accessibility"
import { launchBrowser, Looks, openDashboard, picture } from "../support/browser"
import { RunningDashboard, startDashboard } from "../support/dashboard"

jest.setTimeout(400_000)

type Id = { id: string }

const PHOTO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

/*
 * An order of two desks, delivered, under a plan of 24 months. One is repaired and one is replaced:
 *
 *   repair        1 part at 4.00 + 0.5 h at 50.00 = 29.00
 *   replacement   the host's claim of the order sends another desk
 *
 * Each case goes on where the one before ended.
 */
describe("warranties in the dashboard", () => {
  let dashboard: RunningDashboard
  let browser: Browser
  let page: Page
  let delivering: Delivering
  let order_id = ""
  let warranty_id = ""
  let repaired = ""
  let shopper: Record<string, string> = {}
  const complaints: string[] = []

  const call = <T>(method: string, path: string, body?: object): Promise<T> => dashboard.call<T>(method, path, body)
  const at = (path: string, on = page): Promise<unknown> => on.goto(`${dashboard.url}/app${path}`)
  const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
  const dialog = () => page.getByRole("dialog")
  const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).first().click()
  const confirm = async (name: string): Promise<void> => {
    await dialog().getByRole("button", { name, exact: true }).click()
    await dialog().waitFor({ state: "detached" })
  }

  /** The storefront of the customer, who is logged in there. */
  const inStore = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${dashboard.url}/store/customers/me/crm${path}`, {
      method,
      headers: { "content-type": "application/json", ...shopper },
      body: body ? JSON.stringify(body) : undefined,
    })
    const json: unknown = await answer.json()
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    }
    return json as T
  }

  /** Two desks sold by a quote, paid by nobody yet. */
  const sell = async (customer_id: string, region_id: string): Promise<string> => {
    const { variants } = await call<{ variants: Id[] }>("GET", "/admin/product-variants?sku=DESK-1")
    const { quote } = await call<{ quote: Id }>("POST", "/admin/crm/quotes", {
      customer_id,
      region_id,
      currency_code: "eur",
      items: [{ variant_id: variants[0].id, quantity: 2 }],
      shipping_address: { first_name: "M", last_name: "N", address_1: "Rua 1", city: "Porto", country_code: "pt" },
    })
    await call("POST", `/admin/crm/quotes/${quote.id}/send`, {})
    const path = `/admin/crm/quotes/${quote.id}/accept`
    return (await call<{ quote: { order_id: string } }>("POST", path, { name: "Marta" })).quote.order_id
  }

  beforeAll(async () => {
    dashboard = await startDashboard()
    const { customer_id, region_id } = await openShop(dashboard)
    delivering = await prepareDelivery(dashboard)
    order_id = await sell(customer_id, region_id)
    const { api_key } = await call<{ api_key: Id & { token: string } }>("POST", "/admin/api-keys", {
      title: "Storefront",
      type: "publishable",
    })
    const { sales_channels } = await call<{ sales_channels: Id[] }>("GET", "/admin/sales-channels")
    await call("POST", `/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channels[0].id] })
    const token = generateJwtToken(
      { actor_id: customer_id, actor_type: "customer", auth_identity_id: "auth_test", app_metadata: {} },
      { secret: "supersecret", expiresIn: "1d" }
    )
    shopper = { "x-publishable-api-key": api_key.token, authorization: `Bearer ${token}` }
    browser = await launchBrowser()
    page = await openDashboard(browser, dashboard.url)
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  it("a plan is made in the settings, and one of the law added", async () => {
    await at("/settings/crm#warranty-plans")
    await press("Add a preset")
    await page.getByRole("menuitem", { name: "EU consumers: 24 months" }).click()
    await shows("EU statutory, consumers")
    await press("Add plan")
    await dialog().getByLabel("Name", { exact: true }).fill("House promise")
    await dialog().getByLabel("Length", { exact: true }).fill("24")
    await dialog().getByLabel("Products", { exact: true }).click()
    await page.getByRole("option", { name: "Product", exact: true }).click()
    await dialog().getByRole("combobox", { name: "Product", exact: true }).fill("Oak")
    await page.getByRole("option", { name: /Oak desk/ }).click()
    await dialog()
      .getByText(/Product: Oak desk/)
      .waitFor()
    await picture(page, "warranty-plan")
    await confirm("Save")
    await shows(/24 months from delivery · Everybody · Oak desk/)
  })

  it("an order's delivery opens the warranty, which the order, its customer and its product show", async () => {
    const { order } = await call<{ order: { items: Id[] } }>("GET", `/admin/orders/${order_id}`)
    await deliverItems(dashboard, delivering, order_id, [{ id: order.items[0].id, quantity: 2 }])
    // What listens to deliveries opens it a moment later.
    for (const until = Date.now() + 30_000; !warranty_id && Date.now() < until;) {
      const { warranties } = await call<{ warranties: Id[] }>(
        "GET",
        `/admin/crm/warranties?order_id=${order_id}&basis=commercial`
      )
      warranty_id = warranties[0]?.id ?? ""
    }
    await at(`/orders/${order_id}`)
    await page
      .getByTestId("crm-warranty-row")
      .getByText(/House promise · until/)
      .waitFor()
    const { product_id, customer_id } = (
      await call<{ warranty: { product_id: string; customer_id: string } }>(
        "GET",
        `/admin/crm/warranties/${warranty_id}`
      )
    ).warranty
    await at(`/products/${product_id}`)
    await shows("Commercial · 24 months from delivery")
    await at(`/crm/customers/${customer_id}`)
    await page
      .getByTestId("crm-warranty-row")
      .getByText(/2 × Oak desk/)
      .first()
      .waitFor()
  })

  it("whatever the customer can name finds it, with the answer whether it is covered", async () => {
    await at("/crm/warranties")
    await page.getByRole("heading", { name: "All warranties" }).waitFor()
    await page.keyboard.press("/")
    await page.keyboard.type("marta@atlantico.example")
    const answer = page.getByTestId("crm-look-up")
    await answer.getByText("Covered", { exact: true }).first().waitFor()
    await answer
      .getByText(/^Commercial cover until /)
      .first()
      .waitFor()
    await answer
      .getByText(/^2 of 2 can still be claimed/)
      .first()
      .waitFor()
    await page.waitForURL(/look=marta/)
    await picture(page, "warranties")
    await page.getByLabel("Is it covered?").fill("nobody@nowhere.example")
    await shows("Nothing found for “nobody@nowhere.example”.")
  })

  it("serial numbers are added on its page, and find it", async () => {
    await at(`/crm/warranties/${warranty_id}`)
    await page.getByRole("button", { name: "Add serial numbers" }).click()
    await dialog().getByLabel("Serial numbers", { exact: true }).fill("OAK-0001\nOAK-0002")
    await confirm("Save")
    await page.getByText("OAK-0002", { exact: true }).waitFor()
    await picture(page, "warranty")
    await at("/crm/warranties?look=oak 0002")
    await page
      .getByTestId("crm-look-up")
      .getByText(/Oak desk/)
      .first()
      .waitFor()
  })

  it("the order's page says which units were shipped, and on which cover they are", async () => {
    await at(`/orders/${order_id}`)
    await page.getByRole("button", { name: "Serial numbers", exact: true }).click()
    await dialog().getByText("2 × Oak desk").waitFor()
    await dialog().getByText("Each unit has its number.").waitFor()
    await dialog().getByText("OAK-0002", { exact: true }).waitFor()
    await dialog().getByRole("link", { name: /^W-/ }).first().waitFor()
    await picture(page, "order-serials")
    await dialog().getByRole("button", { name: "Cancel", exact: true }).click()
    await dialog().waitFor({ state: "detached" })
  })

  it("a customer claims with a photo, and the claim waits on the board", async () => {
    const { warranty_claim } = await inStore<{ warranty_claim: Id }>("POST", "/warranty-claims", {
      warranty_id,
      serial: "OAK-0001",
      fault_code: "defect",
      description: "The drawer does not close.",
      files: [{ filename: "drawer.png", content: PHOTO }],
    })
    repaired = warranty_claim.id
    await inStore("POST", `/warranty-claims/${repaired}/messages`, { text: "May I send it to you?" })
    await at("/crm/warranties?tab=claims")
    const card = page.getByTestId("crm-claims-board").getByRole("link", { name: /Oak desk/ })
    await card.getByText("Defect").waitFor()
    await picture(page, "warranty-claims-board")
    await card.click()
    await page.waitForURL(new RegExp(repaired))
    await shows("The drawer does not close.")
    await page.getByTestId("crm-claim-file").getByRole("img", { name: "drawer.png" }).waitFor()
    await page.getByTestId("crm-claim-messages").getByText("May I send it to you?").waitFor()
  })

  it("it is approved and repaired with a part out of stock; the cost stands on the claim", async () => {
    await page.getByLabel("Message to the customer").fill("Yes, please.")
    await page.keyboard.press("Control+Enter")
    await page.getByTestId("crm-claim-messages").getByText("Yes, please.").waitFor()
    await press("Approve")
    await confirm("Approve")
    await press("Choose remedy")
    await dialog().getByLabel("Technician").fill("Rui")
    await confirm("Begin repair")
    await press("Diagnosis")
    await dialog().getByLabel("What was found").fill("The runner is bent.")
    await confirm("Save")
    await press("Use a part")
    await dialog().getByRole("combobox", { name: "Part", exact: true }).fill("lamp")
    await page.getByRole("option", { name: /Desk lamp/ }).click()
    await dialog()
      .getByLabel(/^Cost of one/)
      .fill("4")
    await confirm("Use a part")
    await page
      .getByTestId("crm-claim-part")
      .getByText(/^1 × Desk lamp/)
      .waitFor()
    await press("Log hours")
    await dialog().getByLabel("Hours", { exact: true }).fill("0.5")
    await dialog()
      .getByLabel(/^Rate per hour/)
      .fill("50")
    await confirm("Save")
    await page.getByTestId("crm-claim-cost").getByText("€29.00").waitFor()
    await picture(page, "warranty-claim")
    await press("Finish repair")
    await confirm("Repair is done")
    await shows("Resolved")
    const { inventory_items } = await call<{ inventory_items: { stocked_quantity: number }[] }>(
      "GET",
      "/admin/inventory-items?sku=LAMP-1"
    )
    expect(inventory_items[0].stocked_quantity).toBe(499)
  })

  it("another claim, taken up by the house, is replaced by the order's own claim", async () => {
    await at(`/crm/warranties/${warranty_id}`)
    await page.getByRole("heading", { name: /^W-/ }).waitFor()
    await page.keyboard.press("n")
    await dialog().getByLabel("Serial number", { exact: true }).click()
    await page.getByRole("option", { name: "OAK-0002" }).click()
    await dialog().getByLabel("What is wrong", { exact: true }).fill("The top is cracked.")
    await dialog().getByRole("button", { name: "Submit claim" }).click()
    await page.waitForURL(/\/crm\/warranty-claims\//)
    await press("Approve")
    await confirm("Approve")
    await press("Choose remedy")
    await dialog().getByText("Replacement", { exact: true }).click()
    await picture(page, "warranty-remedy")
    await confirm("Send a replacement")
    await page.getByTestId("crm-remedy-steps").getByText("Claim of the order confirmed").waitFor()
    await page.getByRole("link", { name: /^Open order/ }).click()
    await page.waitForURL(new RegExp(order_id))
    await page.getByTestId("crm-claim-row").first().waitFor()
    const { claims } = await call<{ claims: { type: string; order_id: string }[] }>(
      "GET",
      `/admin/claims?order_id=${order_id}`
    )
    expect(claims.map(({ type, order_id: of }) => [type, of])).toEqual([["replace", order_id]])
  })

  it("the product says how often it is claimed", async () => {
    const { warranty } = await call<{ warranty: { product_id: string } }>("GET", `/admin/crm/warranties/${warranty_id}`)
    await at(`/products/${warranty.product_id}`)
    await shows("2 of 2 sold")
    await shows("1,000")
    expect(await call<object>("GET", `/admin/crm/products/${warranty.product_id}/warranty`)).toMatchObject({
      product_warranty: { units_sold: 2, claims: 2, claims_per_thousand: 1000 },
    })
  })

  describe("cover that was bought for goods that its plan is not for", () => {
    let waiting = ""
    let longest = ""

    it("waits, and the admin sees it", async () => {
      const { warranty } = await call<{ warranty: { product_id: string; customer_id: string } }>(
        "GET",
        `/admin/crm/warranties/${warranty_id}`
      )
      const { variants } = await call<{ variants: Id[] }>("GET", "/admin/product-variants?sku=LAMP-1")
      await call("POST", "/admin/crm/warranty-plans", {
        ...{
          code: "plus",
          name: "Desk plus",
          basis: "commercial",
          months: 12,
          is_sold: true,
          sold_variant_id: variants[0].id,
        },
        targets: [{ type: "product", id: warranty.product_id }],
      })
      const { order } = await call<{ order: { region_id: string; sales_channel_id: string } }>(
        "GET",
        `/admin/orders/${order_id}`
      )
      const { draft_order } = await call<{ draft_order: Id }>("POST", "/admin/draft-orders", {
        ...{ region_id: order.region_id, sales_channel_id: order.sales_channel_id, customer_id: warranty.customer_id },
        email: "marta@atlantico.example",
        items: [
          { title: "Chair", quantity: 1, unit_price: 10, metadata: { crm_cover_key: "a" } },
          { variant_id: variants[0].id, quantity: 1, metadata: { crm_covers: "a" } },
        ],
      })
      await call("POST", `/admin/draft-orders/${draft_order.id}/convert-to-order`, {})
      const unfit = async () => (await call<{ warranties: Id[] }>("GET", "/admin/crm/warranties?unfit=true")).warranties
      for (const until = Date.now() + 30_000; !waiting && Date.now() < until;) {
        waiting = (await unfit())[0]?.id ?? ""
      }
      await at("/crm/warranties")
      await shows(/1 cover was bought for goods that its plan is not sold for\./)
      await page.getByRole("link", { name: "Show them" }).click()
      await page.waitForURL(/unfit=true/)
      await page
        .getByRole("row", { name: /Desk lamp/ })
        .first()
        .waitFor()
      await at(`/crm/warranties/${waiting}`)
      await page.getByRole("button", { name: "Attach to goods" }).waitFor()
    })

    it("is attached on a phone in the dark, and goes on where the goods' longest cover ends", async () => {
      const phone = await openDashboard(browser, dashboard.url, { dark: true, width: 390, height: 844 })
      phone.on("pageerror", (error) => complaints.push(error.message))
      await at(`/crm/warranties/${waiting}`, phone)
      await phone.getByRole("button", { name: "Attach to goods" }).click()
      await phone.getByRole("dialog").getByLabel("Goods of this customer").click()
      await phone
        .getByRole("option", { name: /Oak desk · House promise/ })
        .first()
        .click()
      await picture(phone, "warranty-attach")
      expect(await seriousFaults(phone)).toEqual([])
      await phone.getByRole("dialog").getByRole("button", { name: "Attach to goods" }).click()
      await phone.getByRole("dialog").waitFor({ state: "detached" })
      type Cover = { status: string; starts_date: string; ends_date: string; extends: Id }
      const read = async (id: string) =>
        (await call<{ warranty: Cover }>("GET", `/admin/crm/warranties/${id}`)).warranty
      const begun = await read(waiting)
      longest = (await read(begun.extends.id)).ends_date
      expect(begun.status).toBe("not_begun")
      expect(begun.starts_date > longest).toBe(true)
      expect(begun.ends_date > begun.starts_date).toBe(true)
      const told = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(
        new Date(begun.ends_date)
      )
      await phone.getByTestId("crm-warranty-ends").getByText(told).waitFor()
      await phone.getByText("Bought for Chair").waitFor({ state: "detached" })
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide).toBeLessThanOrEqual(0)
      expect(await seriousFaults(phone)).toEqual([])
      await phone.context().close()
      await at("/crm/warranties")
      await page.getByRole("heading", { name: "All warranties" }).waitFor()
      expect(await page.getByText(/1 cover was bought for goods/).count()).toBe(0)
    })
  })

  const looks: { name: string; look: Looks }[] = [
    { name: "light", look: {} },
    { name: "dark, in Portuguese", look: { dark: true, language: "ptBR" } },
    { name: "dark, on a phone", look: { dark: true, width: 390, height: 844 } },
    { name: "light, on a phone, in Portuguese", look: { width: 390, height: 844, language: "ptBR" } },
  ]
  it.each(looks)("nothing has a serious fault or runs out of the window ($name)", async ({ name, look }) => {
    const looked = await openDashboard(browser, dashboard.url, look)
    looked.on("pageerror", (error) => complaints.push(error.message))
    const faults: Record<string, string[]> = {}
    for (const path of [
      "/crm/warranties?look=oak",
      `/crm/warranties/${warranty_id}`,
      "/crm/warranties?tab=claims",
      "/crm/warranties?tab=claims&view=list",
      `/crm/warranty-claims/${repaired}`,
    ]) {
      await at(path, looked)
      await looked
        .getByText(/Oak desk/)
        .first()
        .waitFor()
      await looked.waitForLoadState("networkidle")
      await picture(looked, `look ${name} ${path}`.replace(/\W+/g, "-"))
      const wide = await looked.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      const found = [...(await seriousFaults(looked)), ...(wide > 0 ? [`${wide} px too wide`] : [])]
      if (found.length) {
        faults[path.replace(/crmwc?_\w+/, ":id")] = found
      }
    }
    await looked.context().close()
    expect(faults).toEqual({})
  })

  it("no page complained", () => {
    expect(complaints).toEqual([])
  })
})
