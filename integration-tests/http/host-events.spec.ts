import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import * as creditLine from "../../src/subscribers/crm-receivable-credit-line"
import * as delivery from "../../src/subscribers/crm-receivable-delivery"
import * as order from "../../src/subscribers/crm-receivable-order"
import * as payment from "../../src/subscribers/crm-receivable-payment"
import * as transaction from "../../src/subscribers/crm-receivable-transaction"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { checkout, createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(6 * 3_600_000)

/** Each is two orders through the host's workflows, one of them with up to five of each event; `npm run test:deep` runs 60. */
const RUNS = process.env.CRM_DEEP ? 60 : 4

type Handler = { default: (args: SubscriberArgs<never>) => Promise<void>; config: SubscriberConfig }
const HANDLERS = [creditLine, delivery, order, payment, transaction] as Handler[]
const handlersOf = (name: string): Handler[] => HANDLERS.filter(({ config }) => [config.event].flat().includes(name))

type Message = { name: string; data: object; metadata?: object }
const ACTS = ["capture part", "capture", "deliver", "invoice", "refund", "pay", "cancel"] as const
type Act = (typeof ACTS)[number]

/** What becomes of an act's events: each comes so many times (0: never), shuffled by `order`, at once or one by one; or all come at the end. */
const fate = fc.record({
  times: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
  order: fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
  isAtOnce: fc.boolean(),
  isLate: fc.boolean(),
})
/** Who does not hear of a capture would take the money a second time; a clerk who does, not. */
const payingWhatIsKnown = (acts: Act[]): Act[] =>
  acts.filter((act, index) => act !== "pay" || !acts.slice(0, index).some((before) => before.startsWith("capture")))

const fates = fc.array(fate, { minLength: 6, maxLength: 6 })
/** Before its placing is heard of, an order has no invoice to pay, and one that falls then is invoiced at what it is worth since: right, but other. */
const LATER: Act[] = ["refund", "cancel", "pay"]
const story = fc.oneof(
  fc.record({
    invoice_on: fc.constant("manual" as const),
    acts: fc.shuffledSubarray([...ACTS], { minLength: 2, maxLength: 5 }).map(payingWhatIsKnown),
    fates,
  }),
  fc.record({
    invoice_on: fc.constantFrom("placed" as const, "delivered" as const),
    acts: fc.shuffledSubarray(
      ACTS.filter((act) => !LATER.includes(act)),
      { minLength: 2 }
    ),
    fates,
  })
)

/** One with much to tell, whatever else is drawn. */
const EVENTFUL = {
  invoice_on: "manual" as const,
  acts: ["capture part", "deliver", "invoice", "capture", "refund"] as Act[],
  fates: Array.from({ length: 6 }, () => ({ times: [2, 1], order: [2, 1, 3], isAtOnce: false, isLate: false })),
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let store: Store
    let admin: Client
    let held: Message[] = []

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const emit = bus.emit.bind(bus) as (messages: Message[]) => Promise<void>
      held = []
      jest.spyOn(bus, "emit").mockImplementation(async (messages: unknown) => {
        const all = [messages].flat() as Message[]
        held.push(...all.filter(({ name }) => handlersOf(name).length))
        await emit(all.filter(({ name }) => !handlersOf(name).length))
      })
    })
    afterEach(() => jest.restoreAllMocks())

    const handle = async ({ name, data }: Message): Promise<void> => {
      for (const handler of handlersOf(name)) {
        await handler.default({ event: { name, data }, container: getContainer(), pluginOptions: {} } as never)
      }
    }
    const taken = (): Message[] => held.splice(0)

    const acts: Record<Act, (order_id: string) => Promise<unknown>> = {
      "capture part": async (order_id) =>
        admin.post(`/admin/payments/${await paymentOf(order_id)}/capture`, { amount: 10 }),
      capture: async (order_id) => admin.post(`/admin/payments/${await paymentOf(order_id)}/capture`),
      refund: async (order_id) => admin.post(`/admin/payments/${await paymentOf(order_id)}/refund`, { amount: 4 }),
      deliver: (order_id) => deliver(getContainer(), store, order_id).catch(() => undefined),
      invoice: (order_id) => admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true }),
      pay: async (order_id) => {
        const [invoice] = (await admin.get(`/admin/crm/invoices?order_id=${order_id}`)).data.invoices
        const amount = 5
        return (
          invoice?.outstanding >= amount &&
          admin.post("/admin/crm/receipts", {
            customer_id: store.customer_id,
            amount,
            currency_code: "usd",
            received_date: "2026-11-20",
            allocations: [{ invoice_id: invoice.id, amount }],
          })
        )
      },
      cancel: (order_id) => admin.post(`/admin/orders/${order_id}/cancel`),
    }
    const paymentOf = async (order_id: string): Promise<string> => {
      const { data } = await admin.get(`/admin/orders/${order_id}?fields=payment_collections.payments.id`)
      return data.order.payment_collections.flatMap(({ payments }: { payments: { id: string }[] }) => payments)[0].id
    }

    /** An order with its acts; `deliverEvents` decides what becomes of the events of each. */
    const live = async (chosen: Act[], deliverEvents: (events: Message[], step: number) => Promise<void>) => {
      const order_id = await checkout(getContainer(), store)
      await deliverEvents(taken(), 0)
      for (const [index, act] of chosen.entries()) {
        await acts[act](order_id)
        await deliverEvents(taken(), index + 1)
      }
      return order_id
    }
    const once = async (events: Message[]): Promise<void> => {
      for (const event of events) {
        await handle(event)
      }
    }

    /** What the ledger says of an order, and what the host says was paid on it. */
    const ledgerOf = async (order_id: string) => {
      const sql = async (text: string) =>
        (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, [order_id])).rows
      return {
        order: await sql(`select total::float8, paid_total::float8, invoiced_total::float8, delivered_total::float8,
          to_invoice_quantity::float8, to_invoice_total::float8, canceled_at is not null as canceled
          from crm_receivable_order where order_id = ?`),
        invoices: (await admin.get(`/admin/crm/invoices?order_id=${order_id}&order=created_at`)).data.invoices.map(
          (invoice: Record<string, unknown>) =>
            ["status", "total", "outstanding", "payment_status"].map((field) => invoice[field])
        ),
        receipts: await sql(`select source, amount::float8, allocated_total::float8, refunded_total::float8
          from crm_receipt where order_id = ? order by source, amount, refunded_total`),
        proposals: await sql(
          "select kind, amount::float8 from crm_billing_proposal where order_id = ? and state = 'open' order by kind"
        ),
        host: await sql(
          "select coalesce(sum(amount), 0)::float8 as paid from order_transaction where order_id = ? and deleted_at is null"
        ),
      }
    }

    it("leave the ledger as if each had come once and in order, whatever comes twice, late, in disorder or never", async () => {
      let told = 0
      await fc.assert(
        fc.asyncProperty(story, async ({ invoice_on, acts: chosen, fates }) => {
          const since = new Date()
          await getContainer().resolve<AccessModuleService>(ACCESS_MODULE).updateSettings({ invoice_on }, SYSTEM_ACTOR)
          const expected = await live(chosen, once)
          const late: Message[] = []
          const unruly = await live(chosen, async (events, step) => {
            told += events.length
            const { times, order, isAtOnce, isLate } = fates[step]
            const all = events
              .flatMap((event, index) => Array<Message>(times[index % times.length]).fill(event))
              .map((event, index) => ({ event, rank: order[index % order.length] }))
              .sort((a, b) => a.rank - b.rank)
              .map(({ event }) => event)
            if (isLate) {
              late.unshift(...all)
            } else if (isAtOnce) {
              await Promise.all(all.map(handle))
            } else {
              await once(all)
            }
          })
          await once(late)
          await reconcileReceivables(getContainer(), { since })
          expect(await ledgerOf(unruly)).toEqual(await ledgerOf(expected))
          await once(taken())
        }),
        { numRuns: RUNS + 1, examples: [[EVENTFUL]], endOnFailure: true }
      )
      expect(told).toBeGreaterThan(RUNS * 2)
      expect(await getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE).verify()).toEqual([])
    })
  },
})
