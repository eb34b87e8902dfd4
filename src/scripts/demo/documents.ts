import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { createOrderFulfillmentWorkflow, markOrderFulfillmentAsDeliveredWorkflow } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { QUOTE_MODULE } from "../../modules/quote"
import type { QuoteModuleService } from "../../modules/quote/service"
import { Actor } from "../../shared/actor"
import { addDays, Day, daysBetween } from "../../shared/days"
import { roundMoney } from "../../shared/money"
import {
  acceptQuoteWorkflow,
  addQuoteMessageWorkflow,
  createQuoteWorkflow,
  declineQuoteWorkflow,
  sendQuoteWorkflow,
  submitQuoteWorkflow,
  updateQuoteWorkflow,
} from "../../workflows/quote"
import { itemInputOf } from "../../workflows/quote/content-of"
import { QuoteInput } from "../../workflows/quote/pricing/types"
import { invoiceOrderWorkflow, recordReceiptWorkflow } from "../../workflows/receivable"
import { dice } from "./catalogue"
import { addressOf, DemoStore } from "./host-store"

type Customer = DemoStore["customers"][number]
type Progress = (text: string) => void

const YEAR = 365
const PAST_SALES = 40

/** Quotes in every stage, orders, and invoices paid, open and overdue over the last twelve months, through the plugin's own workflows. */
export async function createDocuments(container: MedusaContainer, store: DemoStore, progress: Progress): Promise<void> {
  const roll = dice(20_26)
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]

  const offer = (customer: Customer, title: string, valid_days?: number): QuoteInput => {
    const region = store.regions[customer.region]
    const lines = 1 + Math.floor(roll() * 3)
    const chosen = new Set(Array.from({ length: lines }, () => pick(store.variants)))
    return {
      customer_id: customer.id,
      currency_code: region.currency_code,
      region_id: region.id,
      sales_channel_id: store.sales_channel_id,
      owner_id: store.user_id,
      title,
      ...(valid_days ? { valid_until: addDays(today, valid_days) } : {}),
      locale: customer.country_code === "pt" ? "pt-BR" : "en",
      shipping_address: addressOf(customer),
      billing_address: addressOf(customer),
      items: [
        ...[...chosen].map((variant) => ({
          variant_id: variant.id,
          quantity: 1 + Math.floor(roll() * 8),
          discount_percent: roll() < 0.3 ? pick([5, 7.5, 10]) : 0,
        })),
        ...(roll() < 0.4 ? [{ title: "Assembly on site", quantity: 1, unit_price: pick([90, 140, 220]) }] : []),
      ],
    }
  }
  const create = async (customer: Customer, title: string, valid_days?: number): Promise<string> =>
    (await createQuoteWorkflow(container).run({ input: { quote: offer(customer, title, valid_days), actor } })).result.id
  const send = (id: string) => sendQuoteWorkflow(container).run({ input: { id, actor } })
  const accept = async (id: string, name: string): Promise<string> => {
    await acceptQuoteWorkflow(container).run({ input: { quote_id: id, name, actor } })
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity: "crm_quote", fields: ["order_id"], filters: { id } } as never)
    return (data[0] as unknown as { order_id: string }).order_id
  }
  const invoice = async (order_id: string, issue_date: Day) =>
    (await invoiceOrderWorkflow(container).run({ input: { order_id, issue: true, issue_date, actor } })).result

  // Dates only go forward within a series of invoices, so the year is played in its order.
  const issued: {
    id: string
    customer: Customer
    due_date: Day
    total: string
    currency_code: string
    number: string
  }[] = []
  for (let sale = 0; sale < PAST_SALES; sale++) {
    const customer = store.customers[(sale * 5) % store.customers.length]
    // Denser towards today, as in a shop that grows.
    const day = addDays(today, -Math.round((YEAR - 12) * Math.pow(1 - sale / PAST_SALES, 1.4)) - 1)
    const id = await create(
      customer,
      pick(["Office fit-out", "New floor", "Replacement order", "Meeting rooms", "Reception"])
    )
    await send(id)
    const order_id = await accept(id, `${customer.first_name} ${customer.last_name}`)
    const made = await readInvoice(container, (await invoice(order_id, day)).id)
    issued.push({ ...made, customer })
    progress(`${sale + 1} of ${PAST_SALES} sales, ${made.number}`)
  }
  for (const { id, customer, due_date, total, currency_code, number } of issued) {
    const paid_on = customer.pays === null ? null : addDays(due_date, customer.pays)
    if (paid_on && paid_on <= today) {
      const amount = roll() < 0.1 ? roundMoney(MathBN.mult(total, 0.4), currency_code).toFixed(2) : total
      await recordReceiptWorkflow(container).run({
        input: {
          customer_id: customer.id,
          amount,
          currency_code,
          received_date: paid_on,
          method: "bank_transfer",
          reference: `${customer.company_name} ${number}`,
          allocations: [{ invoice_id: id, amount }],
          actor,
        },
      })
    } else if (customer.pays === null && daysBetween(due_date, today) > 200) {
      // Those who have stopped paying paid their oldest invoices.
      const allocations = [{ invoice_id: id, amount: total }]
      await recordReceiptWorkflow(container).run({
        input: {
          customer_id: customer.id,
          amount: total,
          currency_code,
          received_date: addDays(due_date, 20),
          method: "bank_transfer",
          reference: number,
          allocations,
          actor,
        },
      })
    }
  }
  progress("receipts recorded")
  await createPipeline(container, store, { create, send, accept, actor, progress })
}

type Acts = {
  create(customer: Customer, title: string, valid_days?: number): Promise<string>
  send(id: string): Promise<unknown>
  accept(id: string, name: string): Promise<string>
  actor: Actor
  progress: Progress
}

const DEALS: [title: string, stage: string | null, customer: number, valid_days?: number][] = [
  ["Second floor", null, 0],
  ["Lockers for the workshop", null, 7],
  ["Quiet room", null, 5],
  ["Studio desks", "crmst_sent", 3, 2],
  ["Waiting area", "crmst_sent", 8],
  ["Lobby furniture", "crmst_sent", 11],
  ["Dispatch office", "crmst_in_discussion", 9, 3],
  ["Classrooms", "crmst_in_discussion", 10],
  ["Branch opening", "crmst_in_discussion", 4],
  ["Board room", "crmst_negotiating", 1],
  ["Show kitchen", "crmst_negotiating", 2],
  ["Practice extension", "crmst_verbal_yes", 6],
]

/** What may still be won, what was lost, and two orders that wait for their invoice. */
async function createPipeline(
  container: MedusaContainer,
  store: DemoStore,
  { create, send, accept, actor, progress }: Acts
): Promise<void> {
  const quotes = container.resolve<QuoteModuleService>(QUOTE_MODULE)
  for (const [title, stage, index, valid_days] of DEALS) {
    const id = await create(store.customers[index], title, valid_days)
    if (stage) {
      await send(id)
      await quotes.updateDeal(id, { stage_id: stage }, actor)
    }
  }
  for (const [index, reason] of [
    [2, "crmlr_price"],
    [8, "crmlr_timing"],
    [5, "crmlr_competitor"],
  ] as const) {
    const id = await create(store.customers[index], "Extra seating")
    await send(id)
    await declineQuoteWorkflow(container).run({ input: { id, lost_reason_id: reason, actor } })
  }
  for (const index of [1, 7] as const) {
    const customer = store.customers[index]
    const id = await create(customer, "Follow-on order")
    await send(id)
    const order_id = await accept(id, `${customer.first_name} ${customer.last_name}`)
    if (index === 1) {
      await deliver(container, store, order_id)
    }
  }
  progress("pipeline filled")
  await createOffers(container, store, create, send, actor)
  progress("offers with options, questions and approval")
}

/** What a rep works with: a template, a rule, an offer with options that a buyer asks about, one that waits for approval. */
async function createOffers(
  container: MedusaContainer,
  store: DemoStore,
  create: Acts["create"],
  send: Acts["send"],
  actor: Actor
): Promise<void> {
  const quotes = container.resolve<QuoteModuleService>(QUOTE_MODULE)
  const [table, chair, lamp] = store.variants
  const customer = store.customers[0]
  const { currency_code } = store.regions[customer.region]
  const items = [
    { kind: "section" as const, title: "Meeting room" },
    { variant_id: table.id, quantity: 2 },
    { variant_id: chair.id, quantity: 8, discount_percent: 5 },
    { title: "Oak top", quantity: 2, unit_price: 140, alternative_group: "Table top", is_selected: true },
    { title: "Glass top", quantity: 2, unit_price: 190, alternative_group: "Table top" },
    { title: "Assembly on site", quantity: 1, unit_price: 220, is_optional: true, lead_time_days: 14 },
    { variant_id: lamp.id, quantity: 4, is_optional: true },
    { kind: "note" as const, title: "Delivered by our own truck, on weekdays from 8 to 17." },
  ]
  await quotes.saveTemplate(
    null,
    { name: "Meeting room", title: "Meeting room", currency_code, items: items as never, validity_days: 21 },
    actor
  )
  const offered = await create(customer, "Meeting room, third floor")
  await updateQuoteWorkflow(container).run({
    input: { id: offered, change: { items, cover_text: "As agreed on the phone, here is our offer." }, actor },
  })
  await send(offered)
  const quote = await quotes.getQuote(offered)
  const line = quote.items.find(({ title }) => title === "Glass top")
  const buyer: Actor = { actor_id: "crmqt_demo", actor_type: "buyer" }
  const name = `${customer.first_name} ${customer.last_name}`
  const question = { text: "Is the glass top tempered?", item_id: line?.id, version: 1, author_name: name }
  await addQuoteMessageWorkflow(container).run({
    input: { id: offered, author_type: "buyer", ...question, actor: buyer },
  })
  await quotes.saveApprovalRule(null, { name: "Sales floor", max_discount_percent: 15 as never }, actor)
  const dear = await create(store.customers[4], "Canteen")
  const draft = await quotes.getQuote(dear)
  const [first, ...rest] = draft.items.map(itemInputOf)
  await updateQuoteWorkflow(container).run({
    input: { id: dear, change: { items: [{ ...first, discount_percent: 20 }, ...rest] }, actor },
  })
  await submitQuoteWorkflow(container).run({ input: { id: dear, note: "Their third order this year.", actor } })
}

/** Goods leave the house before anyone thought of the invoice. */
export async function deliver(container: MedusaContainer, store: DemoStore, order_id: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["items.*"],
    filters: { id: order_id },
  })
  const all = (data[0] as unknown as { items: { id: string; quantity: number; requires_shipping: boolean }[] }).items
  // The host wants goods and services apart.
  for (const shipped of [true, false]) {
    const items = all
      .filter((item) => item.requires_shipping === shipped)
      .map(({ id, quantity }) => ({ id, quantity: MathBN.convert(quantity).toNumber() }))
    if (items.length) {
      const { location_id, shipping_option_id, user_id: created_by } = store
      const { result } = await createOrderFulfillmentWorkflow(container).run({
        input: { order_id, location_id, shipping_option_id, items, created_by } as never,
      })
      await markOrderFulfillmentAsDeliveredWorkflow(container).run({
        input: { orderId: order_id, fulfillmentId: result.id },
      })
    }
  }
}

type Issued = { id: string; due_date: Day; total: string; currency_code: string; number: string }

async function readInvoice(container: MedusaContainer, id: string): Promise<Issued> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_invoice",
    fields: ["id", "number", "due_date", "total", "currency_code"],
    filters: { id },
  } as never)
  const row = data[0] as unknown as Omit<Issued, "total"> & { total: unknown }
  return { ...row, total: String(row.total) }
}
