import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { reconcileDeposits } from "../../src/workflows/quote/reconcile-conversions"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

// The host's own provider stands for one that sends the buyer away: its sessions keep the address to come back to.
process.env.CRM_OPTIONS = JSON.stringify({ payment_redirects: { pp_system_default: "return_url" } })

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store
    let notPaid: jest.SpyInstance

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
      // Until the buyer has paid there, the provider refuses to say that they have.
      notPaid = jest
        .spyOn(getContainer().resolve(Modules.PAYMENT), "authorizePaymentSession")
        .mockRejectedValue(new Error("The buyer has not paid yet."))
    })
    afterEach(() => notPaid.mockRestore())
    afterAll(() => {
      delete process.env.CRM_OPTIONS
    })

    const sent = async (body: object = {}) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        deposit_percent: 30,
        convert_on_accept: false,
        items: [{ title: "Desk", quantity: 4, unit_price: 100 }],
        ...body,
      })
      const answer = (await admin.post(`/admin/crm/quotes/${data.quote.id}/send`)).data
      return { id: data.quote.id, number: data.quote.number, token: answer.public_url.split("#")[1] }
    }
    const page = async (path: string, body: object) => {
      const config = { validateStatus: () => true }
      const { status, data } = await api.post(`/crm/quotes/${path}`, body, config)
      return { status, data }
    }
    const read = async (id: string) => (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
    const accept = async (id: string) => (await admin.post(`/admin/crm/quotes/${id}/accept`)).data.quote
    const orderOf = async (id: string) => {
      const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
      const fields = ["total", "transactions.*", "payment_collections.amount", "payment_collections.status"]
      const { data } = await query.graph({ entity: "order", fields, filters: { id } })
      const order = data[0] as any
      return {
        total: Number(order.total),
        transactions: order.transactions.map((one: any) => [one.reference, Number(one.amount)]),
        collections: order.payment_collections.map((one: any) => [Number(one.amount), one.status]).sort(),
      }
    }

    describe("a deposit", () => {
      it("can be paid when the offer is accepted, and not before", async () => {
        const { id, number, token } = await sent()
        expect(await read(id)).toMatchObject({ deposit: { percent: 30, amount: 132, status: "none" } })
        expect((await page("open", { token })).data.view.pay).toBe("")
        expect(await page("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `Quote ${number} is sent; its deposit can be paid when it is accepted.` },
        })
        await accept(id)
        expect((await page("open", { token })).data.view.pay).toBe("Pay the deposit of $132.00")
        const paying = await page("pay", { token })
        expect([paying.status, paying.data]).toEqual([200, { redirect_url: expect.stringMatching(/\/crm\/quotes$/) }])
        expect(paying.data.redirect_url).not.toContain(token)
      })

      it("is one, however often the button is clicked, and stays open until the money came", async () => {
        const { id, token } = await sent()
        await accept(id)
        await Promise.all([1, 2, 3].map(() => page("pay", { token })))
        expect((await read(id)).deposit).toMatchObject({ amount: 132, status: "pending" })
        const collections = await getContainer().resolve(Modules.PAYMENT).listPaymentCollections({})
        expect(collections).toHaveLength(1)
        expect((await page("open", { token })).data.view).toMatchObject({ pay: "Pay the deposit of $132.00", paid: "" })
      })

      it("is paid once the buyer comes back, and the first order takes it over", async () => {
        const { id, number, token } = await sent()
        await accept(id)
        await page("pay", { token })
        notPaid.mockRestore()
        expect((await page("open", { token })).data.view).toMatchObject({
          pay: "",
          paid: "The deposit of $132.00 is paid. Thank you!",
        })
        expect((await read(id)).deposit).toMatchObject({ status: "paid" })
        expect(await page("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `The deposit of quote ${number} is paid already.` },
        })
        const { data } = await admin.post(`/admin/crm/quotes/${id}/convert`)
        const { order_id } = data.quote
        expect(await orderOf(order_id)).toEqual({
          total: 440,
          transactions: [["capture", 132]],
          collections: [
            [132, "completed"],
            [308, "not_paid"],
          ],
        })
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        const facts = (await admin.get(`/admin/crm/orders/${order_id}`)).data
        expect(facts.order).toMatchObject({ total: 440, paid_total: 132 })
      })

      it("is shown on the order at once where accepting made it", async () => {
        const { id, token } = await sent({ convert_on_accept: true })
        const { order_id } = await accept(id)
        await page("pay", { token })
        notPaid.mockRestore()
        await page("open", { token })
        await page("open", { token })
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
      })

      it("is taken over by the job when neither event nor buyer came back", async () => {
        const { id, token } = await sent({ convert_on_accept: true })
        const { order_id } = await accept(id)
        await page("pay", { token })
        notPaid.mockRestore()
        expect(await reconcileDeposits(getContainer())).toEqual([])
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        expect(await reconcileDeposits(getContainer())).toEqual([])
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
      })

      it("is not asked of an offer without one", async () => {
        const { id, number, token } = await sent({ deposit_percent: null })
        await accept(id)
        expect((await read(id)).deposit).toBeNull()
        expect(await page("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `Quote ${number} asks for no deposit.` },
        })
      })

      it("answers a storefront the host's session, to the customer whose quote it is only", async () => {
        const { id } = await sent()
        await accept(id)
        const { http } = getContainer().resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
        const as = (actor_id: string): Client => {
          const token = generateJwtToken(
            { actor_id, actor_type: "customer", auth_identity_id: "auth_test", app_metadata: {} },
            { secret: http.jwtSecret!, expiresIn: "1d" }
          )
          const headers = { "x-publishable-api-key": store.publishable_key, authorization: `Bearer ${token}` }
          return clientOf(api, { user_id: actor_id, headers })
        }
        const path = `/store/customers/me/crm/quotes/${id}/deposit`
        expect((await as("cus_other").post(path)).status).toBe(404)
        const { status, data } = await as(store.customer_id).post(path, { return_url: "https://shop.example/done" })
        expect([status, data]).toMatchObject([
          200,
          {
            payment_session: { provider_id: "pp_system_default", amount: 132, currency_code: "usd", status: "pending" },
            redirect_url: "https://shop.example/done",
          },
        ])
        const wrong = await as(store.customer_id).post(path, { provider_id: "pp_none" })
        expect([wrong.status, wrong.data.message]).toEqual([
          400,
          "The payment provider pp_none is not switched on in the quote's region.",
        ])
      })
    })
  },
})
