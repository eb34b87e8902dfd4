import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ClaimRow } from "../../../modules/warranty/claims/types"
import { Actor } from "../../../shared/actor"
import { disputeInvoiceWorkflow, resolveDisputeWorkflow } from "../../receivable/dispute-invoice"
import { receivableModule } from "../../receivable/receivable-module"
import { isRefusal } from "./claim-module"

const REFERENCE = "crm_warranty_claim"

type Claimed = Pick<ClaimRow, "id" | "number" | "status" | "line_id" | "quantity" | "remedy" | "remedy_reference" | "remedy_reference_id">

/** Lines of issued invoices that bill an order's line, the newest invoice first. */
export async function invoicedLines(
  container: MedusaContainer,
  line_id: string
): Promise<{ invoice_id: string; invoice_item_id: string; quantity: number }[]> {
  const items = (await receivableModule(container).listCrmInvoiceItems(
    { order_item_id: line_id, kind: "item" } as never,
    { relations: ["invoice"], order: { created_at: "DESC" }, take: 50 }
  )) as unknown as { id: string; quantity: number; invoice: { id: string; status: string } }[]
  return items
    .filter(({ invoice }) => invoice.status === "issued")
    .map(({ id, quantity, invoice }) => ({ invoice_id: invoice.id, invoice_item_id: id, quantity }))
}

/**
 * Marks what an open claim is about as disputed on the invoices that ask for it, so that nobody is reminded of it; once for each. Where
 * nothing is outstanding there is nothing to mark.
 */
export async function disputeClaimed(container: MedusaContainer, claim: Claimed, actor: Actor): Promise<void> {
  let left = claim.quantity
  for (const { invoice_id, invoice_item_id, quantity } of claim.line_id ? await invoicedLines(container, claim.line_id) : []) {
    const disputed = Math.min(left, quantity)
    if (disputed <= 0) {
      return
    }
    try {
      const input = {
        invoice_id,
        items: [{ invoice_item_id, quantity: disputed }],
        reason: "claim" as const,
        note: claim.number,
        reference: REFERENCE,
        reference_id: claim.id,
        actor,
      }
      await disputeInvoiceWorkflow(container).run({ input })
      left -= disputed
    } catch (error) {
      if (!isRefusal(error)) {
        throw error
      }
    }
  }
}

/** Ends the disputes of a claim that is decided against, given up or made good; those of an open one stay. */
export async function settleDisputes(container: MedusaContainer, claim: Claimed, actor: Actor): Promise<void> {
  const resolution = resolutionOf(claim)
  if (!resolution) {
    return
  }
  const open = await receivableModule(container).listCrmDisputes(
    { reference: REFERENCE, reference_id: claim.id, status: "open" },
    { select: ["id"], take: 50 }
  )
  for (const { id } of open) {
    await resolveDisputeWorkflow(container).run({ input: { id, ...resolution, note: claim.number, actor } })
  }
}

function resolutionOf({ status, remedy, remedy_reference, remedy_reference_id }: Claimed) {
  switch (status) {
    case "rejected":
      return { resolution: "rejected" as const }
    case "canceled":
      return { resolution: "withdrawn" as const }
    case "resolved":
      return remedy === "refund"
        ? {
            resolution: "credited" as const,
            credit_note_id: remedy_reference === "crm_credit_note" ? remedy_reference_id : null,
          }
        : { resolution: "corrected" as const }
    default:
      return null
  }
}

/** What follows a decision and may be made up for later: its failure is logged, the decision stands. */
export async function afterwards(container: MedusaContainer, number: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Warranty claim ${number}: ${(error as Error).message}; it is made up for by the job crm-warranty-claims.`)
  }
}
