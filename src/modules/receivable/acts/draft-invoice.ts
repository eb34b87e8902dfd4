import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { isDay } from "../../../shared/days"
import { AmountInput, assertExact, assertMoney } from "../../../shared/money"
import { SERIES_PATTERN } from "../../../shared/numbering"
import { assertTerms } from "../rules/instalments"
import { InvoiceTotals, invoiceTotals, storedTax } from "../rules/invoice-totals"
import { categorized } from "../rules/refresh-draft"
import { invoiceName, lockInvoices } from "../sql/documents"
import { readNumbering } from "../sql/numbering"
import { orderBilling } from "../sql/order-billing"
import { insertRows, lockName, record, updateRow } from "../sql/rows"
import { DraftedInvoice, DraftPlan, InvoiceDraftInput, InvoiceLineInput, OrderBilling } from "../types"

/** Inserts a draft with its lines and totals. @param invoicedBefore - of the same order, for the invoice that closes it */
export async function insertInvoiceDraft(
  manager: EntityManager,
  input: InvoiceDraftInput,
  actor: Actor,
  invoicedBefore?: AmountInput
): Promise<string> {
  const { closes_order_total, order_total, ...head } = input
  const currency_code = input.currency_code.toLowerCase()
  assertDraft(input)
  await assertSeries(manager, input)
  const lines = categorized(input, input.lines)
  const before = invoicedBefore ?? (input.order_id ? (await orderBilling(manager, input.order_id)).invoiced_total : 0)
  const closing = closes_order_total == null ? null : { order_total: closes_order_total, invoiced_total: before }
  const limit = order_total == null ? null : { order_total, invoiced_total: before }
  const totals = invoiceTotals(currency_code, lines, closing, limit)
  assertMoney(totals.total, currency_code, "The invoice's total")
  assertMoney(totals.subtotal, currency_code, "The invoice's subtotal")
  const [id] = await insertRows(manager, "crm_invoice", "crminv", [{ ...headRow(head, totals), currency_code }])
  await insertRows(manager, "crm_invoice_item", "crmini", lineRows(id, lines, totals))
  await record(manager, actor, [
    { reference: "crm_invoice", reference_id: id, act: "created", changes: { status: [null, "draft"] } },
  ])
  return id
}

/** Asks the plan while the order is locked, so that two callers never invoice the same line twice. */
export async function draftOrderInvoice(
  manager: EntityManager,
  order_id: string,
  plan: (billing: OrderBilling) => DraftPlan,
  actor: Actor
): Promise<DraftedInvoice> {
  await lockName(manager, `crm_order:${order_id}`)
  const billing = await orderBilling(manager, order_id)
  const input = plan(billing)
  if (input && !("answer" in input)) {
    const id = await insertInvoiceDraft(manager, { ...input, order_id }, actor, billing.invoiced_total)
    return { draft: { id, status: "draft", order_id }, created: true }
  }
  const newest = input ? billing.documents.invoices.find(({ id }) => id === input.answer) : billing.invoices[0]
  if (!newest) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Order ${order_id} has nothing to invoice.`)
  }
  return { draft: { id: newest.id, status: newest.status, order_id }, created: false }
}

/** Leaves History behind, but no document. */
export async function deleteInvoiceDraft(
  manager: EntityManager,
  id: string,
  actor: Actor
): Promise<{ id: string; order_id: string | null }> {
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status !== "draft") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is ${invoice.status} and cannot be deleted; only drafts can. An issued invoice is taken back by a credit note.`
    )
  }
  await updateRow(manager, "crm_invoice", id, { deleted_at: new Date() })
  for (const table of ["crm_invoice_item", "crm_instalment"]) {
    await manager.execute(`update ${table} set deleted_at = now() where invoice_id = ?`, [id])
  }
  await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "deleted" }])
  return { id, order_id: invoice.order_id }
}

async function assertSeries(
  manager: EntityManager,
  { series = "INV", company_id = "default" }: InvoiceDraftInput
): Promise<void> {
  const { credit_note_series, receipt_series } = await readNumbering(manager, company_id)
  const taken = [credit_note_series, receipt_series]
  if (taken.includes(series) || !SERIES_PATTERN.test(series)) {
    throw invalid(
      `Invoices cannot count in series ${series}: it must be 1 to 8 capital letters or digits, and not ${taken.join(" or ")}.`
    )
  }
}

function assertDraft({ lines, payment_terms, supply_date, currency_code }: InvoiceDraftInput): void {
  if (!/^[a-z]{3}$/i.test(currency_code)) {
    throw invalid(`${currency_code} is not a currency code such as eur.`)
  }
  if (!lines.length) {
    throw invalid("An invoice needs at least one line.")
  }
  if (supply_date != null && !isDay(supply_date)) {
    throw invalid(`The supply date ${supply_date} is not a day such as 2026-11-23.`)
  }
  assertTerms(payment_terms)
  for (const line of lines) {
    assertExact(line.unit_price, `The price of ${line.title}`)
    const quantity = assertExact(line.quantity, `The quantity of ${line.title}`)
    // A deposit that is taken off has the quantity -1, and names its invoice.
    if (!quantity.isGreaterThan(0) && !(line.deposit_invoice_id && quantity.isLessThan(0))) {
      throw invalid(
        `The quantity of ${line.title} is ${MathBN.convert(line.quantity).toFixed()}; it must be more than 0.`
      )
    }
  }
}

/** A draft's own row. */
export function headRow(
  head: Omit<InvoiceDraftInput, "closes_order_total" | "order_total">,
  { lines: _lines, ...totals }: InvoiceTotals
) {
  return {
    ...totals,
    prepaid: 0,
    payable: totals.total,
    currency_code: head.currency_code,
    order_id: head.order_id ?? null,
    order_display_id: head.order_display_id ?? null,
    order_version: head.order_version ?? null,
    customer_id: head.customer_id,
    customer_name: head.customer_name,
    bill_to_customer_id: head.bill_to_customer_id ?? head.customer_id,
    customer_kind: head.customer_kind,
    owner_id: head.owner_id ?? null,
    locale: head.locale,
    seller: head.seller,
    buyer: head.buyer,
    billing_address: head.billing_address ?? null,
    shipping_address: head.shipping_address ?? null,
    purchase_order_number: head.purchase_order_number ?? null,
    buyer_reference: head.buyer_reference ?? null,
    notes: head.notes ?? null,
    payment_instructions: head.payment_instructions ?? null,
    tax_accounting: head.tax_accounting ?? null,
    fulfillment_id: head.fulfillment_id ?? null,
    document_type: head.document_type ?? "380",
    payment_terms: head.payment_terms,
    fiscal_documents: head.fiscal_documents,
    prices_include_tax: head.prices_include_tax ?? false,
    supply_date: head.supply_date ?? null,
    series: head.series ?? "INV",
    company_id: head.company_id ?? "default",
    status: "draft",
  }
}

/** The rows of a draft's lines. */
export function lineRows(invoice_id: string, lines: InvoiceLineInput[], totals: InvoiceTotals) {
  return lines.map((line, index) => ({
    invoice_id,
    position: index + 1,
    order_item_id: line.order_item_id ?? null,
    kind: line.kind,
    deposit_invoice_id: line.deposit_invoice_id ?? null,
    title: line.title,
    subtitle: line.subtitle ?? null,
    sku: line.sku ?? null,
    variant_id: line.variant_id ?? null,
    product_id: line.product_id ?? null,
    quantity: line.quantity,
    unit_price: line.unit_price,
    is_tax_inclusive: line.is_tax_inclusive ?? false,
    tax_lines: line.tax_lines.map(storedTax),
    revenue_groups: line.revenue_groups?.length ? line.revenue_groups : null,
    ...totals.lines[index],
  }))
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
