import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules, ReturnStatus } from "@medusajs/framework/utils"
import {
  beginReturnOrderWorkflow,
  cancelReturnRequestWorkflow,
  confirmReturnRequestWorkflow,
  requestItemReturnWorkflow,
} from "@medusajs/medusa/core-flows"

import { FinishedRemedy } from "../../../../modules/warranty/claims/remedy"
import { ClaimRow, RemedyRow, RemedyStep } from "../../../../modules/warranty/claims/types"
import { Actor } from "../../../../shared/actor"
import { creditInvoiceWorkflow } from "../../../receivable/credit-invoice"
import { receivableModule } from "../../../receivable/receivable-module"
import { warranties } from "../claim-module"
import { assertNoOpenChange, openChange, returnOfRemedy } from "./host-change"

/**
 * Gives money back: by a credit note over the units' invoice, which is revenue given back and no cost; or, where the units come back
 * first, by the host's own return, whose credit note the order's documents then propose as they do for every return.
 *
 * @param for_what_came - whether units that did not come yet are waited for no more
 * @returns null while the units are awaited
 * @throws NOT_ALLOWED while the order has another open change, or when the return was canceled
 */
export async function refundByHost(
  container: MedusaContainer,
  claim: ClaimRow,
  remedy: RemedyRow,
  for_what_came: boolean
): Promise<FinishedRemedy | null> {
  if (!remedy.wish.return_goods) {
    return { remedy_reference: "crm_credit_note", remedy_reference_id: await credit(container, claim, remedy) }
  }
  const return_id = await takeBack(container, claim, remedy)
  const made = await returnOfRemedy(container, remedy.wish.order_id, remedy.id)
  if (made?.status === ReturnStatus.RECEIVED || (for_what_came && made?.status === ReturnStatus.PARTIALLY_RECEIVED)) {
    return { remedy_reference: "return", remedy_reference_id: return_id }
  }
  if (made?.status === ReturnStatus.CANCELED) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The return of ${claim.title} in order ${claim.order_number} was canceled; settle claim ${claim.number} otherwise, or ask for it again.`
    )
  }
  await warranties(container).waitForReturn(remedy.id, return_id)
  return null
}

/** Takes back what was begun and not confirmed. */
export async function takeBackRefund(container: MedusaContainer, remedy: RemedyRow): Promise<void> {
  const begun = await returnOfRemedy(container, remedy.wish.order_id, remedy.id)
  const change = begun && (await openChange(container, remedy.wish.order_id))
  if (begun && change?.return_id === begun.id) {
    await cancelReturnRequestWorkflow(container).run({ input: { return_id: begun.id } })
  }
}

/** Credits the units, once: a note that a crash left unnoted is found by its reason. */
async function credit(container: MedusaContainer, claim: ClaimRow, remedy: RemedyRow): Promise<string> {
  const { invoice_id, invoice_item_id, quantity, amount } = remedy.wish
  const reason = `Warranty claim ${claim.number}`
  const [known] = await receivableModule(container).listCrmCreditNotes(
    { invoice_id: invoice_id!, reason, reason_code: "warranty" } as never,
    { select: ["id"], take: 1 }
  )
  if (known) {
    return known.id
  }
  const part = amount === null ? { items: [{ invoice_item_id: invoice_item_id!, quantity }] } : { amount }
  const actor: Actor = { actor_id: remedy.actor_id, actor_type: remedy.actor_type as Actor["actor_type"] }
  const { result } = await creditInvoiceWorkflow(container).run({
    input: { invoice_id: invoice_id!, ...part, reason, reason_code: "warranty", actor },
  })
  await note(container, remedy, "credited", { credit_note_id: result.id })
  return result.id
}

async function takeBack(container: MedusaContainer, claim: ClaimRow, remedy: RemedyRow): Promise<string> {
  const { order_id, line_id, quantity, location_id } = remedy.wish
  let return_id = await returnBegun(container, remedy)
  if (!return_id) {
    await assertNoOpenChange(container, order_id, claim.order_number ?? order_id)
    const { result } = await beginReturnOrderWorkflow(container).run({
      input: {
        order_id,
        location_id: location_id ?? undefined,
        created_by: remedy.actor_id,
        internal_note: claim.number,
        metadata: { crm_warranty_claim_id: claim.id, crm_warranty_remedy_id: remedy.id },
      },
    })
    return_id = result.return_id as string
    await note(container, remedy, "return_begun", { return_id })
  }
  const change = await openChange(container, order_id)
  if (change?.return_id === return_id && change.change_type === "return_request") {
    if (!change.actions.length) {
      await requestItemReturnWorkflow(container).run({ input: { return_id, items: [{ id: line_id, quantity }] } })
    }
    await confirmReturnRequestWorkflow(container).run({ input: { return_id, confirmed_by: remedy.actor_id } as never })
    await note(container, remedy, "return_confirmed", { return_id })
  }
  return return_id
}

/** The return that was begun, null where there is none that could go on. */
async function returnBegun(container: MedusaContainer, { id, wish: { order_id } }: RemedyRow): Promise<string | null> {
  const begun = await returnOfRemedy(container, order_id, id)
  if (!begun) {
    return null
  }
  const isEmpty = !begun.items?.length && begun.status !== ReturnStatus.CANCELED
  if (isEmpty && (await openChange(container, order_id))?.return_id !== begun.id) {
    // The process died between the host's return and its change: without one it can neither be filled nor confirmed.
    await container.resolve(Modules.ORDER).deleteReturns([begun.id])
    return null
  }
  return begun.id
}

const note = (container: MedusaContainer, { id }: RemedyRow, step: RemedyStep, made = {}): Promise<void> =>
  warranties(container).noteRemedyStep(id, step, made)
