import { z } from "@medusajs/framework/zod"

import {
  base64File,
  createListParams,
  day,
  enumFilter,
  id,
  line,
  spokenLine,
  spokenNote,
  spokenText,
} from "../../shared"

export const StoreRequestCrmQuote = z.strictObject({
  /** Where the cart has none. */
  email: z.email().max(254).optional(),
  note: spokenNote(5_000).nullish(),
})
export type StoreRequestCrmQuote = z.infer<typeof StoreRequestCrmQuote>

/** A web form; `website` is a field that people do not see, so that only programs fill it. */
export const StoreRequestCrmLead = z.strictObject({
  name: spokenLine(200),
  email: z.email().max(254),
  company: spokenLine(200).nullish(),
  phone: spokenLine(64).nullish(),
  message: spokenNote(5_000).nullish(),
  source: spokenLine(100).nullish(),
  region_id: id().optional(),
  website: z.literal("", { error: "must be empty" }).nullish(),
})
export type StoreRequestCrmLead = z.infer<typeof StoreRequestCrmLead>

export const StoreGetCrmQuotesParams = createListParams({
  order: ["sent_at", "number"],
  defaultOrder: "-sent_at",
}).omit({ q: true })

export const StoreGetCrmInvoicesParams = createListParams({
  order: ["issue_date", "due_date", "number"],
  defaultOrder: "-issue_date",
}).omit({ q: true })

export const StoreGetCrmDeliveriesParams = createListParams({
  order: [],
  filters: { order_id: id().optional() },
}).omit({ q: true, order: true, fields: true })
export type StoreGetCrmDeliveriesParams = z.infer<typeof StoreGetCrmDeliveriesParams>

const version = z.int().min(1)
export const StoreAcceptCrmQuote = z.strictObject({
  /** The version that was read. */
  version,
  name: spokenLine(200).optional(),
  chosen_item_ids: z.array(id()).max(1000).optional(),
})
export type StoreAcceptCrmQuote = z.infer<typeof StoreAcceptCrmQuote>

export const StoreDeclineCrmQuote = z.strictObject({ version, reason: spokenNote(2_000).nullish() })
export type StoreDeclineCrmQuote = z.infer<typeof StoreDeclineCrmQuote>

export const StoreAskCrmQuote = z.strictObject({ text: spokenText(5_000), item_id: id().optional() })
export type StoreAskCrmQuote = z.infer<typeof StoreAskCrmQuote>

/** Where the provider sends the buyer back to. */
const returnUrl = () => z.url({ protocol: /^https?$/ }).max(2_000)

export const StorePayCrmQuoteDeposit = z.strictObject({
  /** One of the region's; the first that can be paid by a link when left out. */
  provider_id: id().optional(),
  return_url: returnUrl().optional(),
})
export type StorePayCrmQuoteDeposit = z.infer<typeof StorePayCrmQuoteDeposit>

export const StorePayCrmInvoice = z.strictObject({ return_url: returnUrl() })
export type StorePayCrmInvoice = z.infer<typeof StorePayCrmInvoice>

export const StoreGetCrmWarrantiesParams = createListParams({
  order: ["created_at"],
  filters: { status: enumFilter(["active", "not_begun", "pending", "expired", "canceled"]) },
})
  .omit({ fields: true, order: true, q: true })
  .extend({ order_id: z.union([id(), z.array(id()).min(1).max(100)]).optional() })
export type StoreGetCrmWarrantiesParams = z.infer<typeof StoreGetCrmWarrantiesParams>

/** A product that a customer bought: of the shop by its variant, another by its name. */
export const StoreRegisterCrmWarranty = z
  .strictObject({
    variant_id: id().optional(),
    title: spokenLine(255).optional(),
    order_id: id().optional(),
    serial: spokenLine(100).optional(),
    purchase_date: day(),
  })
  .refine((body) => Boolean(body.variant_id) !== Boolean(body.title), "must name variant_id or title, one of both")
export type StoreRegisterCrmWarranty = z.infer<typeof StoreRegisterCrmWarranty>

/** A photo or paper of a claim. */
const claimFile = () => z.strictObject({ filename: line(200).min(1), content: base64File() })

export const StoreSubmitCrmWarrantyClaim = z.strictObject({
  warranty_id: id(),
  quantity: z.int().min(1).max(1_000_000).optional(),
  serial: spokenLine(100).optional(),
  fault_code: spokenLine(60).optional(),
  description: spokenText(5_000),
  files: z.array(claimFile()).max(3).optional(),
  /** The same one asked for twice is one. */
  idempotency_key: spokenLine(100).optional(),
})
export type StoreSubmitCrmWarrantyClaim = z.infer<typeof StoreSubmitCrmWarrantyClaim>

export const StoreMessageCrmWarrantyClaim = z.strictObject({
  text: spokenText(5_000),
  idempotency_key: spokenLine(100).optional(),
})
export type StoreMessageCrmWarrantyClaim = z.infer<typeof StoreMessageCrmWarrantyClaim>

export const StoreAttachCrmWarrantyFile = claimFile()
export type StoreAttachCrmWarrantyFile = z.infer<typeof StoreAttachCrmWarrantyFile>

export const StoreCancelCrmWarrantyClaim = z.strictObject({ note: spokenNote(2_000).nullish() })
export type StoreCancelCrmWarrantyClaim = z.infer<typeof StoreCancelCrmWarrantyClaim>

export const StoreGetCrmWarrantyClaimsParams = createListParams({
  order: ["submitted_at", "number"],
  defaultOrder: "-submitted_at",
}).omit({ q: true, fields: true })
