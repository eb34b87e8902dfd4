import { MedusaRequest } from "@medusajs/framework/http"
import { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import { AmountInput } from "../../../../shared/money"
import { invoiceTotals } from "../../../../modules/receivable/rules/invoice-totals"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { Actor } from "../../../../shared/actor"
import { invoiceOrderWorkflow } from "../../../../workflows/receivable"
import { previewOrderInvoice } from "../../../../workflows/receivable/steps/draft-order-invoice"
import { assertInScope } from "../../../shared"
import { AdminInvoiceDelivered } from "./validators"

/** What became of one order of many: `planned` by a dry run, `made`, `nothing` left to do, `refused` with the reason, or not reached. */
export type DeliveredResult = {
  order_id: string
  display_id: string | null
  state: "planned" | "made" | "nothing" | "refused" | "stopped"
  message?: string
  invoice_id?: string
  number?: string | null
  total?: number
  currency_code?: string
  lines?: { title: string; quantity: number; total: number }[]
}

type Input = AdminInvoiceDelivered & { actor: Actor }

/**
 * Invoices what was delivered of each order, one order after the other, each wholly or not at all.
 *
 * @param isStopped - asked before each order
 */
export async function invoiceDeliveredOrders(
  req: MedusaRequest,
  { order_ids, ...input }: Input,
  isStopped: () => boolean
): Promise<DeliveredResult[]> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const ids = [...new Set(order_ids)]
  const rows = await receivable.listCrmReceivableOrders(
    { order_id: ids },
    { select: ["order_id", "display_id", "owner_id"], take: ids.length }
  )
  const results: DeliveredResult[] = []
  for (const order_id of ids) {
    const row = rows.find((candidate) => candidate.order_id === order_id)
    const known = { order_id, display_id: row?.display_id ?? null }
    if (isStopped()) {
      results.push({ ...known, state: "stopped" })
      continue
    }
    try {
      assertInScope(req, row?.owner_id, `Order ${order_id}`)
      results.push({ ...known, ...(input.dry_run ? await plan(req, order_id) : await make(req, order_id, input)) })
    } catch (error) {
      results.push({ ...known, state: "refused", message: reasonOf(req, error) })
    }
  }
  return results
}

type Outcome = Omit<DeliveredResult, "order_id" | "display_id">

async function plan(req: MedusaRequest, order_id: string): Promise<Outcome> {
  const { plan: draft, billing } = await previewOrderInvoice(req.scope, { order_id, delivered: true })
  if (!draft || "answer" in draft) {
    return { state: "nothing" }
  }
  const { lines, currency_code, closes_order_total, order_total } = draft
  const { invoiced_total } = billing
  const of = (total: AmountInput | null | undefined) => (total == null ? null : { order_total: total, invoiced_total })
  const totals = invoiceTotals(currency_code, lines, of(closes_order_total), of(order_total))
  return {
    state: "planned",
    currency_code,
    total: totals.total.toNumber(),
    lines: lines.map(({ title, quantity }, index) => ({
      title,
      quantity: MathBN.convert(quantity).toNumber(),
      total: totals.lines[index].total.toNumber(),
    })),
  }
}

async function make(req: MedusaRequest, order_id: string, { issue, issue_date, actor }: Omit<Input, "order_ids">): Promise<Outcome> {
  const { result } = await invoiceOrderWorkflow(req.scope).run({
    input: { order_id, delivered: true, issue, issue_date, actor },
  })
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id, number, total, currency_code } = await receivable.retrieveCrmInvoice(result.id)
  const state = result.created ? "made" : "nothing"
  return { state, invoice_id: id, number, total: MathBN.convert(total).toNumber(), currency_code }
}

/** A refusal says why; anything else is our fault, goes to the log, and does not stop the other orders. */
function reasonOf(req: MedusaRequest, error: unknown): string {
  const { type, message } = error as MedusaError
  const told: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.NOT_FOUND, MedusaError.Types.INVALID_DATA]
  if (told.includes(type)) {
    return message
  }
  req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error("crm: an order could not be invoiced.", error as Error)
  return "Something went wrong; nothing was made. The server's log says more."
}
