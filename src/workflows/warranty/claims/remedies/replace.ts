import { MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, MathBN, Modules } from "@medusajs/framework/utils"
import {
  beginClaimOrderWorkflow,
  cancelBeginOrderClaimWorkflow,
  confirmClaimRequestWorkflow,
  createClaimShippingMethodWorkflow,
  orderClaimAddNewItemWorkflow,
  orderClaimItemWorkflow,
  orderClaimRequestItemReturnWorkflow,
} from "@medusajs/medusa/core-flows"

import { ClaimRow, RemedyRow, RemedyStep } from "../../../../modules/warranty/claims/types"
import { FinishedRemedy } from "../../../../modules/warranty/claims/remedy"
import { roundMoney } from "../../../../shared/money"
import { warranties } from "../claim-module"
import { readVariantPart } from "../variant-part"
import { assertNoOpenChange, claimOfRemedy, openChange } from "./host-change"

/** What the host calls the reasons of a claim. */
const REASONS: Record<string, string> = {
  defect: "production_failure",
  dead_on_arrival: "production_failure",
  wrong_item: "wrong_item",
}

/**
 * Sends another unit by the host's own claim: begun, the faulty unit written off and asked back, the other one added, and confirmed, each
 * step noted when it is done. What was done before is found by what it left in the host, so that no step is done twice.
 *
 * @throws NOT_ALLOWED while the order has another open change
 */
export async function replaceByHost(
  container: MedusaContainer,
  claim: ClaimRow,
  remedy: RemedyRow
): Promise<FinishedRemedy> {
  const order_claim_id = await begin(container, claim, remedy)
  const change = await openChange(container, remedy.wish.order_id)
  if (change?.claim_id === order_claim_id) {
    await fill(container, claim, remedy, order_claim_id, new Set(change.actions.map(({ action }) => action)))
    await confirmClaimRequestWorkflow(container).run({
      input: { claim_id: order_claim_id, confirmed_by: remedy.actor_id },
    })
  }
  const found = await claimOfRemedy(container, remedy.wish.order_id, remedy.id)
  await note(container, remedy, "claim_confirmed", found?.return_id ? { return_id: found.return_id } : {})
  return {
    remedy_reference: "order_claim",
    remedy_reference_id: order_claim_id,
    replacement_cost: await costOfReplacement(container, claim, remedy),
  }
}

/** Takes back what was begun and not confirmed. */
export async function takeBackReplacement(container: MedusaContainer, remedy: RemedyRow): Promise<void> {
  const begun = await claimOfRemedy(container, remedy.wish.order_id, remedy.id)
  const change = begun && (await openChange(container, remedy.wish.order_id))
  if (begun && change?.claim_id === begun.id) {
    await cancelBeginOrderClaimWorkflow(container).run({ input: { claim_id: begun.id } })
  }
}

async function begin(container: MedusaContainer, claim: ClaimRow, remedy: RemedyRow): Promise<string> {
  const { order_id } = remedy.wish
  const known = await claimOfRemedy(container, order_id, remedy.id)
  if (known && (remedy.made.order_claim_id || (await openChange(container, order_id))?.claim_id === known.id)) {
    return known.id
  }
  if (known) {
    // The process died between the host's claim and its change: without one it can neither be filled nor canceled.
    await container.resolve(Modules.ORDER).deleteOrderClaims([known.id])
  }
  await assertNoOpenChange(container, order_id, claim.order_number ?? order_id)
  const { result } = await beginClaimOrderWorkflow(container).run({
    input: {
      type: "replace",
      order_id,
      created_by: remedy.actor_id,
      internal_note: claim.number,
      metadata: { crm_warranty_claim_id: claim.id, crm_warranty_remedy_id: remedy.id },
    },
  })
  const order_claim_id = result.claim_id as string
  await note(container, remedy, "claim_begun", { order_claim_id })
  return order_claim_id
}

async function fill(
  container: MedusaContainer,
  claim: ClaimRow,
  remedy: RemedyRow,
  claim_id: string,
  done: Set<string>
): Promise<void> {
  const { line_id, quantity, return_goods, location_id, variant_id, unit_price, shipping_option_id } = remedy.wish
  const { is_tax_inclusive = false } = remedy.wish
  if (!done.has(ChangeActionType.WRITE_OFF_ITEM)) {
    const reason = REASONS[claim.fault_code] ?? "other"
    await orderClaimItemWorkflow(container).run({
      input: { claim_id, items: [{ id: line_id, quantity, reason }] } as never,
    })
    await note(container, remedy, "fault_noted")
  }
  if (return_goods && !done.has(ChangeActionType.RETURN_ITEM)) {
    const items = [{ id: line_id, quantity }]
    await orderClaimRequestItemReturnWorkflow(container).run({
      input: { claim_id, location_id: location_id ?? undefined, items } as never,
    })
    await note(container, remedy, "return_requested")
  }
  if (!done.has(ChangeActionType.ITEM_ADD)) {
    // What is sent goes on with the cover that the claim is about then.
    const metadata = { crm_warranty_claim_id: claim.id }
    const items = [{ variant_id: variant_id!, quantity, unit_price: unit_price!, is_tax_inclusive, metadata }]
    await orderClaimAddNewItemWorkflow(container).run({ input: { claim_id, items } as never })
    await note(container, remedy, "replacement_added")
  }
  if (shipping_option_id && !done.has(ChangeActionType.SHIPPING_ADD)) {
    await createClaimShippingMethodWorkflow(container).run({
      input: { claim_id, shipping_option_id, custom_amount: 0 },
    })
    await note(container, remedy, "shipping_added")
  }
}

/** Null where nobody knows: the variant may be gone by now. */
async function costOfReplacement(
  container: MedusaContainer,
  claim: ClaimRow,
  { wish }: RemedyRow
): Promise<string | null> {
  const variant = await readVariantPart(container, wish.variant_id!, claim.currency_code).catch(() => null)
  const unit_cost = variant?.unit_cost ?? null
  if (unit_cost === null) {
    return null
  }
  const cost = roundMoney(MathBN.mult(unit_cost, wish.quantity), claim.currency_code)
  return cost.isGreaterThan(0) ? cost.toFixed() : null
}

const note = (container: MedusaContainer, { id }: RemedyRow, step: RemedyStep, made = {}): Promise<void> =>
  warranties(container).noteRemedyStep(id, step, made)
