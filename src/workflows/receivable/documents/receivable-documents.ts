import { MathBN } from "@medusajs/framework/utils"

import type { CrmSettings } from "../../../modules/access/rules/settings"
import { layOnInstalments } from "../../../modules/receivable/rules/allocation"
import { CreditNoteDocument, DocumentItem, DocumentTaxLine, InvoiceDocument } from "../../../shared/documents/types"
import { AmountInput, moneyString } from "../../../shared/money"

type Row = Record<string, unknown>
type ItemRow = Row & { position: number; quantity: AmountInput; unit_price: AmountInput }

/** An invoice as it was issued: what was paid before is part of it, what came later is not. */
export function asIssued(document: InvoiceDocument): InvoiceDocument {
  if (document.status !== "issued") {
    return document
  }
  const open = document.instalments.map((part, position) => ({
    id: String(position), invoice_id: "", position, due_date: part.due_date, outstanding: part.amount,
  })) // prettier-ignore
  const prepaid = layOnInstalments(document.prepaid, open)
  const money = (value: AmountInput): string => moneyString(value, document.currency_code)
  return {
    ...document,
    outstanding: document.payable,
    instalments: document.instalments.map((part, position) => {
      const settled = prepaid.find(({ instalment_id }) => instalment_id === String(position))
      return { ...part, open: money(MathBN.sub(part.amount, settled?.amount ?? 0)) }
    }),
  }
}

/** How the house's papers look today; everything else on a paper is what its document says. */
export type Look = Pick<CrmSettings, "logo" | "brand_color" | "paper_size">

/** The paper of an invoice, from its stored row with items and instalments; nothing on it is read from anywhere else but the look. */
export function invoiceDocument(row: Row, look: Look): InvoiceDocument {
  const money = moneyOf(row)
  const outstanding = row.status === "issued" ? MathBN.sub(amount(row.total), amount(row.allocated_total)) : null
  return {
    ...documentBase(row, look),
    status: row.status as InvoiceDocument["status"],
    document_type: row.document_type as string,
    fiscal_documents: row.fiscal_documents as InvoiceDocument["fiscal_documents"],
    issue_date: row.issue_date as string | null,
    supply_date: row.supply_date as string | null,
    due_date: row.due_date as string | null,
    order_display_id: row.order_display_id as string | null,
    payment_instructions: row.payment_instructions as InvoiceDocument["payment_instructions"],
    instalments: sorted(row.instalments as ItemRow[]).map((part) => ({
      due_date: part.due_date as string,
      amount: money(part.amount),
      open: money(MathBN.sub(amount(part.amount), amount(part.allocated_total))),
    })),
    payment_terms: row.payment_terms as InvoiceDocument["payment_terms"],
    prepaid: money(row.prepaid),
    payable: money(row.payable),
    outstanding: outstanding && money(outstanding),
  }
}

/** The paper of a credit note; it names the invoice that it takes back. */
export function creditNoteDocument(row: Row, invoice: Row, look: Look): CreditNoteDocument {
  return {
    ...documentBase({ ...invoice, notes: null, ...row }, look),
    status: (row.status as CreditNoteDocument["status"]) ?? "issued",
    fiscal_documents: invoice.fiscal_documents as CreditNoteDocument["fiscal_documents"],
    issue_date: row.issue_date as string | null,
    invoice_number: invoice.number as string | null,
    invoice_issue_date: invoice.issue_date as string | null,
    reason: row.reason as string | null,
  }
}

function documentBase(row: Row, { logo, brand_color, paper_size }: Look) {
  const money = moneyOf(row)
  return {
    locale: row.locale === "pt-BR" ? ("pt-BR" as const) : ("en" as const),
    currency_code: row.currency_code as string,
    number: row.number as string | null,
    seller: { ...(row.seller as object), logo, brand_color },
    buyer: row.buyer as InvoiceDocument["buyer"],
    billing_address: row.billing_address as InvoiceDocument["billing_address"],
    shipping_address: row.shipping_address as InvoiceDocument["shipping_address"],
    purchase_order_number: row.purchase_order_number as string | null,
    buyer_reference: row.buyer_reference as string | null,
    note: row.notes as string | null,
    tax_accounting: row.tax_accounting as InvoiceDocument["tax_accounting"],
    paper_size,
    prices_include_tax: row.prices_include_tax as boolean | undefined,
    items: sorted(row.items as ItemRow[]).map((item) => documentItem(item, money)),
    subtotal: money(row.subtotal),
    discount_total: money(row.discount_total),
    shipping_total: money(row.shipping_total),
    tax_lines: ((row.tax_lines ?? []) as DocumentTaxLine[]).map((line) => ({
      ...line,
      rate: MathBN.convert(line.rate).toFixed(),
      base: money(line.base),
      amount: money(line.amount),
    })),
    tax_total: money(row.tax_total),
    rounding_total: money(row.rounding_total),
    total: money(row.total),
  }
}

const documentItem = (item: ItemRow, money: (value: unknown) => string): DocumentItem => ({
  kind: item.kind as DocumentItem["kind"],
  title: item.title as string,
  subtitle: item.subtitle as string | null,
  sku: item.sku as string | null,
  quantity: MathBN.convert(item.quantity).toFixed(),
  unit_price: MathBN.convert(item.unit_price).toFixed(),
  subtotal: money(item.subtotal),
  discount_total: money(item.discount_total),
  tax_total: money(item.tax_total),
  total: money(item.total),
  tax_lines: item.tax_lines as DocumentItem["tax_lines"],
})

const sorted = (rows: ItemRow[] = []): ItemRow[] => [...rows].sort((a, b) => a.position - b.position)
const amount = (value: unknown): AmountInput => (value ?? 0) as AmountInput
const moneyOf =
  (row: Row) =>
  (value: unknown): string =>
    moneyString(amount(value), row.currency_code as string)
