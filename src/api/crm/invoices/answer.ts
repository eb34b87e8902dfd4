import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { isSettled } from "../../../shared/documents"
import { BuyersInvoice } from "./opened"

const number = (amount: string | null | undefined): number => MathBN.convert(amount ?? 0).toNumber()

/**
 * What a buyer may see of an invoice, field by field, on the page behind a link and in the storefront. Ids of the house, owner,
 * hashes and History stay here.
 */
export function publicInvoice({ document: doc, credits }: BuyersInvoice, today: Day) {
  const { seller, buyer } = doc
  const settled = isSettled(doc)
  const open = doc.status === "issued" ? number(doc.outstanding) : 0
  const instalments = doc.instalments.map((part) => ({
    due_date: part.due_date,
    amount: number(part.amount),
    outstanding: doc.status === "issued" ? number(part.open) : 0,
  }))
  const next = instalments.find(({ outstanding }) => outstanding > 0)?.due_date ?? null
  return {
    number: doc.number,
    status: doc.status,
    payment_status: settled
      ? "paid"
      : open < number(doc.total) && doc.status === "issued"
        ? "partially_paid"
        : "unpaid",
    overdue: next !== null && next < today,
    document_type: doc.document_type ?? "380",
    fiscal_documents: doc.fiscal_documents,
    locale: doc.locale,
    currency_code: doc.currency_code,
    issue_date: doc.issue_date ?? null,
    supply_date: doc.supply_date ?? null,
    due_date: doc.due_date ?? null,
    next_due_date: next,
    order_display_id: doc.order_display_id ?? null,
    purchase_order_number: doc.purchase_order_number ?? null,
    buyer_reference: doc.buyer_reference ?? null,
    seller: {
      name: seller.company_name ?? seller.legal_name ?? null,
      legal_name: seller.legal_name ?? null,
      tax_id: seller.tax_id ?? null,
      vat_id: seller.vat_id ?? null,
    },
    buyer: { name: buyer.name ?? null, company_name: buyer.company_name ?? null, tax_id: buyer.tax_id ?? null },
    billing_address: doc.billing_address ?? null,
    shipping_address: doc.shipping_address ?? null,
    items: doc.items.map((item) => ({
      kind: item.kind ?? "item",
      title: item.title,
      subtitle: item.subtitle ?? null,
      sku: item.sku ?? null,
      quantity: number(item.quantity),
      unit_price: number(item.unit_price),
      subtotal: number(item.subtotal),
      discount_total: number(item.discount_total),
      tax_total: number(item.tax_total),
      total: number(item.total),
    })),
    prices_include_tax: doc.prices_include_tax ?? false,
    subtotal: number(doc.subtotal),
    discount_total: number(doc.discount_total),
    shipping_total: number(doc.shipping_total),
    tax_lines: doc.tax_lines.map(({ rate, name, category, exemption_reason, base, amount }) => ({
      rate: number(rate),
      name: name ?? null,
      category: category ?? null,
      exemption_reason: exemption_reason ?? null,
      base: number(base),
      amount: number(amount),
    })),
    tax_total: number(doc.tax_total),
    rounding_total: number(doc.rounding_total),
    total: number(doc.total),
    prepaid: number(doc.prepaid),
    payable: number(doc.payable),
    outstanding: open,
    instalments,
    payment_instructions: doc.payment_instructions ?? null,
    notes: doc.note ?? null,
    credit_notes: credits.map(({ id: _id, total, ...note }) => ({ ...note, total: number(total) })),
  }
}
