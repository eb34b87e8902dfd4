import { z } from "@medusajs/framework/zod"

import { WARRANTY_ORDERS, WARRANTY_STATUSES } from "../../../../modules/warranty/lists/warranty-list"
import {
  booleanFilter, createListParams, day, dayFilter, enumFilter, id, idFilter, line, momentFilter, requiredText, text,
} from "../../../shared" // prettier-ignore

export const AdminGetCrmWarrantiesParams = createListParams({
  order: WARRANTY_ORDERS,
  filters: {
    id: idFilter(),
    customer_id: idFilter(),
    order_id: idFilter(),
    line_id: idFilter(),
    product_id: idFilter(),
    variant_id: idFilter(),
    plan_id: idFilter(),
    basis: enumFilter(["statutory", "commercial", "service"]),
    source: enumFilter(["delivery", "shipment", "order", "registration", "script", "sold", "replacement"]),
    status: enumFilter(WARRANTY_STATUSES),
    starts_date: dayFilter(),
    ends_date: dayFilter(),
    created_at: momentFilter(),
    serial: text(100).optional(),
    /** Whether any of its units did not come back. */
    has_units: booleanFilter(),
    /** Whether it was bought for goods that its plan is not for, and waits. */
    unfit: booleanFilter(),
  },
  defaultOrder: "-created_at",
}).omit({ fields: true })

export const AdminLookUpCrmWarrantiesParams = z.strictObject({ q: requiredText(200) })
export type AdminLookUpCrmWarrantiesParams = z.infer<typeof AdminLookUpCrmWarrantiesParams>

const serial = () => line(100).min(1)

export const AdminRegisterCrmWarranty = z
  .strictObject({
    customer_id: id().optional(),
    email: line(255).min(3).optional(),
    variant_id: id().optional(),
    title: line(255).min(1).optional(),
    order_id: id().optional(),
    serial: serial().optional(),
    quantity: z.int().min(1).max(1_000_000).optional(),
    purchase_date: day(),
    plan_id: id().optional(),
  })
  .refine((body) => Boolean(body.customer_id) !== Boolean(body.email), "must name customer_id or email, one of both")
  .refine((body) => Boolean(body.variant_id) !== Boolean(body.title), "must name variant_id or title, one of both")
export type AdminRegisterCrmWarranty = z.infer<typeof AdminRegisterCrmWarranty>

const serials = () => z.array(serial()).max(1_000)

/** A field left out stays as it is; serial numbers are added to those there are. */
export const AdminUpdateCrmWarranty = z.strictObject({
  serials: serials().optional(),
  note: text(5_000).nullable().optional(),
})
export type AdminUpdateCrmWarranty = z.infer<typeof AdminUpdateCrmWarranty>

export const AdminAddCrmSerials = z.strictObject({ serials: serials().min(1) })
export type AdminAddCrmSerials = z.infer<typeof AdminAddCrmSerials>

export const AdminMarkCrmUnit = z.strictObject({ status: z.enum(["active", "returned"]) })
export type AdminMarkCrmUnit = z.infer<typeof AdminMarkCrmUnit>

export const AdminTransferCrmWarranty = z.strictObject({ customer_id: id(), note: text(2_000).nullable().optional() })
export type AdminTransferCrmWarranty = z.infer<typeof AdminTransferCrmWarranty>

export const AdminAttachCrmWarranty = z.strictObject({ warranty_id: id() })
export type AdminAttachCrmWarranty = z.infer<typeof AdminAttachCrmWarranty>

export const AdminCancelCrmWarranty = z.strictObject({ note: requiredText(2_000) })
export type AdminCancelCrmWarranty = z.infer<typeof AdminCancelCrmWarranty>

export const AdminExtendCrmWarranty = z.strictObject({
  months: z.int().min(1).max(120),
  note: requiredText(2_000),
  idempotency_key: requiredText(100).optional(),
})
export type AdminExtendCrmWarranty = z.infer<typeof AdminExtendCrmWarranty>

/** A file of serial numbers as text; with `dry_run` it only says what would be added. */
export const AdminImportCrmSerials = z.strictObject({
  csv: z.string().min(1).max(500_000),
  dry_run: z.boolean().default(false),
})
export type AdminImportCrmSerials = z.infer<typeof AdminImportCrmSerials>

export const AdminGetCrmCertificateParams = z.strictObject({ locale: z.enum(["en", "pt-BR"]).optional() })
export type AdminGetCrmCertificateParams = z.infer<typeof AdminGetCrmCertificateParams>
