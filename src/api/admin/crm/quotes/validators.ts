import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
  base64File,
  booleanFilter,
  createItemParams,
  createListParams,
  currencyCode,
  currencyFilter,
  day,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  line,
  momentFilter,
  percent,
  positiveDecimal,
  requiredText,
  text,
  textFilter,
  unsignedDecimal,
} from "../../../shared" // prettier-ignore
import { earlyDiscount, termsInstalments } from "../../../shared/payment-terms"

const address = z.strictObject({
  id: text(64).optional(),
  first_name: line().nullish(),
  last_name: line().nullish(),
  company: line().nullish(),
  address_1: line().nullish(),
  address_2: line().nullish(),
  city: line().nullish(),
  province: line().nullish(),
  postal_code: line(32).nullish(),
  country_code: z
    .string()
    .regex(/^[a-z]{2}$/i, "must be a country code such as pt")
    .transform((code) => code.toLowerCase())
    .nullish(),
  phone: line(64).nullish(),
})

const withoutId = address.transform(({ id: _id, ...rest }) => rest)

const itemShape = {
  kind: z.enum(["item", "section", "note"]).optional(),
  variant_id: id().nullish(),
  title: text(2000).nullish(),
  quantity: positiveDecimal().optional(),
  unit_price: unsignedDecimal().nullish(),
  discount_percent: percent().nullish(),
  is_optional: z.boolean().optional(),
  alternative_group: line(100).nullish(),
  is_selected: z.boolean().optional(),
  lead_time_days: z.int().min(0).max(3650).nullish(),
  requested_delivery_date: day().nullish(),
  unit_cost: unsignedDecimal().nullish(),
  note: text(2000).nullish(),
}

/** A line that sells something says how much of it. */
const withQuantity = <Shape extends z.ZodType<{ kind?: string; quantity?: unknown }>>(shape: Shape) =>
  shape.refine((item) => item.quantity !== undefined || (item.kind ?? "item") !== "item", {
    path: ["quantity"],
    message: "is required",
  })

const shippingMethod = z.strictObject({
  name: line().min(1),
  amount: unsignedDecimal(),
  shipping_option_id: id().nullish(),
})

const paymentTerms = z.strictObject({
  name: line().min(1),
  instalments: termsInstalments(),
  early_discount: earlyDiscount().optional(),
})

const MAX_ITEMS = 1000

const head = {
  owner_id: id().nullish(),
  title: line().nullish(),
  locale: z.enum(["en", "pt-BR"]).nullish(),
  purchase_order_number: line(100).nullish(),
  valid_until: day().nullish(),
  expected_close_date: day().nullish(),
  stage_id: id().optional(),
  probability: z.number().min(0).max(100).nullish(),
  source_id: id().nullish(),
  next_step: line(500).nullish(),
  next_step_date: day().nullish(),
  payment_terms: paymentTerms.nullish(),
  terms: text(20_000).nullish(),
  cover_text: text(5_000).nullish(),
  discount_percent: percent().nullish(),
  deposit_percent: percent()
    .refine((value) => MathBN.gt(value, 0), "must be more than 0")
    .nullish(),
  requested_delivery_date: day().nullish(),
  convert_on_accept: z.boolean().optional(),
  reminders_off: z.boolean().optional(),
  cc: z.array(z.email().max(254)).max(10).nullish(),
  note: text(20_000).nullish(),
  shipping_address: withoutId.nullish(),
  billing_address: withoutId.nullish(),
  shipping_methods: z.array(shippingMethod).max(10).optional(),
}

export { itemShape, paymentTerms, withQuantity }

/** A buyer whom the host does not know yet; a customer's own names come from the host. */
const lead = { customer_name: line(200).nullish(), company_name: line(200).nullish(), phone: line(64).nullish() }

export const AdminCreateCrmQuote = z.strictObject({
  customer_id: id().nullish(),
  email: z.email().max(254).nullish(),
  ...lead,
  currency_code: currencyCode(),
  region_id: id(),
  sales_channel_id: id().nullish(),
  /** Fills what the body leaves out. */
  template_id: id().nullish(),
  ...head,
  items: z
    .array(withQuantity(z.strictObject(itemShape)))
    .max(MAX_ITEMS)
    .optional(),
})
export type AdminCreateCrmQuote = z.infer<typeof AdminCreateCrmQuote>

/** What is being typed; `quote_id` is the draft itself, which is not like itself. Lines may say which they are. */
export const AdminPreviewCrmQuote = AdminCreateCrmQuote.extend({
  quote_id: id().nullish(),
  items: z
    .array(withQuantity(z.strictObject({ id: id().optional(), ...itemShape })))
    .max(MAX_ITEMS)
    .optional(),
})
export type AdminPreviewCrmQuote = z.infer<typeof AdminPreviewCrmQuote>

/** The revision that was read; a newer one in between refuses the change. */
const seen = { revision: z.int().min(0).optional() }

export const AdminUpdateCrmQuote = z.strictObject({
  customer_id: id().optional(),
  email: z.email().max(254).optional(),
  ...lead,
  currency_code: currencyCode().optional(),
  region_id: id().optional(),
  sales_channel_id: id().nullish(),
  ...head,
  items: z
    .array(withQuantity(z.strictObject({ id: id().optional(), ...itemShape })))
    .max(MAX_ITEMS)
    .optional(),
  ...seen,
})
export type AdminUpdateCrmQuote = z.infer<typeof AdminUpdateCrmQuote>

/** Where the deal stands; the offer stays as it is. */
export const AdminMoveCrmQuote = z.strictObject({
  stage_id: id().optional(),
  probability: z.int().min(0).max(100).nullish(),
  owner_id: id().nullish(),
  expected_close_date: day().nullish(),
  next_step: line(500).nullish(),
  next_step_date: day().nullish(),
  source_id: id().nullish(),
})
export type AdminMoveCrmQuote = z.infer<typeof AdminMoveCrmQuote>

const ids = z.array(id()).min(1).max(200)

/** One thing done to many quotes. */
export const AdminChangeCrmQuotes = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("assign"), ids, owner_id: id().nullable() }),
  z.strictObject({ act: z.literal("stage"), ids, stage_id: id() }),
  z.strictObject({ act: z.literal("extend"), ids, valid_until: day() }),
  z.strictObject({ act: z.literal("cancel"), ids }),
])
export type AdminChangeCrmQuotes = z.infer<typeof AdminChangeCrmQuotes>

export const AdminAddCrmQuoteItems = z.union([
  z.strictObject({
    items: z
      .array(withQuantity(z.strictObject(itemShape)))
      .min(1)
      .max(MAX_ITEMS),
    ...seen,
  }),
  withQuantity(z.strictObject({ ...itemShape, ...seen })),
])
export type AdminAddCrmQuoteItems = z.infer<typeof AdminAddCrmQuoteItems>

export const AdminUpdateCrmQuoteItem = z.strictObject({ ...itemShape, ...seen })
export type AdminUpdateCrmQuoteItem = z.infer<typeof AdminUpdateCrmQuoteItem>

export const AdminNoBody = z.strictObject({})
const emails = z.array(z.email().max(254)).max(10)
export const AdminSendCrmQuote = z.strictObject({
  /** Another recipient than the quote's own. */
  to: z.email().max(254).optional(),
  cc: emails.optional(),
  subject: line(200).optional(),
  /** Put before the mail's own words. */
  message: text(5_000).optional(),
  /** Whether versions sent earlier stay on offer beside this one. */
  keep_earlier_open: z.boolean().optional(),
})
export type AdminSendCrmQuote = z.infer<typeof AdminSendCrmQuote>
export const AdminReviseCrmQuote = z.strictObject({
  /** Whether versions on offer stay so. */
  keep_open: z.boolean().optional(),
  /** Prices as they were sent, with today's tax; or the catalogue's of today where none was typed. */
  prices: z.enum(["keep", "refresh"]).optional(),
})
export type AdminReviseCrmQuote = z.infer<typeof AdminReviseCrmQuote>
export const AdminAcceptCrmQuote = z.strictObject({
  version: z.int().min(1).optional(),
  name: requiredText(200).optional(),
  note: text(2000).optional(),
  chosen_item_ids: z.array(id()).max(MAX_ITEMS).optional(),
  /** Whether to order at once; as the quote says when left out. */
  convert: z.boolean().optional(),
})
export type AdminAcceptCrmQuote = z.infer<typeof AdminAcceptCrmQuote>
export const AdminSubmitCrmQuote = z.strictObject({ note: text(2000).optional() })
export type AdminSubmitCrmQuote = z.infer<typeof AdminSubmitCrmQuote>
export const AdminRejectCrmQuote = z.strictObject({ note: requiredText(2000) })
export type AdminRejectCrmQuote = z.infer<typeof AdminRejectCrmQuote>
export const AdminCloneCrmQuote = z.strictObject({ customer_id: id().optional(), title: line().optional() })
export type AdminCloneCrmQuote = z.infer<typeof AdminCloneCrmQuote>
export const AdminAttachCrmQuoteFile = z.strictObject({
  filename: line(200).min(1),
  /** What the sender's system calls it; the bytes decide. */
  mime_type: line(200).optional(),
  content: base64File(),
  for_buyer: z.boolean().default(false),
})
export type AdminAttachCrmQuoteFile = z.infer<typeof AdminAttachCrmQuoteFile>
export const AdminAddCrmQuoteMessage = z.strictObject({ text: requiredText(5_000), item_id: id().optional() })
export type AdminAddCrmQuoteMessage = z.infer<typeof AdminAddCrmQuoteMessage>
export const AdminConvertCrmQuote = z.strictObject({
  items: z
    .array(z.strictObject({ item_id: id(), quantity: positiveDecimal() }))
    .min(1)
    .max(MAX_ITEMS)
    .optional(),
  with_shipping: z.boolean().optional(),
})
export type AdminConvertCrmQuote = z.infer<typeof AdminConvertCrmQuote>
export const AdminExtendCrmQuote = z.strictObject({ valid_until: day() })
export type AdminExtendCrmQuote = z.infer<typeof AdminExtendCrmQuote>
/** Why it is withdrawn; of an accepted one on hold the buyer is told. */
export const AdminCancelCrmQuote = z.strictObject({ note: text(2000).optional() })
export type AdminCancelCrmQuote = z.infer<typeof AdminCancelCrmQuote>
/** Why a quote on hold may go on. */
export const AdminReleaseCrmQuote = z.strictObject({ note: text(2000).optional() })
export type AdminReleaseCrmQuote = z.infer<typeof AdminReleaseCrmQuote>
export const AdminDeclineCrmQuote = z.strictObject({
  version: z.int().min(1).optional(),
  lost_reason_id: id().optional(),
  /** Who said no. */
  name: requiredText(200).optional(),
  note: text(2000).optional(),
})
export type AdminDeclineCrmQuote = z.infer<typeof AdminDeclineCrmQuote>

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, "must be a version such as 1")
  .transform((version) => parseInt(version, 10))
const revisionNumber = z
  .string()
  .regex(/^\d{1,9}$/, "must be a revision such as 3")
  .transform((revision) => parseInt(revision, 10))
export const AdminGetCrmQuoteChangesParams = z.strictObject({ since: revisionNumber })
export type AdminGetCrmQuoteChangesParams = z.infer<typeof AdminGetCrmQuoteChangesParams>

export const AdminCompareCrmQuoteVersions = z.strictObject({ from: versionNumber, to: versionNumber })
export type AdminCompareCrmQuoteVersions = z.infer<typeof AdminCompareCrmQuoteVersions>

export const AdminGetCrmQuoteParams = createItemParams()

/** Whether the paper is shown as it would leave with a mail. */
export const AdminGetCrmQuotePdfParams = z.strictObject({ for_mail: booleanFilter() })
export type AdminGetCrmQuotePdfParams = z.infer<typeof AdminGetCrmQuotePdfParams>

const quoteList = {
  order: [
    "number", "title", "status", "customer_name", "company_name", "currency_code", "total", "weighted_total", "probability", "valid_until",
    "expected_close_date", "next_step_date", "days_in_stage", "decided_date", "sent_at", "accepted_at", "created_at", "updated_at",
  ],
  filters: {
    id: idFilter(),
    number: textFilter(),
    status: enumFilter(["draft", "sent", "accepted", "declined", "canceled", "expired"]),
    view: enumFilter(["pipeline", "closed"]),
    stage_id: idFilter(),
    pipeline_id: idFilter(),
    owner_id: idFilter(),
    customer_id: idFilter(),
    currency_code: currencyFilter(),
    region_id: idFilter(),
    sales_channel_id: idFilter(),
    order_id: idFilter(),
    approval_status: enumFilter(["none", "pending", "approved", "rejected"]),
    /** Approvals that the caller may decide. */
    awaiting_me: booleanFilter(),
    /** Messages of the buyer that nobody answered. */
    unanswered: booleanFilter(),
    /** Accepted, and waiting for what the customer owes. */
    on_hold: booleanFilter(),
    source: enumFilter(["staff", "cart", "lead"]),
    source_id: idFilter(),
    /** Quotes of the people of one team, or of several. */
    team_id: z.union([id(), z.array(id()).min(1).max(100)]).optional(),
    /** In the pipeline without contact or move for longer than its stage takes. */
    stalled: booleanFilter(),
    /** In the pipeline with a next step before today. */
    overdue_next_step: booleanFilter(),
    next_step_date: dayFilter(),
    email: textFilter(),
    total: amountFilter(),
    valid_until: dayFilter(),
    expected_close_date: dayFilter(),
    decided_date: dayFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
    sent_at: momentFilter(),
    accepted_at: momentFilter(),
  },
  defaultOrder: "-created_at",
} // prettier-ignore

export const AdminGetCrmQuotesParams = createListParams(quoteList)

const {
  view: _view,
  currency_code: _currency,
  pipeline_id: _pipeline,
  stage_id: _stage,
  ...boardFilters
} = quoteList.filters

/** The list's filters over what is open in one pipeline and currency; `limit` counts the cards of a stage. */
export const AdminGetCrmQuoteBoardParams = createListParams({
  ...quoteList,
  filters: { ...boardFilters, pipeline_id: id().optional(), currency_code: currencyCode().optional() },
}).omit({ offset: true, fields: true })
export type AdminGetCrmQuoteBoardParams = z.infer<typeof AdminGetCrmQuoteBoardParams>

export const AdminGetCrmHistoryParams = createListParams({
  order: ["created_at"],
  defaultOrder: "-created_at",
  defaultLimit: 50,
})
