import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { FollowUpRow } from "../../modules/follow-up/types"
import { Actor } from "../../shared/actor"
import { createQuoteWorkflow } from "../quote/create-quote"
import { quoteModule } from "../quote/steps/quote-module"
import { followUps } from "./follow-up-module"

type Order = {
  id: string
  currency_code: string
  region_id: string | null
  sales_channel_id: string | null
  items: {
    variant_id: string | null
    title: string
    product_title: string | null
    quantity: number
    unit_price: number
  }[]
}

/**
 * Makes a draft quote of what the customer of a follow-up ordered last, at today's prices, once: asked again it answers the one that was made.
 *
 * @returns id of the quote
 * @throws NOT_ALLOWED where nobody ordered anything
 */
export async function quoteOfLastOrder(container: MedusaContainer, row: FollowUpRow, actor: Actor): Promise<string> {
  const [made] = row.quote_id ? await quoteModule(container).listCrmQuotes({ id: row.quote_id }, { take: 1 }) : []
  if (made) {
    return made.id
  }
  const order = await lastOrder(container, row)
  if (!order || !row.customer_id) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${row.customer_name ?? "Nobody"} has no order that a quote could be made of; begin an empty one instead.`
    )
  }
  const { result: quote } = await createQuoteWorkflow(container).run({
    input: {
      quote: {
        customer_id: row.customer_id,
        currency_code: order.currency_code,
        region_id: order.region_id!,
        sales_channel_id: order.sales_channel_id,
        owner_id: actor.actor_type === "user" ? actor.actor_id : row.owner_id,
        // A product is priced anew; what was typed has no price of today but its own.
        items: order.items.map(({ variant_id, title, product_title, quantity, unit_price }) =>
          variant_id ? { variant_id, quantity } : { title: product_title ?? title, quantity, unit_price }
        ),
      },
      actor,
    },
  })
  const kept = await followUps(container).noteQuote(row.id, { quote_id: quote.id, seen: row.quote_id })
  if (kept !== quote.id) {
    // Somebody else was quicker; theirs counts.
    await quoteModule(container).deleteDraft(quote.id, actor)
  }
  return kept
}

/** The order that the follow-up is about, else the customer's newest one that stands. */
async function lastOrder(container: MedusaContainer, row: FollowUpRow): Promise<Order | undefined> {
  const named =
    (row.facts?.last_order_id as string | undefined) ?? (row.reference === "order" ? row.reference_id : null)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id", "status", "currency_code", "region_id", "sales_channel_id", "items.variant_id", "items.title", "items.product_title",
      "items.quantity", "items.unit_price",
    ], // prettier-ignore
    filters: named
      ? { id: named }
      : { customer_id: row.customer_id, is_draft_order: false, status: { $ne: "canceled" } },
    pagination: { take: 1, skip: 0, order: { created_at: "DESC" } },
  } as never)
  const [order] = data as unknown as Order[]
  return order?.region_id && order.items.length ? order : undefined
}
