import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules, OrderChangeStatus } from "@medusajs/framework/utils"

/** An order's open change, with what was put into it so far. */
export type OpenChange = {
  id: string
  change_type: string | null
  claim_id: string | null
  return_id: string | null
  exchange_id: string | null
  created_at: string | Date
  actions: { action: string }[]
}

const WORDS: Record<string, string> = {
  claim: "a claim",
  exchange: "an exchange",
  return_request: "a return",
  return_receive: "the receipt of a return",
  edit: "an edit",
}

/** The change of an order that is neither confirmed nor canceled; the host allows one at a time (2.21.2). */
export async function openChange(container: MedusaContainer, order_id: string): Promise<OpenChange | null> {
  const [change] = await container
    .resolve(Modules.ORDER)
    .listOrderChanges(
      { order_id, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] } as never,
      { relations: ["actions"], take: 1 }
    )
  return (change as unknown as OpenChange | undefined) ?? null
}

/** @throws NOT_ALLOWED naming the change that has to be ended first */
export async function assertNoOpenChange(container: MedusaContainer, order_id: string, order: string): Promise<void> {
  const change = await openChange(container, order_id)
  if (change) {
    const what = WORDS[change.change_type ?? ""] ?? "a change"
    const day = new Date(change.created_at).toISOString().slice(0, 10)
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${order} has ${what} open since ${day}; confirm or cancel it in the order, then settle the claim.`
    )
  }
}

export type HostClaim = { id: string; return_id: string | null; metadata: Record<string, unknown> | null; canceled_at: string | null }

/** The host's claim that a remedy began, also where a crash came before that was noted. */
export async function claimOfRemedy(container: MedusaContainer, order_id: string, remedy_id: string): Promise<HostClaim | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_claim",
    fields: ["id", "return_id", "metadata", "canceled_at"],
    filters: { order_id },
  })
  const claims = data as unknown as HostClaim[]
  return claims.find(({ metadata, canceled_at }) => metadata?.crm_warranty_remedy_id === remedy_id && !canceled_at) ?? null
}

export type HostReturn = { id: string; status: string; items: { id: string }[] | null }

/** The same of the host's return, with what it is of. */
export async function returnOfRemedy(
  container: MedusaContainer,
  order_id: string,
  remedy_id: string
): Promise<HostReturn | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "return",
    fields: ["id", "status", "metadata", "items.id"],
    filters: { order_id },
  })
  const returns = data as unknown as (HostReturn & { metadata: Record<string, unknown> | null })[]
  return returns.find(({ metadata }) => metadata?.crm_warranty_remedy_id === remedy_id) ?? null
}
