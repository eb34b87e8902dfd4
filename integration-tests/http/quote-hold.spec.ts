import { Modules } from "@medusajs/framework/utils"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { addDays, storeToday } from "../../src/shared/days"
import { SUGGESTED_CREDIT_POLICY } from "../../src/shared/suggested-credit-policy"
import { redecideHolds } from "../../src/workflows/quote"
import { createUser, shopper } from "../support/callers"
import { watchMails } from "../support/mails"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const TODAY = storeToday("UTC")
const RULE = { over_limit_by: null, days_overdue: null }

/** The store's product with so many of it. */
async function stock(container: MedusaContainer, store: Store, stocked_quantity: number): Promise<string> {
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
  return item.id
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const mails = watchMails()
    let admin: Client
    let store: Store

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
    })

    const good = async (answer: Promise<{ status: number; data: any }>) => {
      const { status, data } = await answer
      expect([status, data.message]).toEqual([200, undefined])
      return data
    } // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are judged below
    const policy = (...rules: object[]) =>
      good(
        admin.post("/admin/crm/settings", {
          credit_policy: { rules: rules.map((rule, index) => ({ id: `rule-${index}`, ...RULE, ...rule })) },
        })
      )
    const terms = (body: object) =>
      good(
        admin.post(`/admin/crm/customers/${store.customer_id}/credit-terms`, {
          currency_code: "usd",
          ...body,
        })
      )
    const draft = async (amount: number, body: object = {}) =>
      (
        await good(
          admin.post("/admin/crm/quotes", {
            customer_id: store.customer_id,
            currency_code: "usd",
            region_id: store.region_id,
            sales_channel_id: store.sales_channel_id,
            items: [{ title: "Desk", quantity: 1, unit_price: amount }],
            ...body,
          })
        )
      ).quote
    const post = async (id: string, verb: string, body: object = {}, as = admin) => {
      const { status, data } = await as.post(`/admin/crm/quotes/${id}/${verb}`, body)
      return status === 200 ? (data.quote ?? data) : [status, data.message]
    }
    const sent = async (amount: number, body: object = {}) => {
      const quote = await draft(amount, body)
      const { public_url } = await good(admin.post(`/admin/crm/quotes/${quote.id}/send`))
      return { id: quote.id as string, number: quote.number as string, token: public_url.split("#")[1] as string }
    }
    const read = async (id: string) => (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
    const page = async (path: string, body: object) =>
      (await api.post(`/crm/quotes/${path}`, body, { validateStatus: () => true })).data
    const strip = async (query = "") =>
      (await good(admin.get(`/admin/crm/customers/${store.customer_id}/credit?currency_code=usd${query}`))).credit
    const acts = async (id: string) =>
      (await admin.get(`/admin/crm/quotes/${id}/history?limit=50`)).data.history.map(({ act }: { act: string }) => act)
    /** A debt of 110 % of the amount, so many days late. */
    const debt = async (amount: number, days: number) => {
      const order = await createOrder(getContainer(), store, {
        items: [{ quantity: 1, unit_price: amount }],
        customer_id: store.customer_id,
      })
      await admin.post("/admin/crm/settings", { invoice_series: "OLD" })
      const body = { issue: true, issue_date: addDays(TODAY, -30 - days) }
      const { invoice } = await good(admin.post(`/admin/crm/orders/${order}/invoices`, body))
      await admin.post("/admin/crm/settings", { invoice_series: null })
      return invoice
    }
    const pay = (invoice: { id: string }, amount: number) =>
      good(
        admin.post("/admin/crm/receipts", {
          customer_id: store.customer_id,
          amount,
          currency_code: "usd",
          received_date: TODAY,
          allocations: [{ invoice_id: invoice.id, amount }],
        })
      )
    const ordered = (id: string) => eventually(async () => (await read(id)).order_id)

    describe("a sale on credit", () => {
      it("is not looked at until the store says so, but its figures are shown", async () => {
        await terms({ credit_limit: 100 })
        await debt(1000, 40)
        const open = await sent(200)
        const quote = await draft(500)
        expect(await strip(`&quote_id=${quote.id}`)).toEqual({
          customer_id: store.customer_id,
          currency_code: "usd",
          limit: 100,
          on_hold: false,
          outstanding: 1100,
          overdue: 1100,
          oldest_overdue_days: 40,
          uninvoiced_orders: 0,
          unallocated: 0,
          committed: 0,
          exposure: 1100,
          this_quote: 550,
          deposit_paid: 0,
          payment_delay_days: null,
          payment_delay_source: "store",
          other_quotes_count: 1,
          other_quotes_weighted: expect.any(Number),
          headroom: -1000,
          headroom_after: -1550,
          steps: Object.fromEntries(
            ["quote", "send", "accept", "convert"].map((step) => [
              step,
              { action: "none", reasons: [], deposit_percent: null },
            ])
          ),
        })
        expect(await strip("&amount=10.5")).toMatchObject({ this_quote: 10.5, headroom_after: -1010.5 })
        expect(await post(open.id, "accept", { name: "Ann" })).toMatchObject({
          status: "accepted",
          hold: null,
          order_id: expect.any(String),
        })
        const bad = await admin.get(`/admin/crm/customers/${store.customer_id}/credit`)
        expect([bad.status, bad.data.message]).toEqual([400, "Invalid request: currency_code is required"])
      })

      it("is told how the customer pays, and how the store's customers do of whom too little is known", async () => {
        const other = (await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "new@shop.test" })).id
        for (const days of [30, 20, 10]) {
          await pay(await debt(100, days), 110)
        }
        expect(await strip()).toMatchObject({ payment_delay_days: 20, payment_delay_source: "customer" })
        const path = `/admin/crm/customers/${other}/credit?currency_code=usd`
        const { credit } = await good(admin.get(path))
        expect(credit).toMatchObject({ payment_delay_days: 20, payment_delay_source: "store" })
      })

      it("is accepted on hold by the buyer, who reads that it is confirmed shortly, and goes on by itself when the debt is paid", async () => {
        await good(admin.post("/admin/crm/settings", { credit_policy: SUGGESTED_CREDIT_POLICY }))
        const invoice = await debt(1000, 70)
        const { id, number, token } = await sent(5000)
        expect((await strip(`&quote_id=${id}`)).steps).toMatchObject({
          send: { action: "warn" },
          accept: {
            action: "hold",
            reasons: [{ code: "days_overdue", days: 70, amount: "1100", currency_code: "usd" }],
          },
        })

        expect((await page("open", { token })).view.payment[0]).toBe("Subject to credit approval.")
        const offer = await eventually(async () =>
          (await mails.letters()).find(({ subject }) => subject === `Quote ${number} from Medusa Store`)
        )
        expect(offer.text).toContain("Subject to credit approval.")
        const { quote, view } = await page("accept", { token, version: 1, name: "Ann Lee" })
        expect(quote).toMatchObject({ status: "accepted", on_hold: true, order_display_id: null })
        expect(view).toMatchObject({
          status: "accepted",
          on_hold: true,
          decision: [expect.any(String), "We look at your order and send you its number by mail."],
        })
        expect(await page("accept", { token, version: 1, name: "Ann Lee" })).toMatchObject({ quote: { on_hold: true } })
        const held = await read(id)
        expect(held).toMatchObject({
          status: "accepted",
          order_id: null,
          hold: {
            reasons: [{ code: "days_overdue", days: 70, amount: "1100", currency_code: "usd" }],
            since: expect.any(String),
            stock_until: null,
          },
        })
        expect((await admin.get("/admin/crm/quotes?on_hold=true&order=accepted_at")).data).toMatchObject({
          count: 1,
          quotes: [{ id, bill_to_customer_id: store.customer_id, customer_overdue: "1100" }],
        })
        expect(await post(id, "convert")).toEqual([
          400,
          `Quote ${number} is on hold and cannot become an order; it is released first.`,
        ])
        await eventually(async () => {
          const rows = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" })
          return rows.some(({ data }) => String(data?.title) === `Quote ${number} of Acme Ltd is on hold`)
        })
        expect(await redecideHolds(getContainer())).toEqual([])
        expect((await read(id)).hold.since).toBe(held.hold.since)

        await pay(invoice, 1100)
        const order_id = await ordered(id)
        expect(await read(id)).toMatchObject({ status: "accepted", hold: null, order_id })
        expect(await acts(id)).toEqual(["converted", "released", "held", "accepted", "sent", "created"])
        expect(await page("open", { token })).toMatchObject({
          quote: { on_hold: false, order_display_id: expect.any(Number) },
        })
        const subjects = await eventually(async () => {
          const seen = (await mails.letters()).map(({ subject }) => subject)
          return seen.some((subject) => subject?.startsWith("Your order")) && seen
        })
        expect(subjects).toContain(`You accepted quote ${number} from Medusa Store`)
      })

      it("counts what was accepted before: the last headroom is used once, and held ones go on in the order of their acceptance", async () => {
        await policy({ step: "accept", over_limit_by: 0, action: "hold" })
        await terms({ credit_limit: 1000 })
        const [first, second, third] = [await sent(800), await sent(700), await sent(100)]
        const answers = await Promise.all(
          [first, second].map(({ id }) => post(id, "accept", { name: "Ann", convert: false }))
        )
        expect(answers.map(({ hold }) => hold === null).sort()).toEqual([false, true])
        expect(await post(third.id, "accept", { name: "Ann" })).toMatchObject({
          hold: { reasons: [{ code: "over_limit", limit: "1000" }] },
        })
        const waiting = answers.find(({ hold }) => hold !== null)
        expect(waiting.hold.reasons).toEqual([
          { code: "over_limit", amount: "650", limit: "1000", currency_code: "usd" },
        ])
        // Enough for the one that came first, not for both.
        await terms({ credit_limit: 1650 })
        await eventually(async () => (await read(waiting.id)).hold === null)
        await eventually(async () => (await read(third.id)).hold.reasons[0].amount === "110")
        expect((await read(third.id)).hold).toMatchObject({ reasons: [{ code: "over_limit", amount: "110" }] })
        await terms({ credit_limit: null })
        await ordered(third.id)
      })

      it("is released by those who decide about money, once, and held by the customer's own flag or a limit of nothing", async () => {
        const rep = await createUser(getContainer(), "rep")
        await terms({ hold: true })
        const { id, number } = await sent(100)
        expect(await post(id, "accept", { name: "Ann" })).toMatchObject({
          order_id: null,
          hold: { reasons: [{ code: "customer_hold" }] },
        })
        await good(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "all" }))
        expect((await post(id, "release-hold", {}, clientOf(api, rep)))[0]).toBe(403)
        const releases = await Promise.all(
          Array.from({ length: 5 }, () => post(id, "release-hold", { note: "Called them" }))
        )
        expect(releases.map(({ status, hold }) => [status, hold])).toEqual(Array(5).fill(["accepted", null]))
        await ordered(id)
        const { history } = (await admin.get(`/admin/crm/quotes/${id}/history?limit=50`)).data
        expect(history.filter(({ act }: { act: string }) => ["released", "converted"].includes(act))).toMatchObject([
          { act: "converted" },
          { act: "released", note: "Called them", actor_type: "user", changes: { hold: [["customer_hold"], null] } },
        ])
        expect(await post((await sent(50)).id, "release-hold")).toEqual([
          400,
          expect.stringMatching(/is sent and cannot become an order; accept it first\.$/),
        ])
        expect(number).toMatch(/^Q-/)
        await terms({ hold: false, credit_limit: 0 })
        await policy({ step: "accept", over_limit_by: 0, action: "hold" })
        const prepaid = await sent(10)
        expect((await post(prepaid.id, "accept", { name: "Ann" })).hold.reasons).toMatchObject([{ code: "prepay" }])
      })

      it("is withdrawn while it waits, the buyer is told, and its link is dead", async () => {
        await terms({ hold: true })
        const { id, number, token } = await sent(100)
        await page("accept", { token, version: 1, name: "Ann Lee" })
        expect(await post(id, "cancel", { note: "They went bankrupt" })).toMatchObject({
          status: "canceled",
          hold: null,
          order_id: null,
        })
        await eventually(async () =>
          (await mails.letters()).some(({ subject }) => subject === `Quote ${number} from Medusa Store was withdrawn`)
        )
        expect((await page("open", { token })).message).toBeDefined()
        expect(await post(id, "release-hold")).toEqual([
          400,
          `Quote ${number} is canceled and cannot become an order; copy it to make another offer.`,
        ])
        const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
        expect((await customer.get(`/store/customers/me/crm/quotes/${id}`)).data.quote.status).toBe("canceled")
      })

      it("waits at its order where the policy looks then, and a person's release counts for the rest of it too", async () => {
        await policy({ step: "convert", days_overdue: 30, action: "approval" })
        await debt(100, 35)
        const { id } = await sent(100, {
          convert_on_accept: false,
          items: [{ title: "Desk", quantity: 4, unit_price: 100 }],
        })
        const { items, hold } = await post(id, "accept", { name: "Ann" })
        expect(hold).toBeNull()
        const part = { items: [{ item_id: items[0].id, quantity: 1 }] }
        expect(await post(id, "convert", part)).toMatchObject({
          order_id: null,
          hold: { reasons: [{ code: "days_overdue", days: 35 }] },
        })
        expect(await redecideHolds(getContainer())).toEqual([])
        expect(await post(id, "release-hold")).toMatchObject({ hold: null, conversion_status: "partial" })
        expect(await post(id, "convert")).toMatchObject({ hold: null, conversion_status: "full" })
      })

      it("asks a rep for an approval, a deposit, or stops them, before anything is sent", async () => {
        await debt(100, 35)
        const approval = { step: "send", days_overdue: 30, action: "approval" }
        const deposit = { step: "send", days_overdue: 30, action: "deposit", deposit_percent: 30 }
        await policy(approval, deposit)
        const quote = await draft(100)
        expect(quote.approval_reasons).toEqual([
          {
            rule_id: "credit:days_overdue", rule_name: "Credit", kind: "days_overdue", limit: "30", value: "35",
            currency_code: null, approver_id: null,
          },
        ]) // prettier-ignore
        expect(await post(quote.id, "send")).toEqual([
          400,
          `Quote ${quote.number} needs a deposit of at least 30 %: the oldest debt is 35 days late. Ask for it before sending.`,
        ])
        await good(admin.post(`/admin/crm/quotes/${quote.id}`, { deposit_percent: 30 }))
        expect(await post(quote.id, "send")).toEqual([
          400,
          `Quote ${quote.number} needs approval: oldest debt is 35 days late. Submit it for approval.`,
        ])
        expect(await post(quote.id, "submit")).toMatchObject({ approval_status: "pending" })
        expect(await post(quote.id, "approve")).toMatchObject({ approval_status: "approved", approval_reasons: [] })
        expect(await post(quote.id, "send")).toMatchObject({ status: "sent" })

        await policy({ step: "send", days_overdue: 30, action: "hold" })
        const stopped = await draft(100)
        expect(await post(stopped.id, "send")).toEqual([
          400,
          `Quote ${stopped.number} cannot be sent: the oldest debt is 35 days late.`,
        ])
        await policy({ step: "quote", days_overdue: 30, action: "hold" })
        const { status, data } = await admin.post("/admin/crm/quotes", {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          items: [],
        })
        expect([status, data.message]).toEqual([
          400,
          "No quote is made for this customer just now: the oldest debt is 35 days late.",
        ])
      })

      it("goes on waiting for its goods where another buyer took them meanwhile, and goes on when they are back", async () => {
        const item = await stock(getContainer(), store, 5)
        const inventory = getContainer().resolve(Modules.INVENTORY)
        await terms({ hold: true })
        const { id, number } = await sent(0, { items: [{ variant_id: store.variant_id, quantity: 4 }] })
        await post(id, "accept", { name: "Ann" })
        await inventory.adjustInventory(item, store.location_id, -3)
        expect(await post(id, "release-hold")).toMatchObject({
          order_id: null,
          hold: {
            reasons: [
              {
                code: "stock",
                message: `Quote ${number} cannot become an order: Bolt: 4 asked, 2 in stock.`,
              },
            ],
          },
        })
        expect(await redecideHolds(getContainer())).toEqual([])
        await inventory.adjustInventory(item, store.location_id, 3)
        expect(await redecideHolds(getContainer())).toEqual([id])
        await ordered(id)
      })

      it("shows what is there, what is coming, and who else wants it", async () => {
        const item = await stock(getContainer(), store, 5)
        const inventory = getContainer().resolve(Modules.INVENTORY)
        const [level] = await inventory.listInventoryLevels({ inventory_item_id: item })
        await inventory.updateInventoryLevels([
          { id: level.id, inventory_item_id: item, location_id: store.location_id, incoming_quantity: 3 },
        ])
        const bolts = (quantity: number) => ({ items: [{ variant_id: store.variant_id, quantity }] })
        const big = await sent(0, { ...bolts(10), probability: 40 })
        const small = await draft(0, { ...bolts(4), probability: 50 })
        const { quote } = await good(
          admin.post("/admin/crm/quotes/preview", {
            customer_id: store.customer_id,
            currency_code: "usd",
            region_id: store.region_id,
            sales_channel_id: store.sales_channel_id,
            items: [
              { variant_id: store.variant_id, quantity: 9 },
              { title: "Survey", quantity: 1, unit_price: 1 },
            ],
          })
        )
        expect(quote.items[0].stock).toEqual({
          available: 5,
          incoming: 3,
          short_by: 1,
          manage_inventory: true,
          allow_backorder: false,
          other_quotes: [
            { quote_id: big.id, number: big.number, quantity: 10, probability: 40 },
            { quote_id: small.id, number: small.number, quantity: 4, probability: 50 },
          ],
          other_weighted: 6,
        })
        expect(quote.items[1].stock).toBeUndefined()
        expect((await read(small.id)).items[0].stock).toMatchObject({
          short_by: null,
          other_quotes: [{ quote_id: big.id }],
          other_weighted: 4,
        })
        const short = "/admin/crm/quotes/short-of-stock"
        expect((await good(admin.get(short))).ids).toEqual([big.id])
        expect((await good(admin.get(`${short}?id=${small.id}`))).ids).toEqual([])
        const user = await createUser(getContainer(), "rep")
        await good(admin.post("/admin/crm/access", { user_id: user.user_id, scope: "own" }))
        const rep = clientOf(api, user)
        expect((await good(rep.get(short))).ids).toEqual([])
        const path = `/admin/crm/customers/${store.customer_id}/credit?currency_code=usd`
        expect((await good(rep.get(path))).credit).toMatchObject({ other_quotes_count: 0, other_quotes_weighted: 0 })
        expect((await rep.get(`${path}&quote_id=${big.id}`)).status).toBe(404)
        const { variants } = await good(
          rep.get(
            `/admin/crm/catalogue?currency_code=usd&region_id=${store.region_id}&sales_channel_id=${store.sales_channel_id}`
          )
        )
        expect(variants[0].stock).toMatchObject({ available: 5, incoming: 3, other_quotes: [], other_weighted: 0 })
      })

      it("holds its goods for some days where the store wants that, and gives them back by itself, or to its order", async () => {
        const item = await stock(getContainer(), store, 5)
        const inventory = getContainer().resolve(Modules.INVENTORY)
        const reserved = async () =>
          (await inventory.listReservationItems({ inventory_item_id: item })).map((one) => Number(one.quantity))
        await good(admin.post("/admin/crm/settings", { credit_policy: { rules: [], hold_stock_days: 3 } }))
        await terms({ hold: true })
        const bolts = (quantity: number) => ({ items: [{ variant_id: store.variant_id, quantity }] })
        const { id } = await sent(0, bolts(4))
        expect(await post(id, "accept", { name: "Ann" })).toMatchObject({ hold: { stock_until: addDays(TODAY, 3) } })
        expect(await reserved()).toEqual([4])
        const other = await sent(0, bolts(2))
        const lacking = { code: "stock", message: expect.stringContaining("2 asked, 1 in stock") }
        expect(await post(other.id, "accept", { name: "Ann" })).toMatchObject({
          hold: { reasons: [{ code: "customer_hold" }, lacking], stock_until: null },
        })
        expect(await redecideHolds(getContainer())).toEqual([])
        expect(await reserved()).toEqual([4])
        expect(await post(id, "release-hold")).toMatchObject({ hold: null, order_id: expect.any(String) })
        expect(await reserved()).toEqual([4])
        const [{ line_item_id }] = await inventory.listReservationItems({ inventory_item_id: item })
        expect(line_item_id).toMatch(/^ordli_/)

        const next = await sent(0, bolts(1))
        await post(next.id, "accept", { name: "Ann" })
        expect((await reserved()).sort()).toEqual([1, 4])
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(`update crm_quote set hold = jsonb_set(hold, '{stock_until}', '"2020-01-01"') where id = ?`, [next.id])
        expect(await redecideHolds(getContainer())).toEqual([])
        expect(await reserved()).toEqual([4])
        expect((await read(next.id)).hold).toMatchObject({ reasons: [{ code: "customer_hold" }], stock_until: null })

        const last = await sent(0, bolts(1))
        await post(last.id, "accept", { name: "Ann" })
        expect((await reserved()).sort()).toEqual([1, 4])
        await post(last.id, "cancel")
        expect(await reserved()).toEqual([4])
      })

      it("refuses a policy that says nothing or twice the same", async () => {
        const refusal = async (credit_policy: object) =>
          (await admin.post("/admin/crm/settings", { credit_policy })).data.message
        const rule = { id: "a", step: "accept", action: "hold" }
        expect(await refusal({ rules: [rule] })).toMatch(/must name over_limit_by, days_overdue or both/)
        expect(await refusal({ rules: [{ ...rule, days_overdue: 1, action: "deposit" }] })).toMatch(/deposit_percent/)
        const one = { ...rule, days_overdue: 1 }
        expect(await refusal({ rules: [one, one] })).toMatch(/must name each rule once/)
        const { settings } = await good(admin.post("/admin/crm/settings", { credit_policy: null }))
        expect(settings.credit_policy).toEqual({ rules: [], hold_stock_days: null, notice: true })
      })
    })
  },
})
