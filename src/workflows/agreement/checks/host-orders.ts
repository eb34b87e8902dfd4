import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"

import type { ReceivableOrderRow } from "../../../modules/receivable/types"
import { FoundBreak } from "../../../shared/agreement-kinds"
import { exactOf } from "../../../shared/exact"
import { minorUnit, roundMoney } from "../../../shared/money"
import { displayIdOf } from "../../../shared/order-number"
import { findHostOrders, HostOrder } from "../../receivable/host/host-order"
import { billableOrder } from "../../receivable/host/replacements"
import { HOST_CAPTURE } from "../../receivable/host/sync-payments"
import { receivableModule } from "../../receivable/receivable-module"
import { Check } from "./check"

/** Orders read from the host at once. */
const PAGE = 50

/** An order that moved so lately is still being taken over: events are heard, and the reconcile job runs every five minutes. */
const SETTLING_MS = 10 * 60_000

/** How long after it was placed an order may have been taken over at the latest: so far back the reconcile job looks. */
const TAKEN_OVER_MS = 60 * 60_000

type Known = { rows: Map<string, ReceivableOrderRow>; received: Map<string, string>; told: Map<string, string> }

async function known(container: MedusaContainer, order_id: string[]): Promise<Known> {
  const receivable = receivableModule(container)
  const [rows, receipts, payments] = await Promise.all([
    receivable.listCrmReceivableOrders({ order_id }, { take: null as never }),
    receivable.listCrmReceipts({ source: HOST_CAPTURE, order_id }, { take: null as never }),
    receivable.listCrmHostPayments({ order_id, refund_id: null } as never, { take: null as never }),
  ])
  const sums = (list: { order_id: string | null }[], counts: (row: object) => boolean): Map<string, string> => {
    const found = new Map<string, string>()
    for (const row of list.filter(counts)) {
      const sum = MathBN.add(found.get(row.order_id!) ?? 0, exactOf(row, "amount") ?? 0)
      found.set(row.order_id!, sum.toFixed())
    }
    return found
  }
  return {
    rows: new Map((rows as unknown as ReceivableOrderRow[]).map((row) => [row.order_id, row])),
    received: sums(receipts, () => true),
    told: sums(payments, (row) => MathBN.gt(exactOf(row, "amount") ?? 0, 0) && (row as { payment_id: string | null }).payment_id !== null),
  } // prettier-ignore
}

/** What the host says of an order, beside what receivables know of it. */
async function compare(
  container: MedusaContainer,
  found: HostOrder,
  { rows, received, told }: Known
): Promise<FoundBreak[]> {
  const order = await billableOrder(container, found)
  const { currency_code } = order
  const base = {
    ...{ reference: "order", reference_id: order.id, number: displayIdOf(order), amount: null as string | null },
    currency_code,
  }
  const row = rows.get(order.id)
  if (!row) {
    return [
      { ...base, kind: "order_unknown", says: roundMoney(order.total, currency_code).toFixed(), other_says: null },
    ]
  }
  const breaks: FoundBreak[] = []
  const sides = { total: order.total, paid_total: order.summary?.transaction_total ?? 0 }
  const differing = (Object.keys(sides) as (keyof typeof sides)[]).find(
    (name) => !MathBN.eq(exactOf(row, name) ?? 0, roundMoney(sides[name], currency_code))
  )
  if (differing) {
    const [ours, theirs] = [MathBN.convert(exactOf(row, differing) ?? 0), roundMoney(sides[differing], currency_code)]
    const amount = MathBN.sub(ours, theirs).abs().toFixed()
    breaks.push({ ...base, kind: "order_amounts", says: ours.toFixed(), other_says: theirs.toFixed(), amount })
  } else if (Boolean(row.canceled_at) !== Boolean(order.canceled_at)) {
    const state = (canceled: unknown): string => (canceled ? "canceled" : "open")
    breaks.push({ ...base, kind: "order_amounts", says: state(row.canceled_at), other_says: state(order.canceled_at) })
  }
  const captured = MathBN.add(0, ...order.transactions.map(({ amount }) => MathBN.max(amount, 0)))
  const foreign = roundMoney(MathBN.sub(captured, told.get(order.id) ?? 0), currency_code)
  const ours = MathBN.convert(received.get(order.id) ?? 0)
  if (!MathBN.eq(foreign, ours) && MathBN.sub(foreign, ours).abs().isGreaterThanOrEqualTo(minorUnit(currency_code))) {
    const amount = MathBN.sub(foreign, ours).abs().toFixed()
    breaks.push({
      ...base,
      kind: "capture_without_receipt",
      says: foreign.toFixed(),
      other_says: ours.toFixed(),
      amount,
    })
  }
  if (!order.canceled_at && MathBN.gt(row.invoiced_total, 0)) {
    const exact = await receivableModule(container).untoldToHost({
      ...{ order_id: order.id, currency_code, total: found.total, open_collection: null, open_payment: null },
      pending_difference: found.summary?.raw_pending_difference ?? found.summary?.pending_difference ?? 0,
    })
    if (!MathBN.eq(exact, 0)) {
      const untold = roundMoney(exact, currency_code)
      breaks.push({
        ...base,
        kind: "host_not_told",
        says: untold.toFixed(),
        other_says: null,
        amount: untold.abs().toFixed(),
      })
    }
  }
  return breaks
}

async function compareAll(container: MedusaContainer, orders: HostOrder[]): Promise<FoundBreak[]> {
  const live = orders.filter(({ is_draft_order }) => !is_draft_order)
  const facts = await known(container, live.map(({ id }) => id)) // prettier-ignore
  const breaks: FoundBreak[] = []
  for (const order of live) {
    breaks.push(...(await compare(container, order, facts)))
  }
  return breaks
}

/** When the first order that receivables ever heard of may have been placed: what the host had before the plugin is no break. */
async function since(container: MedusaContainer): Promise<Date | null> {
  // Ids are made in the order of time, and their index is the only one; every page asks this.
  const [first] = await receivableModule(container).listCrmReceivableOrders(
    {},
    { select: ["id", "created_at"] as never, order: { id: "ASC" }, take: 1 }
  )
  return first
    ? new Date(new Date((first as unknown as { created_at: Date }).created_at).getTime() - TAKEN_OVER_MS)
    : null
}

/** Orders of the host beside what receivables know of them, by pages of their ids. */
export const hostOrders: Check = {
  name: "host_orders",
  kinds: ["order_unknown", "order_amounts", "capture_without_receipt", "host_not_told"],
  step: async (container, after) => {
    const begin = await since(container)
    if (!begin) {
      return { breaks: [], checked: 0, next: null }
    }
    const page = await container.resolve(Modules.ORDER).listOrders(
      {
        is_draft_order: false,
        created_at: { $gte: begin.toISOString() },
        updated_at: { $lt: new Date(Date.now() - SETTLING_MS).toISOString() },
        ...(after ? { id: { $gt: after } } : {}),
      } as never,
      { select: ["id"], order: { id: "ASC" }, take: PAGE } as never
    )
    const ids = page.map(({ id }) => id)
    const orders = ids.length ? [...(await findHostOrders(container, ids)).values()] : []
    return {
      breaks: await compareAll(container, orders),
      checked: ids.length,
      next: ids.length === PAGE ? ids[PAGE - 1] : null,
    }
  },
  look: async (container, order_id) =>
    compareAll(container, [...(await findHostOrders(container, [order_id])).values()]),
}
