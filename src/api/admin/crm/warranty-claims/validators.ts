import { z } from "@medusajs/framework/zod"

import { CLAIM_ORDERS } from "../../../../modules/warranty/claims/claim-list"
import { COST_KINDS } from "../../../../modules/warranty/rules/claim-costs"
import { CLAIM_STATUSES } from "../../../../modules/warranty/rules/claim-transitions"
import {
  base64File, booleanFilter, currencyFilter, createListParams, currencyCode, day, dayFilter, enumFilter, id, idFilter, line, momentFilter, positiveDecimal,
  requiredText, text, unsignedDecimal,
} from "../../../shared" // prettier-ignore

const REMEDIES = ["repair", "replace", "refund", "advice"] as const
const note = () => text(2_000).nullable().optional()
const units = () => z.int().min(1).max(1_000_000)
/** What the store calls a fault, such as `defect`. */
export const faultCode = () => line(60).min(1)
const key = () => requiredText(100).optional()

export const AdminSubmitCrmWarrantyClaim = z.strictObject({
  warranty_id: id().optional(),
  quantity: units().optional(),
  serial: line(100).min(1).nullable().optional(),
  fault_code: faultCode().optional(),
  description: requiredText(5_000),
  goodwill: z.boolean().optional(),
  customer_id: id().optional(),
  order_id: id().optional(),
  title: line(255).min(1).optional(),
  assignee_id: id().nullable().optional(),
  idempotency_key: key(),
})
export type AdminSubmitCrmWarrantyClaim = z.infer<typeof AdminSubmitCrmWarrantyClaim>

/** A field left out stays as it is. */
export const AdminUpdateCrmWarrantyClaim = z.strictObject({
  assignee_id: id().nullable().optional(),
  fault_code: faultCode().optional(),
  description: requiredText(5_000).optional(),
  estimate: positiveDecimal().nullable().optional(),
  due_date: day().nullable().optional(),
  /** That its repair is thought to take. */
  estimated_hours: z.number().positive().max(1_000).nullable().optional(),
  provisioned: z.boolean().optional(),
})
export type AdminUpdateCrmWarrantyClaim = z.infer<typeof AdminUpdateCrmWarrantyClaim>

export const AdminApproveCrmWarrantyClaim = z.strictObject({
  note: note(),
  goodwill: z.boolean().optional(),
  estimate: positiveDecimal().nullable().optional(),
})
export type AdminApproveCrmWarrantyClaim = z.infer<typeof AdminApproveCrmWarrantyClaim>

export const AdminRejectCrmWarrantyClaim = z.strictObject({ reason: requiredText(2_000) })
export type AdminRejectCrmWarrantyClaim = z.infer<typeof AdminRejectCrmWarrantyClaim>

export const AdminNoteCrmWarrantyClaim = z.strictObject({ note: note() })
export type AdminNoteCrmWarrantyClaim = z.infer<typeof AdminNoteCrmWarrantyClaim>

export const AdminRepairCrmWarrantyClaim = z.strictObject({
  technician: line(200).min(1).nullable().optional(),
  note: note(),
})
export type AdminRepairCrmWarrantyClaim = z.infer<typeof AdminRepairCrmWarrantyClaim>

export const AdminDiagnoseCrmWarrantyClaim = z.strictObject({
  text: requiredText(5_000),
  fault_code: faultCode().optional(),
})
export type AdminDiagnoseCrmWarrantyClaim = z.infer<typeof AdminDiagnoseCrmWarrantyClaim>

export const AdminUseCrmWarrantyPart = z.strictObject({
  variant_id: id(),
  location_id: id(),
  quantity: units(),
  unit_cost: unsignedDecimal().optional(),
  work_date: day().optional(),
  note: note(),
  idempotency_key: key(),
})
export type AdminUseCrmWarrantyPart = z.infer<typeof AdminUseCrmWarrantyPart>

export const AdminSettleCrmWarrantyPart = z.strictObject({ moved: z.boolean() })
export type AdminSettleCrmWarrantyPart = z.infer<typeof AdminSettleCrmWarrantyPart>

export const AdminLogCrmWarrantyLabour = z.strictObject({
  hours: positiveDecimal(),
  rate: positiveDecimal().optional(),
  technician: line(200).min(1).nullable().optional(),
  work_date: day().optional(),
  note: note(),
  idempotency_key: key(),
})
export type AdminLogCrmWarrantyLabour = z.infer<typeof AdminLogCrmWarrantyLabour>

export const AdminAddCrmWarrantyCost = z.strictObject({
  kind: z.enum(COST_KINDS),
  amount: positiveDecimal(),
  currency_code: currencyCode().optional(),
  work_date: day().optional(),
  note: note(),
  account: line(60).min(1).nullable().optional(),
  provisioned: z.boolean().optional(),
  idempotency_key: key(),
})
export type AdminAddCrmWarrantyCost = z.infer<typeof AdminAddCrmWarrantyCost>

export const AdminReverseCrmWarrantyCost = z.strictObject({ note: requiredText(2_000) })
export type AdminReverseCrmWarrantyCost = z.infer<typeof AdminReverseCrmWarrantyCost>

export const AdminResolveCrmWarrantyClaim = z
  .strictObject({
    remedy: z.enum(REMEDIES),
    note: note(),
    goodwill: z.literal(true).optional(),
    location_id: id().optional(),
    return_goods: z.boolean().optional(),
    variant_id: id().optional(),
    shipping_option_id: id().optional(),
    amount: positiveDecimal().optional(),
  })
  .refine(
    ({ remedy, variant_id, shipping_option_id }) => remedy === "replace" || (!variant_id && !shipping_option_id),
    "can name variant_id and shipping_option_id of a replacement only"
  )
  .refine(
    ({ remedy, location_id, return_goods }) =>
      remedy === "replace" || remedy === "refund" || (!location_id && return_goods === undefined),
    "can name location_id and return_goods of a replacement or refund only"
  )
  .refine(({ remedy, amount }) => remedy === "refund" || amount === undefined, "can name the amount of a refund only")
  .refine(
    ({ amount, return_goods }) => amount === undefined || !return_goods,
    "can name the amount only where nothing is returned"
  )
export type AdminResolveCrmWarrantyClaim = z.infer<typeof AdminResolveCrmWarrantyClaim>

export const AdminMessageCrmWarrantyClaim = z.strictObject({ text: requiredText(5_000), idempotency_key: key() })
export type AdminMessageCrmWarrantyClaim = z.infer<typeof AdminMessageCrmWarrantyClaim>

export const AdminAttachCrmWarrantyFile = z.strictObject({
  filename: line(200).min(1),
  content: base64File(),
  for_customer: z.boolean().default(false),
})
export type AdminAttachCrmWarrantyFile = z.infer<typeof AdminAttachCrmWarrantyFile>

export const AdminAddCrmWarrantyRecovery = z.strictObject({
  supplier_name: line(200).min(1),
  amount: positiveDecimal(),
  expected_date: day().nullable().optional(),
  note: note(),
  idempotency_key: key(),
})
export type AdminAddCrmWarrantyRecovery = z.infer<typeof AdminAddCrmWarrantyRecovery>

export const AdminSettleCrmWarrantyRecovery = z
  .strictObject({
    status: z.enum(["claimed", "received", "refused"]),
    amount: positiveDecimal().optional(),
    date: day().optional(),
    note: note(),
  })
  .refine(
    ({ status, amount }) => status === "received" || amount === undefined,
    "can name the amount of what was received only"
  )
export type AdminSettleCrmWarrantyRecovery = z.infer<typeof AdminSettleCrmWarrantyRecovery>

const board = {
  /** A user's id, `me` or `none`. */
  assignee_id: id().optional(),
  customer_id: idFilter(),
  product_id: idFilter(),
  fault_code: idFilter(),
  answer_late: booleanFilter(),
  q: text(200).optional(),
}
export const AdminGetCrmWarrantyClaimBoardParams = z.strictObject(board)

export const AdminGetCrmWarrantyClaimsParams = createListParams({
  order: CLAIM_ORDERS,
  filters: {
    id: idFilter(),
    status: enumFilter(CLAIM_STATUSES),
    open: booleanFilter(),
    unanswered: booleanFilter(),
    /** Whether it was to be answered by now and was not. */
    answer_late: booleanFilter(),
    answer_due_at: momentFilter(),
    customer_id: idFilter(),
    order_id: idFilter(),
    warranty_id: idFilter(),
    product_id: idFilter(),
    variant_id: idFilter(),
    assignee_id: id().optional(),
    fault_code: idFilter(),
    serial: idFilter(),
    /** `none` is of claims whose remedy is not decided. */
    remedy: enumFilter([...REMEDIES, "none"]),
    /** Who repairs, by name; `none` is nobody yet. */
    technician: idFilter(),
    is_goodwill: booleanFilter(),
    due_date: dayFilter(),
    created_at: momentFilter(),
    submitted_at: momentFilter(),
    /** Since when it stands where it stands. */
    state_since: momentFilter(),
    plan_id: idFilter(),
    /** The supplier who was named first. */
    supplier: idFilter(),
    provisioned: booleanFilter(),
    currency_code: currencyFilter(),
    /** The day on which its cover began, and the one on which it was sold. */
    cover_date: dayFilter(),
    sold_date: dayFilter(),
    /** Something was entered among its costs on such a day, that was provided for or not. */
    cost_date: dayFilter(),
    cost_provisioned: booleanFilter(),
    /** A share of such a supplier stands so. */
    recovery_supplier: idFilter(),
    recovery_status: enumFilter(["expected", "claimed", "received", "refused"]),
  },
  defaultOrder: "-submitted_at",
}).omit({ fields: true })
