import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import { lineProgress, OrderLineFacts } from "../../../../modules/receivable/rules/order-progress"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { AmountInput, roundMoney } from "../../../../shared/money"
import { readHostOrder } from "../../../../workflows/receivable/host/host-order"
import { findOrderQuote } from "../../../../workflows/receivable/host/order-quote"
import { refreshReceivableOrder } from "../../../../workflows/receivable/host/refresh-order"
import { assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { rowsByIds, storeToday } from "../../../shared/documents"
import { BillingProposalRow, billingProposalAnswerOf } from "../billing-proposals/load"
import { InvoiceRow, invoiceAnswerOf } from "../invoices/answer"
import { ReceiptRow, receiptAnswerOf } from "../receipts/load"

type OrderRow = {
  order_id: string
  currency_code: string
  owner_id: string | null
  total: AmountInput
  paid_total: AmountInput
  invoiced_total: AmountInput
  delivered_total: AmountInput
  lines?: OrderLineFacts[] | null
}

/**
 * The money of a host order: the quote it came from, what is invoiced and left to invoice, invoices, receipts, what is owed.
 *
 * @throws NOT_FOUND
 */
export async function orderFacts(req: MedusaRequest): Promise<Record<string, unknown>> {
  const { order_id } = req.params
  const order = await readHostOrder(req.scope, order_id)
  await refreshReceivableOrder(req.scope, order_id)
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [row] = (await receivable.listCrmReceivableOrders({ order_id }, { take: 1 })) as unknown as OrderRow[]
  assertInScope(req, row?.owner_id, `Order ${order_id}`)
  const today = await storeToday(req)
  const invoices = await invoicesOf(req, order_id, today)
  const outstanding = MathBN.add(0, ...invoices.map((invoice) => invoice.outstanding))
  return {
    lines: await linesOf(req, row),
    billing_proposal: await openProposalOf(req, order_id),
    order: orderAnswer(row ?? { order_id, currency_code: order.currency_code, total: roundMoney(order.total, order.currency_code) }),
    quote: await findOrderQuote(req.scope, order_id),
    invoices,
    credit_notes: await creditNotesOf(req, invoices),
    receipts: await receiptsOf(req, order_id, invoices),
    outstanding: outstanding.toNumber(),
    currency_code: order.currency_code,
  }
}

/** What the order's documents lack since it changed; null when they agree. */
async function openProposalOf(req: MedusaRequest, order_id: string): Promise<Record<string, unknown> | null> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [row] = await receivable.listCrmBillingProposals({ order_id, state: "open" }, { take: 1 })
  return row ? billingProposalAnswerOf(row as unknown as BillingProposalRow) : null
}

/** Line by line: ordered, delivered, returned, invoiced, credited, to invoice; what is still to be paid of it. */
async function linesOf(req: MedusaRequest, row: OrderRow | undefined): Promise<Record<string, unknown>[]> {
  if (!row?.lines) {
    return []
  }
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { documents } = await receivable.orderBilling(row.order_id)
  return lineProgress(row.lines, documents, row.currency_code).map(
    ({ order_item_id, kind, title, subtitle, sku, ...amounts }) => ({
      ...{ order_item_id, kind, title, subtitle, sku },
      ...Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, MathBN.convert(value).toNumber()])),
    })
  )
}

function orderAnswer({ lines: _lines, ...row }: Partial<OrderRow>): Record<string, unknown> {
  const invoiced = MathBN.convert(row.invoiced_total ?? 0)
  const open = MathBN.sub(row.total ?? 0, invoiced)
  return {
    ...plainRow<object>(row),
    invoiced_total: invoiced.toNumber(),
    to_invoice: MathBN.max(open, 0).toNumber(),
    /** Invoiced above what the order is worth now, such as after a refund in the host: a credit note is due. */
    to_credit: MathBN.max(open.negated(), 0).toNumber(),
  }
}

async function invoicesOf(req: MedusaRequest, orderId: string, today: string) {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const ids = await receivable.listCrmInvoices({ order_id: orderId }, { select: ["id"], order: { created_at: "ASC" }, take: null })
  const rows = await rowsByIds<InvoiceRow>(
    req,
    "crm_invoice",
    ids.map(({ id }) => id),
    ["*items", "*instalments", "*allocations", "*credit_notes"]
  )
  return rows.map((row) => invoiceAnswerOf(row, today))
}

async function creditNotesOf(req: MedusaRequest, invoices: Record<string, unknown>[]): Promise<unknown[]> {
  const invoiceIds = invoices.map(({ id }) => id as string)
  if (!invoiceIds.length) {
    return []
  }
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  return plainRow<unknown[]>(await receivable.listCrmCreditNotes({ invoice_id: invoiceIds }, { take: null }))
}

/** Advances of the order, and every receipt that settles one of its invoices. */
async function receiptsOf(req: MedusaRequest, orderId: string, invoices: Record<string, unknown>[]): Promise<unknown[]> {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const allocations = invoices.flatMap((invoice) => (invoice.allocations ?? []) as { receipt_id: string | null; reversed_at: unknown }[])
  const used = allocations.flatMap(({ receipt_id, reversed_at }) => (receipt_id && !reversed_at ? receipt_id : []))
  const own = await receivable.listCrmReceipts({ order_id: orderId }, { select: ["id"], take: null })
  const ids = [...new Set([...own.map(({ id }) => id), ...used])]
  const rows = await rowsByIds<ReceiptRow>(req, "crm_receipt", ids, [])
  return rows.map(receiptAnswerOf)
}
