import { createPriceListsWorkflow, createShippingOptionsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { MedusaContainer } from "@medusajs/framework/types"

import { createUser } from "../support/callers"
import { readPdf } from "../support/pdf-text"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { checkout, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const LINES = 500

/** Lets the store's product be counted, with so many of it in its channel. */
async function stock(container: MedusaContainer, store: Store, stocked_quantity: number): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const item = await inventory.createInventoryItems({ sku: "BOLT-M8" })
  await inventory.createInventoryLevels({
    inventory_item_id: item.id,
    location_id: store.location_id,
    stocked_quantity,
  })
  await container.resolve(Modules.PRODUCT).updateProductVariants(store.variant_id, { manage_inventory: true })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.PRODUCT]: { variant_id: store.variant_id },
    [Modules.INVENTORY]: { inventory_item_id: item.id },
  })
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store
    let headers: Record<string, string>

    beforeEach(async () => {
      const container = getContainer()
      const user = await createUser(container)
      headers = user.headers
      admin = clientOf(api, user)
      store = await createStore(container)
    })

    const head = () => ({
      customer_id: store.customer_id,
      currency_code: "usd",
      region_id: store.region_id,
      sales_channel_id: store.sales_channel_id,
    })
    const create = async (items: object[], body: object = {}, as = admin) => {
      const { status, data } = await as.post("/admin/crm/quotes", { ...head(), items, ...body })
      expect([status, data.message]).toEqual([200, undefined])
      return data.quote
    }
    const read = async (id: string, as = admin) => (await as.get(`/admin/crm/quotes/${id}`)).data.quote
    const preview = async (items: object[], body: object = {}, as = admin) =>
      (await as.post("/admin/crm/quotes/preview", { ...head(), items, ...body })).data.quote
    const bolt = (quantity = 1) => ({ variant_id: store.variant_id, quantity })
    const price = (prices: object[]) =>
      admin.post(`/admin/products/${store.product_id}/variants/${store.variant_id}`, { prices })
    const counted = (stocked_quantity: number) => stock(getContainer(), store, stocked_quantity)

    describe("a line of a draft", () => {
      it("is saved alone: its price, tax and total are the host's of now, and the other lines stay as they were", async () => {
        const quote = await create([bolt(2), bolt(1), { title: "Assembly", quantity: 1, unit_price: 5 }])
        await price([{ amount: 20, currency_code: "usd" }])
        const [first, second] = quote.items
        const { data } = await admin.post(`/admin/crm/quotes/${quote.id}/items/${second.id}`, {
          quantity: 3,
          discount_percent: 50,
        })
        // 2 × 10.01 + 3 × 20 + 5 = 85.02; − 30; 10 % of 55.02 = 5.50
        expect(data.quote).toMatchObject({
          subtotal: 85.02,
          discount_total: 30,
          tax_total: 5.5,
          total: 60.52,
          revision: 1,
        })
        expect(data.quote.items).toMatchObject([
          { id: first.id, unit_price: 10.01, quantity: 2, position: 1 },
          { id: second.id, unit_price: 20, list_price: 20, quantity: 3, total: 33, position: 2 },
          { title: "Assembly", unit_price: 5 },
        ])
        expect(await read(quote.id)).toEqual(expect.objectContaining({ total: 60.52, items: data.quote.items }))
        const { history } = (await admin.get(`/admin/crm/quotes/${quote.id}/history`)).data
        expect(history[0]).toMatchObject({
          act: "updated",
          changes: { "line: Bolt": ["1 × 10.01", "3 × 20 − 50 %"], total: [38.53, 60.52], revision: [0, 1] },
        })
      })

      it("keeps everybody's change when many change different lines at once", async () => {
        const quote = await create(
          Array.from({ length: 8 }, (_, index) => ({ title: `Part ${index}`, quantity: 1, unit_price: 1 }))
        )
        const answers = await Promise.all(
          quote.items.map(({ id }: { id: string }, index: number) =>
            admin.post(`/admin/crm/quotes/${quote.id}/items/${id}`, { quantity: index + 2 })
          )
        )
        expect(answers.map(({ status, data }) => `${status} ${data.message ?? ""}`)).toEqual(answers.map(() => "200 "))
        const after = await read(quote.id)
        expect(after).toMatchObject({ revision: 8, subtotal: 44, total: 48.4 })
        expect(after.items.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
      })

      it("is not written over a change that was not seen, and tells who changed what", async () => {
        const quote = await create([bolt(), { title: "Assembly", quantity: 1, unit_price: 5 }])
        const [first, second] = quote.items
        const url = `/admin/crm/quotes/${quote.id}`
        expect((await admin.get(`${url}/changes?since=0`)).data).toEqual({ revision: 0, message: null })
        await admin.post(`${url}/items/${second.id}`, { unit_price: 6, revision: 0 })
        const told = new RegExp(
          `^Quote ${quote.number} was changed by admin at \\d\\d:\\d\\d meanwhile \\(total, tax_lines, line: Assembly\\); reload it to see their changes\\.$`
        )
        expect((await admin.get(`${url}/changes?since=0`)).data).toEqual({
          revision: 1,
          message: expect.stringMatching(told),
        })
        const { status, data } = await admin.post(`${url}/items/${first.id}`, { quantity: 9, revision: 0 })
        expect([status, data.message]).toEqual([400, expect.stringMatching(told)])
        expect(
          (await admin.post(`${url}/items`, { title: "x", quantity: 1, unit_price: 1, revision: 0 })).data.message
        ).toMatch(told)
        expect((await read(quote.id)).items).toMatchObject([{ quantity: 1 }, { unit_price: 6 }])
      })

      it("asks nothing of the catalogue where only a note, a date or a choice changes", async () => {
        const quote = await create([
          { ...bolt(), alternative_group: "Kind", is_selected: true },
          { title: "Screw", quantity: 1, unit_price: 2, alternative_group: "Kind" },
        ])
        const [first, second] = quote.items
        const change = (id: string, body: object) => admin.post(`/admin/crm/quotes/${quote.id}/items/${id}`, body)
        await admin.post(`/admin/products/${store.product_id}`, { status: "draft" })
        const noted = await change(first.id, {
          note: "Zinc plated",
          lead_time_days: 3,
          requested_delivery_date: "2030-01-31",
        })
        expect(noted.data.quote.items[0]).toMatchObject({
          note: "Zinc plated", lead_time_days: 3, requested_delivery_date: "2030-01-31", unit_price: 10.01,
        }) // prettier-ignore
        // Of alternatives one counts: the one chosen last.
        const chosen = (await change(second.id, { is_selected: true })).data.quote
        expect(chosen).toMatchObject({ subtotal: 2, items: [{ is_selected: false }, { is_selected: true }] })
        // What a product is, is asked anew after five seconds.
        const { data } = await eventually(async () => {
          const answer = await change(first.id, { quantity: 2 })
          return answer.status === 400 && answer
        })
        expect(data.message).toBe("Bolt is not published and cannot be offered.")
      })
    })

    describe("what a line costs", () => {
      it("is the catalogue's until it is typed, makes the margin, and is neither seen nor said without the right to it", async () => {
        await admin.post(`/admin/products/${store.product_id}/variants/${store.variant_id}`, {
          metadata: { cost_usd: "4.004" },
        })
        const lines = [bolt(2), { title: "Assembly", quantity: 1, unit_price: 10, unit_cost: 12 }]
        // 20.02 − 8.008 = 12.012, 60 %; 10 − 12 = −2; together 10.012 of 30.02
        expect(await preview(lines)).toMatchObject({
          items: [{ unit_cost: 4.004, margin_percent: 60 }, { unit_cost: 12, margin_percent: -20 }],
          margin: { total: 10.012, percent: 33.35 },
        }) // prettier-ignore
        const quote = await create(lines)
        expect(quote).toMatchObject({ margin: { total: 10.012, percent: 33.35 } })

        const seller = await createUser(getContainer(), "seller")
        await admin.post("/admin/crm/access", { user_id: seller.user_id, scope: "all" })
        const rep = clientOf(api, seller)
        expect(JSON.stringify([await read(quote.id, rep), await preview(lines.slice(0, 1), {}, rep)])).not.toMatch(
          /margin|cost/
        )
        const url = `/admin/crm/quotes/${quote.id}`
        const items = quote.items.map(({ id, variant_id, title, quantity }: Record<string, unknown>) => ({
          id, variant_id, title, quantity, unit_price: 10, unit_cost: null,
        })) // prettier-ignore
        const denied =
          "You may not say what a line costs. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
        for (const [path, body] of [
          [url, { items: [{ ...items[1], unit_cost: 1 }] }],
          [`${url}/items`, { title: "Free", quantity: 1, unit_price: 5, unit_cost: 0 }],
          [`${url}/items/${items[1].id}`, { unit_cost: 0 }],
          ["/admin/crm/quotes", { ...head(), items: [{ title: "Free", quantity: 1, unit_price: 5, unit_cost: 0 }] }],
        ] as const) {
          const { status, data } = await rep.post(path, body)
          expect([path, status, data.message]).toEqual([path, 403, denied])
        }
        expect((await rep.post(url, { items, revision: 0 })).status).toBe(200)
        expect((await rep.post(`${url}/items/${items[0].id}`, { quantity: 3, unit_cost: null })).status).toBe(200)
        expect((await read(quote.id)).items).toMatchObject([{ unit_cost: 4.004, quantity: 3 }, { unit_cost: 12 }])
        expect(
          (await admin.post(`${url}/items/${items[1].id}`, { unit_cost: null })).data.quote.items[1].unit_cost
        ).toBeNull()
      })
    })

    describe("what helps to price a line", () => {
      it("is the stock of the channel, the price by quantity, and what this customer paid last", async () => {
        await counted(7)
        await price([
          { amount: 10.01, currency_code: "usd" },
          { amount: 9, currency_code: "usd", min_quantity: 10 },
        ])
        const [one] = (await preview([bolt()])).items
        expect(one).toMatchObject({
          unit_price: 10.01,
          stock: { available: 7, manage_inventory: true, allow_backorder: false },
          breaks: [{ min_quantity: null, amount: 10.01 }, { min_quantity: 10, amount: 9 }],
          last_price: null,
        }) // prettier-ignore
        expect((await preview([bolt(10)])).items[0]).toMatchObject({
          unit_price: 9,
          list_price: 9,
          is_custom_price: false,
        })
        // A price list of the host for this customer's group counts too.
        const customers = getContainer().resolve(Modules.CUSTOMER)
        const group = await customers.createCustomerGroups({ name: "Trade" })
        await customers.addCustomerToGroup({ customer_id: store.customer_id, customer_group_id: group.id })
        await createPriceListsWorkflow(getContainer()).run({
          input: {
            price_lists_data: [
              {
                title: "Trade",
                description: "Trade",
                status: "active" as never,
                rules: { "customer.groups.id": [group.id] },
                prices: [{ variant_id: store.variant_id, amount: 8, currency_code: "usd" }],
              },
            ],
          },
        })
        expect((await preview([bolt()])).items[0]).toMatchObject({ unit_price: 8 })
        expect(
          (await preview([bolt()], { customer_id: undefined, email: "guest@example.com" })).items[0]
        ).toMatchObject({
          unit_price: 10.01,
          last_price: null,
        })
        // Ordered by a quote with 25 % off, and by the host's own checkout after that.
        const quote = await create([{ ...bolt(2), unit_price: 10, discount_percent: 25 }])
        await admin.post(`/admin/crm/quotes/${quote.id}/send`)
        await admin.post(`/admin/crm/quotes/${quote.id}/accept`, { name: "Ann Lee" })
        expect((await preview([bolt()])).items[0].last_price).toMatchObject({
          amount: 7.5,
          currency_code: "usd",
          document: "#1",
        })
        const order_id = await checkout(getContainer(), store, 1)
        expect((await preview([bolt()])).items[0].last_price).toMatchObject({ amount: 8, document: "#2" })
        await getContainer().resolve(Modules.ORDER).cancel([order_id])
        expect((await preview([bolt()])).items[0].last_price).toMatchObject({ amount: 7.5 })
      })

      it("stands in the catalogue that a rep searches", async () => {
        await counted(7)
        const find = async (query: string) =>
          (await admin.get(`/admin/crm/catalogue?currency_code=usd&region_id=${store.region_id}&${query}`)).data
        const channel = `customer_id=${store.customer_id}&sales_channel_id=${store.sales_channel_id}`
        expect(await find(`q=bol&${channel}`)).toMatchObject({
          variants: [
            { id: store.variant_id, sku: "BOLT-M8", product: { title: "Bolt" }, price: 10.01, stock: { available: 7 }, last_price: null, breaks: [] },
          ],
        }) // prettier-ignore
        expect(await find(`q=BOLT-M8&${channel}`)).toMatchObject({ variants: [{ id: store.variant_id }] })
        expect(await find("q=nothing")).toEqual({ variants: [] })
        expect((await find("customer_id=cus_none")).message).toBe("Customer cus_none was not found.")
        expect((await find("limit=51")).message).toMatch(/^Invalid request: limit must be at most 50/)
        expect((await find("color=red")).message).toBe("Invalid request: color is not a field of this request")
        await admin.post(`/admin/products/${store.product_id}`, { status: "draft" })
        expect(await find("q=bolt")).toEqual({ variants: [] })
      })

      it("offers the host's ways of delivery to the country, with their prices, and no returns", async () => {
        const fulfillment = getContainer().resolve(Modules.FULFILLMENT)
        const [parcel] = await fulfillment.listShippingOptions({ id: store.shipping_option_id })
        await createShippingOptionsWorkflow(getContainer()).run({
          input: [
            {
              name: "Send back",
              price_type: "flat",
              provider_id: "manual_manual",
              service_zone_id: parcel.service_zone_id,
              shipping_profile_id: parcel.shipping_profile_id,
              type: { label: "Return", description: "Return", code: "return" },
              prices: [{ currency_code: "usd", amount: 1 }],
              rules: [{ attribute: "is_return", operator: "eq" as never, value: "true" }],
            },
          ],
        })
        const options = async (query: string) =>
          (
            await admin.get(
              `/admin/crm/shipping-options?currency_code=usd&region_id=${store.region_id}&sales_channel_id=${query}`
            )
          ).data.shipping_options
        const offered = [{ id: store.shipping_option_id, name: "Parcel", price_type: "flat", amount: 5 }]
        expect(await options(`${store.sales_channel_id}&country_code=us`)).toEqual(offered)
        expect(await options(store.sales_channel_id)).toEqual(offered)
        expect(await options(`${store.sales_channel_id}&country_code=pt`)).toEqual([])
        const { data } = await admin.post("/admin/sales-channels", { name: "Fair" })
        expect(await options(data.sales_channel.id)).toEqual([])
        const shipping_methods = [{ name: "Parcel", amount: 5, shipping_option_id: store.shipping_option_id }, { name: "Crane", amount: 12.5 }] // prettier-ignore
        expect(await create([bolt()], { shipping_methods })).toMatchObject({ shipping_total: 17.5, total: 30.26 })
      })
    })

    describe("a copy", () => {
      it("has the same lines and terms at today's prices, and none of what was decided on the first", async () => {
        const items = [{ ...bolt(2), note: "Zinc plated" }, { kind: "section", title: "Extras" }, { title: "Assembly", quantity: 1, unit_price: 5, is_optional: true }] // prettier-ignore
        const address = { address_1: "1 Main St", city: "Austin", country_code: "us" }
        const quote = await create(items, { title: "Office", terms: "Half in advance.", discount_percent: 10, shipping_address: address, valid_until: "2099-01-01" }) // prettier-ignore
        await admin.post(`/admin/crm/quotes/${quote.id}/send`)
        await price([{ amount: 20, currency_code: "usd" }])
        const clone = async (body: object) => (await admin.post(`/admin/crm/quotes/${quote.id}/clone`, body)).data.quote
        const copy = await clone({})
        expect(copy).toMatchObject({
          status: "draft", version: 1, title: "Office", terms: "Half in advance.", discount_percent: 10, valid_until: null,
          cloned_from_id: quote.id, sent_at: null, subtotal: 40, shipping_address: address,
        }) // prettier-ignore
        expect(copy.number).not.toBe(quote.number)
        expect(copy.items).toMatchObject([
          { title: "Bolt", unit_price: 20, quantity: 2, note: "Zinc plated" },
          { kind: "section", title: "Extras" },
          { title: "Assembly", unit_price: 5, is_optional: true },
        ])
        const { data } = await admin.post("/admin/customers", {
          email: "bob@acme.test",
          first_name: "Bob",
          last_name: "Fox",
        })
        expect(await clone({ customer_id: data.customer.id, title: "For Bob" })).toMatchObject({
          customer_id: data.customer.id, email: "bob@acme.test", customer_name: "Bob Fox", title: "For Bob", shipping_address: null,
        }) // prettier-ignore
      })
    })

    describe("a quote of 500 lines", () => {
      it("is written, changed line by line, previewed, sent, printed and ordered, at one total", async () => {
        const items = Array.from({ length: LINES }, (_, index) => ({
          title: `Part ${index + 1}`,
          quantity: (index % 7) + 1,
          unit_price: Number((1 + (index % 97) / 100).toFixed(2)),
          discount_percent: index % 3 ? 0 : 7.5,
        }))
        const quote = await create(items)
        expect(quote.items).toHaveLength(LINES)
        expect((await preview(items)).total).toBe(quote.total)

        const line = quote.items[249]
        const changed = (await admin.post(`/admin/crm/quotes/${quote.id}/items/${line.id}`, { quantity: 100 })).data
          .quote
        expect(changed.items[249]).toMatchObject({ id: line.id, quantity: 100, position: 250 })
        expect(changed.total).not.toBe(quote.total)
        const swapped = changed.items.map(({ id, title, quantity, unit_price, discount_percent }: Record<string, unknown>) => ({
          id, title, quantity, unit_price, discount_percent,
        })) // prettier-ignore
        swapped.push(swapped.shift())
        const saved = await admin.post(`/admin/crm/quotes/${quote.id}`, { items: swapped, revision: changed.revision })
        expect([saved.status, saved.data.message]).toEqual([200, undefined])
        expect(saved.data.quote.items[LINES - 1].title).toBe("Part 1")
        expect(saved.data.quote.total).toBe(changed.total)

        const sent = await admin.post(`/admin/crm/quotes/${quote.id}/send`, {})
        expect([sent.status, sent.data.message]).toEqual([200, undefined])
        const pdf = await api.get(`/admin/crm/quotes/${quote.id}/pdf`, { headers, responseType: "arraybuffer" })
        const text = readPdf(Buffer.from(pdf.data)).pages.flat().join("\n")
        expect(text).toContain(`Part ${LINES}`)
        expect(text).toMatch(/Page 1 of \d+/)

        const accepted = await admin.post(`/admin/crm/quotes/${quote.id}/accept`, { name: "Ann Lee" })
        expect([accepted.status, accepted.data.message]).toEqual([200, undefined])
        const { data } = await getContainer()
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({
            entity: "order",
            fields: ["total", "items.id"],
            filters: { id: accepted.data.quote.order_id },
          })
        expect(data[0].items).toHaveLength(LINES)
        expect(Number(Number(data[0].total).toFixed(2))).toBe(changed.total)
      })
    })
  },
})
