import { MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { Replacements, withoutReplacements } from "../rules/replacements"
import { HostOrder } from "./host-order"

type Claim = {
  type: string
  canceled_at: string | null
  additional_items?: { item_id: string | null }[]
  return?: { id: string } | null
}

type Received = { return_id: string; action: string; details: { reference_id: string; quantity: number | string } }

/** The order as documents see it: what was replaced under a claim was paid once and is not billed, credited or returned. */
export async function billableOrder(container: MedusaContainer, order: HostOrder): Promise<HostOrder> {
  // A claim is a change of the order, and every change gives it a new version.
  return order.version > 1 ? withoutReplacements(order, await readReplacements(container, order.id)) : order
}

async function readReplacements(container: MedusaContainer, order_id: string): Promise<Replacements> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_claim",
    fields: ["id", "type", "canceled_at", "additional_items.item_id", "return.id"],
    filters: { order_id },
  })
  const claims = (data as unknown as Claim[]).filter(({ type, canceled_at }) => type === "replace" && !canceled_at)
  const returnIds = claims.flatMap((claim) => claim.return?.id ?? [])
  return {
    added: claims.flatMap(({ additional_items = [] }) => additional_items.flatMap(({ item_id }) => item_id ?? [])),
    returned: returnIds.length ? await readReceived(container, returnIds) : [],
  }
}

/** Piece by piece as it came: the return's own figures keep the last parcel only (2.21.2). */
export async function readReceived(
  container: MedusaContainer,
  return_id: string[]
): Promise<(Replacements["returned"][number] & { return_id: string })[]> {
  const { RECEIVE_RETURN_ITEM, RECEIVE_DAMAGED_RETURN_ITEM } = ChangeActionType
  const filters = { return_id, action: [RECEIVE_RETURN_ITEM, RECEIVE_DAMAGED_RETURN_ITEM], applied: true }
  const actions = await container
    .resolve(Modules.ORDER)
    .listOrderChangeActions(filters as never, { select: ["id", "return_id", "action", "details"], take: null } as never)
  return (actions as unknown as Received[]).map(({ return_id: of, action, details }) => ({
    return_id: of,
    item_id: details.reference_id,
    received: action === RECEIVE_RETURN_ITEM ? details.quantity : 0,
    damaged: action === RECEIVE_DAMAGED_RETURN_ITEM ? details.quantity : 0,
  }))
}
