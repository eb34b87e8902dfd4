import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { Replacements, withoutReplacements } from "../rules/replacements"
import { HostOrder } from "./host-order"

type Claim = {
  type: string
  canceled_at: string | null
  additional_items?: { item_id: string | null }[]
  return?: { items?: { item_id: string; received_quantity: number | null; damaged_quantity: number | null }[] } | null
}

/** The order as documents see it: what was replaced under a claim was paid once and is not billed, credited or returned. */
export async function billableOrder(container: MedusaContainer, order: HostOrder): Promise<HostOrder> {
  // A claim is a change of the order, and every change gives it a new version.
  return order.version > 1 ? withoutReplacements(order, await readReplacements(container, order.id)) : order
}

async function readReplacements(container: MedusaContainer, order_id: string): Promise<Replacements> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_claim",
    fields: [
      "id",
      "type",
      "canceled_at",
      "additional_items.item_id",
      "return.id",
      "return.items.item_id",
      "return.items.received_quantity",
      "return.items.damaged_quantity",
    ],
    filters: { order_id },
  })
  const claims = (data as unknown as Claim[]).filter(({ type, canceled_at }) => type === "replace" && !canceled_at)
  return {
    added: claims.flatMap(({ additional_items = [] }) => additional_items.flatMap(({ item_id }) => item_id ?? [])),
    returned: claims
      .flatMap((claim) => claim.return?.items ?? [])
      .map(({ item_id, received_quantity, damaged_quantity }) => ({
        item_id,
        // The host counts damaged pieces among those received, too (2.21.2).
        received: MathBN.sub(received_quantity ?? 0, damaged_quantity ?? 0).toFixed(),
        damaged: damaged_quantity ?? 0,
      })),
  }
}
