import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { convertQuoteWorkflow } from "../../src/workflows/quote"
import { reconcileCanceledOrders, reconcileDeposits } from "../../src/workflows/quote/reconcile-conversions"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { reconcileInvoicePayments } from "../../src/workflows/receivable/online/refresh-invoice-payment"
import { storeToday } from "../../src/shared/days"
import { bank, openBank } from "../support/bank/ledger"
import { createUser, shopper } from "../support/callers"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const BANK = "pp_bank_test"
process.env.CRM_PAYMENT_PROVIDERS = JSON.stringify([{ resolve: "./integration-tests/support/bank", id: "test" }])
process.env.CRM_OPTIONS = JSON.stringify({ payment_redirects: { [BANK]: "links.approve" } })

/** What an application does when an order was made of a quote. */
let whenConverted: () => void = () => undefined
convertQuoteWorkflow.hooks.quoteConverted(async () => whenConverted())

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store

    beforeEach(async () => {
      openBank()
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
      await getContainer()
        .resolve(ContainerRegistrationKeys.LINK)
        .create({
          [Modules.REGION]: { region_id: store.region_id },
          [Modules.PAYMENT]: { payment_provider_id: BANK },
        })
    })
    afterEach(() => {
      whenConverted = () => undefined
    })

    const sent = async (body: object = {}) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        deposit_percent: 30,
        convert_on_accept: false,
        items: [
          { title: "Desk", quantity: 4, unit_price: 100 },
          { title: "Lamp", quantity: 1, unit_price: 50, is_optional: true },
        ],
        ...body,
      })
      expect(data.message).toBeUndefined()
      const answer = (await admin.post(`/admin/crm/quotes/${data.quote.id}/send`)).data
      const [desk, lamp] = data.quote.items.map(({ id }: { id: string }) => id)
      return {
        id: data.quote.id as string,
        number: data.quote.number,
        token: answer.public_url.split("#")[1],
        desk,
        lamp,
      }
    }
    const page = async (path: string, body: object) => {
      const { status, data } = await api.post(`/crm/quotes/${path}`, body, { validateStatus: () => true })
      return { status, data }
    }
    const view = async (token: string) => {
      const { pay, paying, paid } = (await page("open", { token })).data.view
      return { pay, paying, paid }
    }
    const read = async (id: string) => (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
    const accept = async (id: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/accept`, body)
      expect([status, data.message]).toEqual([200, undefined])
      return data.quote
    }
    const convert = async (id: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/convert`, body)
      expect([status, data.message]).toEqual([200, undefined])
      return data.quote
    }
    /** The buyer clicks the button. @returns the payment on the bank's page */
    const pay = async (token: string): Promise<string> => {
      const { status, data } = await page("pay", { token })
      expect([status, data.message]).toEqual([200, undefined])
      expect(data.redirect_url).toMatch(/^https:\/\/bank\.example\/pay\/bp_\d+$/)
      return data.redirect_url.split("/").pop()
    }
    const webhook = (payment_id: string) => api.post("/hooks/payment/bank_test", { payment_id })
    const orderOf = async (id: string) => {
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "order",
          fields: ["total", "transactions.*", "payment_collections.amount", "payment_collections.status"],
          filters: { id },
        })
      const order = data[0] as any // eslint-disable-line @typescript-eslint/no-explicit-any -- amounts are objects of the host's
      return (
        order && {
          total: Number(order.total),
          transactions: order.transactions.map((one: any) => [one.reference, Number(one.amount)]), // eslint-disable-line @typescript-eslint/no-explicit-any
          collections: order.payment_collections.map((one: any) => [Number(one.amount), one.status]).sort(), // eslint-disable-line @typescript-eslint/no-explicit-any
        }
      )
    }
    const quotes = () => getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)

    describe("an invoice on its page", () => {
      type Invoice = { id: string; number: string; order_id: string; token: string }
      /** 3 x 10.01 + 10 %: 33.033 for the host, 33.03 on the invoice. */
      const invoiced = async (): Promise<Invoice> => {
        const order_id = await createOrder(getContainer(), store, { customer_id: store.customer_id })
        const { invoice } = (await admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })).data
        const { data } = await admin.post(`/admin/crm/invoices/${invoice.id}/link`)
        return { id: invoice.id, number: invoice.number, order_id, token: data.public_url.split("#")[1] }
      }
      const call = async (path: string, body: object) => {
        const { status, data } = await api.post(`/crm/invoices/${path}`, body, { validateStatus: () => true })
        return { status, data }
      }
      const look = async (token: string) => {
        const { pay, paying, banner } = (await call("open", { token })).data.view
        return { pay, paying, banner: banner?.heading ?? null }
      }
      const click = async (token: string): Promise<string> => {
        const { status, data } = await call("pay", { token })
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.redirect_url).toMatch(/^https:\/\/bank\.example\/pay\/bp_\d+$/)
        return data.redirect_url.split("/").pop()
      }
      const receipts = async () =>
        (await admin.get("/admin/crm/receipts")).data.receipts.map(
          (receipt: { amount: number; unallocated: number; source: string; order_id: string | null }) => [
            receipt.source,
            receipt.amount,
            receipt.unallocated,
            receipt.order_id,
          ]
        )
      const outstanding = async (id: string) => (await admin.get(`/admin/crm/invoices/${id}`)).data.invoice.outstanding
      const BEGUN = expect.stringMatching(/^If you have paid already/)
      const TAKEN = ["You cannot capture more than the authorized amount substracted by what is already captured."]
      const PAID = { pay: "", paying: "", banner: "This invoice is paid" }
      const SHOWN = { total: 33.033, transactions: [["capture", 33.033]], collections: [[33.033, "completed"]] }

      it("is paid by a button: one payment however often it is clicked, one receipt though the webhook was lost, and shown on the order once", async () => {
        const { id, order_id, token } = await invoiced()
        expect(await look(token)).toEqual({ pay: "Pay $33.03 now", paying: "", banner: null })
        const payments = await Promise.all([1, 2, 3, 4].map(() => click(token)))
        expect(new Set(payments).size).toBe(1)
        expect(bank().all()).toMatchObject([{ amount: "33.03", state: "open" }])
        expect(await look(token)).toEqual({ pay: "Pay $33.03 now", paying: BEGUN, banner: null })
        bank().pay(payments[0])
        bank().slow = 200
        bank().asked = 0
        await Promise.all([...[1, 2, 3].map(() => look(token)), reconcileInvoicePayments(getContainer())])
        await eventually(async () => (await outstanding(id)) === 0)
        expect(bank().asked).toBe(1)
        expect(await look(token)).toEqual(PAID)
        expect(await receipts()).toEqual([["invoice_page", 33.03, 0, null]])
        await eventually(async () => (await orderOf(order_id)).transactions.length)
        expect(await orderOf(order_id)).toMatchObject(SHOWN)
        await reconcileReceivables(getContainer())
        expect(await reconcileInvoicePayments(getContainer())).toEqual([])
        expect(await orderOf(order_id)).toMatchObject(SHOWN)
        expect(await receipts()).toHaveLength(1)
        const { status, data } = await call("pay", { token })
        expect([status, data.message]).toEqual([400, expect.stringMatching(/^Invoice .* asks for nothing any more\.$/)])
        expect(bank().all()).toHaveLength(1)
      })

      it("is paid by the provider's word, late and twice, though a transfer came first: what is over is the customer's credit", async () => {
        const { id, order_id, token } = await invoiced()
        const payment = await click(token)
        bank().pay(payment)
        const transfer = {
          customer_id: store.customer_id,
          currency_code: "usd",
          received_date: storeToday("UTC"),
          amount: 30,
        }
        await admin.post("/admin/crm/receipts", { ...transfer, allocations: [{ invoice_id: id, amount: 30 }] })
        const { session_id, amount } = bank().look(payment)
        for (let n = 0; n < 2; n++) {
          const { errors } = await processPaymentWorkflow(getContainer()).run({
            input: { action: "captured", data: { session_id, amount: Number(amount) } },
            throwOnError: false,
          })
          // Where the job, which runs every five minutes, comes between, the host has nothing left to take; nothing else is refused.
          expect([[], TAKEN]).toContainEqual(errors.map(({ error }) => (error as Error).message))
        }
        await eventually(async () => (await outstanding(id)) === 0)
        expect((await receipts()).sort()).toEqual([
          ["invoice_page", 33.03, 30, null],
          ["manual", 30, 0, null],
        ])
        await eventually(async () => (await orderOf(order_id)).transactions.length === 2)
        const told = (await orderOf(order_id)).transactions.map(([, paid]: [string, number]) => paid)
        expect(told.sort()).toEqual([3.033, 30])
        expect(bank().all()).toMatchObject([{ state: "taken", refunded: [] }])
      })

      it("asks for what is left by now: an older payment gives way, and one that nobody is to pay is ended", async () => {
        const { id, token } = await invoiced()
        const first = await click(token)
        await admin.post(`/admin/crm/invoices/${id}/disputes`, { reason: "price", amount: 3.03 })
        expect(await look(token)).toMatchObject({
          pay: "Pay $30.00 now",
          paying: expect.stringMatching(/^What is disputed, \$3\.03, is left out\. If you have paid already/),
        })
        const second = await click(token)
        expect(bank().all()).toMatchObject([
          { id: first, state: "ended", amount: "33.03" },
          { id: second, state: "open", amount: "30" },
        ])
        await admin.post(`/admin/crm/invoices/${id}/credit-notes`, { reason: "Canceled" })
        expect(await look(token)).toEqual({ pay: "", paying: "", banner: "This invoice was taken back" })
        expect(bank().look(second).state).toBe("ended")
        expect(await receipts()).toEqual([])
      })

      it("has no button where no provider has a page of its own, and says so where one fails; a dead link opens no payment", async () => {
        const { number, token } = await invoiced()
        for (const body of [{ token: "nothing" }, { token: `${token}x` }]) {
          expect([await call("pay", body), await call("open", body)].map(({ status }) => status)).toEqual([404, 404])
        }
        expect((await call("pay", { token, amount: 1 })).status).toBe(400)
        const refusal = `The payment of invoice ${number} cannot be opened now; try again later, or pay as the invoice says.`
        jest.spyOn(bank(), "open").mockImplementation(() => {
          throw new Error("The bank is closed.")
        })
        expect(await call("pay", { token })).toMatchObject({ status: 400, data: { message: refusal } })
        jest.restoreAllMocks()
        bank().page = ""
        expect(await call("pay", { token })).toMatchObject({ status: 400, data: { message: refusal } })
        const link = {
          [Modules.REGION]: { region_id: store.region_id },
          [Modules.PAYMENT]: { payment_provider_id: BANK },
        }
        await getContainer().resolve(ContainerRegistrationKeys.LINK).dismiss(link)
        expect(await look(token)).toEqual({ pay: "", paying: "", banner: null })
        expect(await call("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `Invoice ${number} cannot be paid on this page; please pay it as it says.` },
        })
      })

      it("has no button where the store does not want it, also in the storefront, and refuses in the invoice's language; what was begun is still taken", async () => {
        await admin.post("/admin/crm/settings", { locale: "pt-BR" })
        const { id, number, token } = await invoiced()
        expect((await look(token)).pay).toMatch(/^Pagar .*33,03 agora$/)
        const payment = await click(token)
        expect((await admin.get("/admin/crm/settings")).data.settings.invoice_pay_online).toBe(true)
        const { data } = await admin.post("/admin/crm/settings", { invoice_pay_online: false })
        expect(data.settings.invoice_pay_online).toBe(false)
        const refusal = `A fatura ${number} não pode ser paga nesta página; por favor, pague como indicado nela.`
        expect(await look(token)).toEqual({ pay: "", paying: "", banner: null })
        expect(await call("pay", { token })).toMatchObject({ status: 400, data: { message: refusal } })
        const ann = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
        const path = `/store/customers/me/crm/invoices/${id}`
        expect((await ann.get(path)).data.invoice.payment).toBeNull()
        const back = { return_url: "https://shop.example/done" }
        expect(await ann.post(`${path}/pay`, back)).toMatchObject({ status: 400, data: { message: refusal } })
        bank().pay(payment)
        expect((await look(token)).banner).toBe("Esta fatura está paga")
        expect(await receipts()).toEqual([["invoice_page", 33.03, 0, null]])
        await admin.post("/admin/crm/settings", { invoice_pay_online: null })
        expect(await call("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `A fatura ${number} não tem mais nada em aberto.` },
        })
      })

      it("is paid in the storefront by the customer whose it is: one payment is open, wherever it was begun", async () => {
        const { id, number, token } = await invoiced()
        const as = (id?: string) => clientOf(api, shopper(getContainer(), store.publishable_key, id))
        const ann = as(store.customer_id)
        const path = `/store/customers/me/crm/invoices/${id}`
        const back = { return_url: "https://shop.example/done" }
        const shown = async () => (await ann.get(path)).data.invoice
        expect(await shown()).toMatchObject({ payment: { amount: 33.03, discount: null, begun: false } })
        const customers = getContainer().resolve(Modules.CUSTOMER)
        const [other, gone] = await customers.createCustomers([
          { email: "other@shop.test" },
          { email: "gone@shop.test" },
        ])
        await customers.deleteCustomers(gone.id)
        for (const [who, status] of [[other.id, 404], [gone.id, 401], [undefined, 401]] as const) {
          expect((await as(who).post(`${path}/pay`, back)).status).toBe(status)
        } // prettier-ignore
        for (const wrong of [{}, { return_url: "javascript:alert(1)" }, { ...back, amount: 1 }]) {
          expect((await ann.post(`${path}/pay`, wrong)).status).toBe(400)
        }
        expect(bank().all()).toEqual([])
        const urls = await Promise.all(
          [1, 2, 3].map(async () => (await ann.post(`${path}/pay`, back)).data.redirect_url)
        )
        expect(new Set(urls).size).toBe(1)
        expect(await shown()).toMatchObject({ payment: { amount: 33.03, begun: true } })
        const payment = await click(token)
        expect(bank().all()).toMatchObject([{ state: "ended" }, { id: payment, state: "open" }])
        bank().pay(payment)
        expect(await shown()).toMatchObject({ payment_status: "paid", outstanding: 0, payment: null })
        const again = await ann.post(`${path}/pay`, back)
        expect([again.status, again.data.message]).toEqual([400, `Invoice ${number} asks for nothing any more.`])
        const begun = (await admin.get(`/admin/crm/invoices/${id}/history`)).data.history.find(
          ({ act }: { act: string }) => act === "payment_begun"
        )
        expect(begun).toMatchObject({ actor_type: "customer", actor_id: store.customer_id })
      })
    })

    describe("a deposit", () => {
      it("can be paid when the offer is accepted, and not before", async () => {
        const { id, number, token } = await sent()
        expect(await read(id)).toMatchObject({ deposit: { percent: 30, amount: 132, status: "none" } })
        expect(await view(token)).toEqual({ pay: "", paying: "", paid: "" })
        expect(await page("pay", { token })).toMatchObject({
          status: 400,
          data: { message: `Quote ${number} is sent and takes no deposit.` },
        })
        expect(await getContainer().resolve(Modules.PAYMENT).listPaymentCollections({})).toEqual([])
        await accept(id)
        expect(await view(token)).toEqual({ pay: "Pay the deposit of $132.00", paying: "", paid: "" })
        expect(bank().look(await pay(token))).toMatchObject({ amount: "132", state: "open" })
      })

      it("is one payment, however often and at once the button is clicked, and stays open until the money came", async () => {
        const { id, token } = await sent()
        await accept(id)
        const payments = await Promise.all([1, 2, 3, 4, 5].map(() => pay(token)))
        expect(new Set(payments).size).toBe(1)
        expect(await getContainer().resolve(Modules.PAYMENT).listPaymentCollections({})).toHaveLength(1)
        expect((await read(id)).deposit).toMatchObject({ amount: 132, status: "pending" })
        expect(await view(token)).toEqual({
          pay: "Pay the deposit of $132.00",
          paying: expect.stringMatching(/^If you have paid already/),
          paid: "",
        })
      })

      it("is paid once the buyer comes back though the webhook was lost, and cannot be paid again", async () => {
        const { id, number, token } = await sent()
        await accept(id)
        const payment = await pay(token)
        bank().pay(payment)
        const again = await page("pay", { token })
        expect([again.status, again.data.message]).toEqual([400, `The deposit of quote ${number} is paid already.`])
        expect(bank().all()).toMatchObject([{ id: payment, state: "taken" }])
        expect(await view(token)).toEqual({ pay: "", paying: "", paid: "The deposit of $132.00 is paid. Thank you!" })
        expect((await read(id)).deposit).toMatchObject({ status: "paid", paid_at: expect.any(String) })
      })

      it("is asked about by one of many who look at once, for two would undo the payment", async () => {
        const { id, token } = await sent()
        await accept(id)
        bank().pay(await pay(token))
        bank().slow = 300
        bank().asked = 0
        await Promise.all([...[1, 2, 3, 4].map(() => view(token)), reconcileDeposits(getContainer())])
        await eventually(async () => (await read(id)).deposit.status === "paid")
        expect(bank().asked).toBe(1)
        expect(bank().all()).toMatchObject([{ state: "taken" }])
      })

      it("is paid by the provider's webhook, which may come twice", async () => {
        const { id, token } = await sent()
        await accept(id)
        const payment = await pay(token)
        bank().pay(payment)
        await webhook(payment)
        const paid = async () => (await quotes().listCrmQuoteDeposits({ quote_id: id, status: "paid" })).length
        // The host waits five seconds before it looks at a webhook.
        await eventually(paid, 30_000)
        bank().told = 0
        await webhook(payment)
        await eventually(async () => bank().told, 30_000)
        expect(bank().look(payment)).toMatchObject({ state: "taken", refunded: [] })
        expect(await getContainer().resolve(Modules.PAYMENT).listCaptures({})).toHaveLength(1)
        expect((await read(id)).deposit).toMatchObject({ status: "paid", amount: 132 })
      })

      it("that was paid is taken over by the order, once", async () => {
        const { id, token } = await sent()
        await accept(id)
        bank().pay(await pay(token))
        await view(token)
        const { order_id } = await convert(id)
        expect(await orderOf(order_id)).toEqual({
          total: 440,
          transactions: [["capture", 132]],
          collections: [
            [132, "completed"],
            [308, "not_paid"],
          ],
        })
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        await Promise.all([view(token), view(token), reconcileDeposits(getContainer())])
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
        expect((await admin.get(`/admin/crm/orders/${order_id}`)).data.order).toMatchObject({
          total: 440,
          paid_total: 132,
        })
        const acts = (await admin.get(`/admin/crm/quotes/${id}/history`)).data.history.map(
          ({ act }: { act: string }) => act
        )
        expect(acts.filter((act: string) => act.startsWith("deposit_")).sort()).toEqual([
          "deposit_paid",
          "deposit_started",
          "deposit_taken_over",
        ])
      })

      it("is shown on the order at once where accepting made it", async () => {
        const { id, token } = await sent({ convert_on_accept: true })
        const { order_id } = await accept(id)
        bank().pay(await pay(token))
        await view(token)
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
      })

      it("is taken over by the job when neither event nor buyer came back", async () => {
        const { id, token } = await sent({ convert_on_accept: true })
        const { order_id } = await accept(id)
        bank().pay(await pay(token))
        expect(await reconcileDeposits(getContainer())).toEqual([])
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
        expect(await reconcileDeposits(getContainer())).toEqual([])
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
      })

      it("larger than the first part's order is all on that order, which asks for nothing more, and the next asks for its own", async () => {
        const { id, token, desk } = await sent()
        await accept(id)
        bank().pay(await pay(token))
        await view(token)
        const first = await convert(id, { items: [{ item_id: desk, quantity: 1 }] })
        expect(await orderOf(first.order_id)).toEqual({
          total: 110,
          transactions: [["capture", 132]],
          collections: [
            [0, "not_paid"],
            [132, "completed"],
          ],
        })
        const rest = await convert(id)
        const [, second] = rest.order_ids
        expect(await orderOf(second)).toEqual({ total: 330, transactions: [], collections: [[330, "not_paid"]] })
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id: first.order_id })
      })

      it("goes back to the quote when its order could not be made, and on to the one that is", async () => {
        const { id, token } = await sent()
        await accept(id)
        bank().pay(await pay(token))
        await view(token)
        whenConverted = () => {
          throw new Error("The warehouse is closed.")
        }
        expect((await admin.post(`/admin/crm/quotes/${id}/convert`)).status).toBe(500)
        const after = await read(id)
        expect(after).toMatchObject({ status: "accepted", order_id: null, conversion_status: "none" })
        expect(after.deposit).toMatchObject({ status: "paid", order_id: null })
        expect(await getContainer().resolve(Modules.ORDER).listOrders({})).toEqual([])
        whenConverted = () => undefined
        const { order_id } = await convert(id)
        expect((await orderOf(order_id)).transactions).toEqual([["capture", 132]])
        expect((await read(id)).deposit).toMatchObject({ status: "taken_over", order_id })
      })

      it.each(["by its event", "by the job"])(
        "is paid back with the order when that is canceled, noticed %s",
        async (how) => {
          const { id, number, token } = await sent()
          await accept(id)
          const payment = await pay(token)
          bank().pay(payment)
          await view(token)
          const { order_id } = await convert(id)
          const cancel = quotes().cancelConversion.bind(quotes())
          if (how === "by the job") {
            jest.spyOn(quotes(), "cancelConversion").mockRejectedValueOnce(new Error("The event was lost."))
          }
          expect((await admin.post(`/admin/orders/${order_id}/cancel`)).status).toBe(200)
          if (how === "by the job") {
            await eventually(async () => jest.isMockFunction(quotes().cancelConversion) && (quotes().cancelConversion as jest.Mock).mock.calls.length) // prettier-ignore
            jest.spyOn(quotes(), "cancelConversion").mockImplementation(cancel)
            expect(await reconcileCanceledOrders(getContainer())).toEqual([order_id])
          }
          await eventually(async () => (await read(id)).deposit.status === "refunded")
          expect(bank().look(payment).refunded).toEqual(["132"])
          expect(await view(token)).toEqual({ pay: "", paying: "", paid: "The deposit of $132.00 was paid back." })
          expect(await page("pay", { token })).toMatchObject({
            status: 400,
            data: { message: `The deposit of quote ${number} was paid back; it is not asked for again.` },
          })
          jest.restoreAllMocks()
          const again = await convert(id)
          expect(await orderOf(again.order_id)).toMatchObject({ total: 440, transactions: [] })
        }
      )

      it("follows what the buyer takes; one begun for another amount gives way, unless its money came", async () => {
        const { id, token, lamp } = await sent()
        await accept(id)
        const first = await pay(token)
        // An order could not be made and the acceptance was taken back; the buyer accepts again, with the lamp.
        const [version] = await quotes().listCrmQuoteVersions({ quote_id: id })
        await quotes().updateCrmQuoteVersions({ id: version.id, decision: null })
        await quotes().updateCrmQuotes({ id, status: "sent", chosen_item_ids: null })
        await accept(id, { chosen_item_ids: [lamp] })
        expect(await view(token)).toMatchObject({ pay: "Pay the deposit of $148.50" })
        const second = await pay(token)
        expect(bank().all()).toMatchObject([
          { id: first, state: "ended", amount: "132" },
          { id: second, state: "open", amount: "148.5" },
        ])
        expect((await read(id)).deposit).toMatchObject({ amount: 148.5, status: "pending" })
        expect(() => bank().pay(first)).toThrow("is ended")
      })

      it("is not asked of an offer without one, nor where nothing is to be paid", async () => {
        const without = await sent({ deposit_percent: null })
        const free = await sent({ items: [{ title: "Sample", quantity: 1, unit_price: 0 }] })
        for (const { id, number, token } of [without, free]) {
          await accept(id)
          expect((await read(id)).deposit).toBeNull()
          expect(await view(token)).toEqual({ pay: "", paying: "", paid: "" })
          expect(await page("pay", { token })).toMatchObject({
            status: 400,
            data: { message: `Quote ${number} asks for no deposit.` },
          })
        }
      })

      it("has no button where no provider of the region sends the buyer away; its terms are shown", async () => {
        await getContainer()
          .resolve(ContainerRegistrationKeys.LINK)
          .dismiss({
            [Modules.REGION]: { region_id: store.region_id },
            [Modules.PAYMENT]: { payment_provider_id: BANK },
          })
        const { id, number, token } = await sent()
        await accept(id)
        const { data } = await page("open", { token })
        expect(data.view).toMatchObject({ pay: "", paid: "" })
        expect(data.view.payment[0]).toBe("Deposit of 30% ($132.00) on acceptance")
        expect(await page("pay", { token })).toMatchObject({
          status: 400,
          data: {
            message: `The deposit of quote ${number} cannot be paid on this page; please pay it as the seller has told you.`,
          },
        })
      })

      it("answers a storefront the host's session, to the customer whose quote it is only", async () => {
        const { id, number } = await sent()
        const as = (id: string) => clientOf(api, shopper(getContainer(), store.publishable_key, id))
        const path = `/store/customers/me/crm/quotes/${id}/deposit`
        const ann = as(store.customer_id)
        expect((await ann.post(path)).data.message).toBe(`Quote ${number} is sent and takes no deposit.`)
        await accept(id)
        const other = await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "other@shop.test" })
        expect((await as(other.id).post(path)).status).toBe(404)
        const body = { provider_id: "pp_system_default", return_url: "https://shop.example/done" }
        const { status, data } = await ann.post(path, body)
        expect([status, data]).toMatchObject([
          200,
          {
            payment_session: { provider_id: "pp_system_default", amount: 132, currency_code: "usd", status: "pending" },
            redirect_url: null,
          },
        ])
        expect((await ann.post(path, body)).data.payment_session.id).toBe(data.payment_session.id)
        const redirected = await ann.post(path, { return_url: "https://shop.example/done" })
        expect(redirected.data).toMatchObject({
          payment_session: { provider_id: BANK },
          redirect_url: expect.stringMatching(/^https:\/\/bank\.example\/pay\//),
        })
        const wrong = await ann.post(path, { provider_id: "pp_none" })
        expect([wrong.status, wrong.data.message]).toEqual([
          400,
          "The payment provider pp_none is not switched on in the quote's region.",
        ])
      })
    })
  },
})
