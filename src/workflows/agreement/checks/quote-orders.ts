import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"

import { FoundBreak } from "../../../shared/agreement-kinds"
import { exactOf } from "../../../shared/exact"
import { roundMoney } from "../../../shared/money"
import { findHostOrders } from "../../receivable/host/host-order"
import { quoteModule } from "../../quote/steps/quote-module"
import { Check } from "./check"

/** Orders read from the host at once. */
const PAGE = 50

/** What moves an order's total; packing and delivering are changes of the host's too. */
const CHANGES = ["edit", "return_request", "return_receive", "exchange", "claim", "credit_line"]

type Conversion = { id: string; quote_id: string; order_id: string; total: unknown }

/** Orders that quotes became, beside the host's. One that somebody changed since is not compared by its total. */
async function compare(container: MedusaContainer, conversions: Conversion[]): Promise<FoundBreak[]> {
  if (!conversions.length) {
    return []
  }
  const order_id = conversions.map((one) => one.order_id)
  const [orders, quotes, changes] = await Promise.all([
    findHostOrders(container, order_id),
    quoteModule(container).listCrmQuotes(
      { id: conversions.map(({ quote_id }) => quote_id) },
      { select: ["id", "number", "currency_code"], take: null as never }
    ),
    container
      .resolve(Modules.ORDER)
      .listOrderChanges({ order_id, status: "confirmed", change_type: CHANGES } as never, {
        select: ["id", "order_id"],
        take: null as never,
      }),
  ])
  const changed = new Set(changes.map((change) => change.order_id))
  return conversions.flatMap((conversion): FoundBreak[] => {
    const quote = quotes.find(({ id }) => id === conversion.quote_id)
    const order = orders.get(conversion.order_id)
    const base = {
      ...{ reference: "crm_quote", reference_id: conversion.quote_id, number: quote?.number ?? null, amount: null },
      currency_code: quote?.currency_code ?? null,
    }
    if (!order) {
      return [{ ...base, kind: "quote_order_missing", says: conversion.order_id, other_says: null }]
    }
    if (order.canceled_at) {
      return [{ ...base, kind: "quote_order_canceled", says: "accepted", other_says: String(order.display_id) }]
    }
    const asked = exactOf(conversion as never, "total" as never)
    const total = roundMoney(order.total, order.currency_code)
    if (asked === null || changed.has(conversion.order_id) || MathBN.eq(asked, total)) {
      return []
    }
    const difference = MathBN.sub(asked, total).abs().toFixed()
    return [
      {
        ...base,
        kind: "quote_order_total",
        says: MathBN.convert(asked).toFixed(),
        other_says: total.toFixed(),
        amount: difference,
      },
    ]
  })
}

/** Quotes beside the orders of the host that they became. */
export const quoteOrders: Check = {
  name: "quote_orders",
  kinds: ["quote_order_missing", "quote_order_canceled", "quote_order_total"],
  step: async (container, after) => {
    const page = (await quoteModule(container).listCrmQuoteConversions(
      { state: "done", ...(after ? { id: { $gt: after } } : {}) } as never,
      { order: { id: "ASC" }, take: PAGE }
    )) as unknown as Conversion[]
    const next = page.length === PAGE ? page[PAGE - 1].id : null
    return { breaks: await compare(container, page), checked: page.length, next }
  },
  look: async (container, quote_id) =>
    compare(
      container,
      (await quoteModule(container).listCrmQuoteConversions(
        { quote_id, state: "done" },
        { take: null as never }
      )) as never
    ),
}
