import { z } from "@medusajs/framework/zod"

import { E_INVOICE_FORMATS } from "../../../../workflows/receivable/e-invoice/e-invoice-file"
import {
  amountFilter,
  base64File,
  booleanFilter,
  createItemParams,
  createListParams,
  currencyFilter,
  day,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  line,
  momentFilter,
  positiveDecimal,
  text,
  textFilter,
} from "../../../shared"

export const AdminGetCrmInvoiceParams = createItemParams()

export const AdminGetCrmInvoicesParams = createListParams({
  order: [
    "number",
    "status",
    "payment_status",
    "issue_date",
    "due_date",
    "next_due_date",
    "customer_name",
    "currency_code",
    "total",
    "outstanding",
    "created_at",
    "updated_at",
  ],
  filters: {
    id: idFilter(),
    number: textFilter(),
    status: enumFilter(["draft", "issued", "voided"]),
    payment_status: enumFilter(["unpaid", "partially_paid", "paid"]),
    overdue: booleanFilter(),
    disputed: booleanFilter(),
    issue_date: dayFilter(),
    supply_date: dayFilter(),
    due_date: dayFilter(),
    next_due_date: dayFilter(),
    currency_code: currencyFilter(),
    order_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    total: amountFilter(),
    outstanding: amountFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})

export const AdminGetCrmEInvoiceParams = z.strictObject({ format: z.enum(E_INVOICE_FORMATS).default("ubl") })

/** A tax document made elsewhere: by its key, its number, or its XML in `content` (base64, at most 5 MB). */
export const AdminAttachCrmFiscalDocument = z
  .strictObject({
    kind: z.enum(["nfe", "nfce", "nfse", "other"]).optional(),
    number: line(60).nullish(),
    series: line(20).nullish(),
    access_key: line(80).nullish(),
    issue_date: day().nullish(),
    filename: line(200).min(1).optional(),
    content: base64File().optional(),
  })
  .refine(({ filename, content }) => Boolean(filename) === Boolean(content), "must have both filename and content, or neither")
export type AdminAttachCrmFiscalDocument = z.infer<typeof AdminAttachCrmFiscalDocument>

export const AdminGetCrmReadinessParams = z.strictObject({ locale: line(35).optional() })

export const AdminIssueCrmInvoice = z.strictObject({ issue_date: day().optional() })
export type AdminIssueCrmInvoice = z.infer<typeof AdminIssueCrmInvoice>

/** Of a draft; null empties a field. */
export const AdminUpdateCrmInvoice = z.strictObject({
  notes: text(5_000).nullish(),
  purchase_order_number: line(100).nullish(),
  buyer_reference: line(100).nullish(),
})
export type AdminUpdateCrmInvoice = z.infer<typeof AdminUpdateCrmInvoice>

export const AdminGetCrmInvoicePdf = z.strictObject({ preview: booleanFilter() })

export const AdminVoidCrmInvoice = z.strictObject({ note: text(2000).optional() })
export type AdminVoidCrmInvoice = z.infer<typeof AdminVoidCrmInvoice>

const credited = {
  /** Pieces of a line, positive also where it takes a deposit off, or money off its price, tax included. */
  items: z
    .array(
      z
        .strictObject({ invoice_item_id: id(), quantity: positiveDecimal().optional(), amount: positiveDecimal().optional() })
        .refine(({ quantity, amount }) => (quantity === undefined) !== (amount === undefined), "must have either quantity or amount")
    )
    .min(1)
    .max(500)
    .optional(),
  /** Tax included. */
  amount: positiveDecimal().optional(),
}

const notBoth = (input: { items?: unknown; amount?: unknown }): boolean =>
  input.items === undefined || input.amount === undefined
const BOTH = "A credit note is over lines or over an amount, not both"

export const CREDIT_REASONS = ["correction", "return", "cancellation", "price", "warranty", "goodwill", "other"] as const

/** All that is left when neither lines nor an amount are given. */
export const AdminCreateCrmCreditNote = z
  .strictObject({
    ...credited,
    issue_date: day().optional(),
    reason: text(2000).optional(),
    reason_code: z.enum(CREDIT_REASONS).optional(),
  })
  .refine(notBoth, BOTH)

export const AdminPreviewCrmCreditNote = z.strictObject(credited).refine(notBoth, BOTH)
export type AdminPreviewCrmCreditNote = z.infer<typeof AdminPreviewCrmCreditNote>
export type AdminCreateCrmCreditNote = z.infer<typeof AdminCreateCrmCreditNote>
