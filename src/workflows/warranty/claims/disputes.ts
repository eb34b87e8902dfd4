import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { ClaimRow } from "../../../modules/warranty/claims/types"
import { Actor } from "../../../shared/actor"
import { AmountInput } from "../../../shared/money"
import { disputeInvoiceWorkflow, resolveDisputeWorkflow } from "../../receivable/dispute-invoice"
import { receivableModule } from "../../receivable/receivable-module"
import { isRefusal } from "./claim-module"

const REFERENCE = "crm_warranty_claim"

type Claimed = Pick<
  ClaimRow,
  | "id"
  | "number"
  | "status"
  | "line_id"
  | "quantity"
  | "remedy"
  | "remedy_reference"
  | "remedy_reference_id"
  | "submitted_at"
>
type Billed = {
  id: string
  quantity: number
  total: number
  invoice: { id: string; number: string; currency_code: string; status: string }
}

/** Units on an issued invoice, and what it asks for them, tax included. */
export type InvoicedLine = {
  invoice_id: string
  invoice_number: string
  currency_code: string
  invoice_item_id: string
  quantity: number
  total: AmountInput
}

/** Lines of issued invoices that bill an order's line, the newest invoice first. */
export async function invoicedLines(container: MedusaContainer, line_id: string): Promise<InvoicedLine[]> {
  const items = (await receivableModule(container).listCrmInvoiceItems(
    { order_item_id: line_id, kind: "item" } as never,
    { relations: ["invoice"], order: { created_at: "DESC" }, take: 50 }
  )) as unknown as Billed[]
  return items
    .filter(({ invoice }) => invoice.status === "issued")
    .map(({ id, quantity, total, invoice }) => ({
      invoice_id: invoice.id,
      invoice_number: invoice.number,
      currency_code: invoice.currency_code,
      invoice_item_id: id,
      quantity,
      total,
    }))
}

/** A dispute as a claim left it. */
export type ClaimDispute = {
  reference_id: string | null
  status: "open" | "resolved"
  invoice_id: string
  items: { invoice_item_id: string; quantity?: AmountInput | null }[] | null
}

/** Units that disputes are about. */
export const unitsDisputed = (disputes: ClaimDispute[]): number =>
  MathBN.add(0, ...disputes.flatMap(({ items }) => (items ?? []).map(({ quantity }) => quantity ?? 0))).toNumber()

/**
 * Marks what an open claim is about as disputed on the invoices that ask for it, so that nobody is reminded of it; once for each. Where
 * nothing is outstanding there is nothing to mark.
 *
 * @param known - disputes that it has or had, whose invoices are left as they are: what somebody ended stays so
 */
export async function disputeClaimed(
  container: MedusaContainer,
  claim: Claimed,
  actor: Actor,
  known: ClaimDispute[] = []
): Promise<void> {
  const lines = claim.line_id ? await invoicedLines(container, claim.line_id) : []
  const done = known.filter(({ invoice_id }) => lines.some((line) => line.invoice_id === invoice_id))
  const invoices = new Set(done.map(({ invoice_id }) => invoice_id))
  let left = claim.quantity - unitsDisputed(done)
  for (const { invoice_id, invoice_item_id, quantity } of lines.filter((line) => !invoices.has(line.invoice_id))) {
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
  const open = (await receivableModule(container).listCrmDisputes(
    { reference: REFERENCE, reference_id: claim.id, status: "open" },
    { select: ["id", "invoice_id", "items"], take: 50 }
  )) as unknown as Disputed[]
  for (const dispute of open) {
    const isAwaited = claim.status === "resolved" && claim.remedy_reference === "return"
    const credit_note_id = isAwaited ? await creditOfReturn(container, claim, dispute) : resolution.credit_note_id
    if (!isAwaited || credit_note_id) {
      const input = { id: dispute.id, ...resolution, credit_note_id, note: claim.number, actor }
      await resolveDisputeWorkflow(container).run({ input })
    }
  }
}

type Disputed = { id: string; invoice_id: string; items: { invoice_item_id: string }[] | null }

/** What credits units that came back, once it is issued: until then the invoice still asks for them. */
async function creditOfReturn(
  container: MedusaContainer,
  claim: Claimed,
  { invoice_id, items }: Disputed
): Promise<string | null> {
  const notes = (await receivableModule(container).listCrmCreditNotes(
    { invoice_id, status: "issued", issued_at: { $gte: new Date(claim.submitted_at) } } as never,
    { relations: ["items"], order: { issued_at: "ASC" }, take: 50 }
  )) as unknown as { id: string; items: { invoice_item_id: string | null }[] }[]
  const disputed = new Set(items?.map(({ invoice_item_id }) => invoice_item_id))
  return (
    notes.find((credit) => credit.items.some(({ invoice_item_id }) => disputed.has(invoice_item_id ?? "")))?.id ?? null
  )
}

function resolutionOf({ status, remedy, remedy_reference, remedy_reference_id }: Claimed) {
  switch (status) {
    case "rejected":
      return { resolution: "rejected" as const, credit_note_id: null }
    case "canceled":
      return { resolution: "withdrawn" as const, credit_note_id: null }
    case "resolved":
      return remedy === "refund"
        ? {
            resolution: "credited" as const,
            credit_note_id: remedy_reference === "crm_credit_note" ? remedy_reference_id : null,
          }
        : { resolution: "corrected" as const, credit_note_id: null }
    default:
      return null
  }
}

/** What follows a decision and may be made up for later: its failure is logged, the decision stands. */
export async function afterwards(
  container: MedusaContainer,
  number: string,
  work: () => Promise<unknown>
): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Warranty claim ${number}: ${(error as Error).message}; it is made up for by the job crm-warranty-claims.`)
  }
}
