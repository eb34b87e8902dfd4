import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
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
  requiredText,
  text,
} from "../../../shared"

export const AdminGetCrmDunningRunsParams = createListParams({
  order: ["created_at", "as_of_date"],
  defaultOrder: "-created_at",
  filters: {
    id: idFilter(),
    status: enumFilter(["proposing", "proposed", "canceled"]),
    trigger: enumFilter(["manual", "daily"]),
    as_of_date: dayFilter(),
  },
}).omit({ q: true })

export const AdminCreateCrmDunningRun = z.strictObject({
  policy_ids: z.array(id()).min(1).max(50).nullish(),
  currency_code: currencyCode().nullish(),
})
export type AdminCreateCrmDunningRun = z.infer<typeof AdminCreateCrmDunningRun>

/** All that is proposed, or some of it. */
export const AdminSendCrmDunningRun = z
  .strictObject({ notice_ids: z.array(id()).min(1).max(500).optional(), all: z.literal(true).optional() })
  .refine(({ notice_ids, all }) => Boolean(notice_ids) !== Boolean(all), "needs notice_ids, or all: true")
export type AdminSendCrmDunningRun = z.infer<typeof AdminSendCrmDunningRun>

/** One act on a notice: leave it out, take it in again, change its words, or note a call. */
export const AdminDecideCrmDunningNotice = z.strictObject({
  action: z.enum(["exclude", "include", "edit", "done", "reopen"]),
  note: text(2_000).nullish(),
  subject: line(200).nullish(),
  message: text(5_000).nullish(),
  recipient: line(254).nullish(),
})
export type AdminDecideCrmDunningNotice = z.infer<typeof AdminDecideCrmDunningNotice>

const STATUSES = [
  "proposed",
  "held",
  "excluded",
  "superseded",
  "planned",
  "sent",
  "failed",
  "skipped",
  "canceled",
  "open",
  "done",
] as const

export const AdminGetCrmDunningNoticesParams = createListParams({
  order: ["amount", "days_late", "customer_name", "created_at", "sent_at", "level_position"],
  defaultOrder: "-amount",
  filters: {
    id: idFilter(),
    run_id: idFilter(),
    customer_id: idFilter(),
    invoice_id: id().optional(),
    status: enumFilter(STATUSES),
    channel: idFilter(),
    tone: enumFilter(["friendly", "firm", "final"]),
    policy_id: idFilter(),
    currency_code: currencyFilter(),
    needs_person: booleanFilter(),
    amount: amountFilter(),
    sent_at: momentFilter(),
  },
})

export const AdminGetCrmDunningNoticeParams = createItemParams()

export const AdminGetCrmDunningPausesParams = createListParams({
  order: ["created_at", "until_date"],
  defaultOrder: "-created_at",
  filters: {
    customer_id: idFilter(),
    invoice_id: idFilter(),
    kind: enumFilter(["pause", "sales_delay", "locked"]),
    /** Only those that hold today. */
    active: booleanFilter(),
  },
}).omit({ q: true })

export const AdminCreateCrmDunningPause = z.strictObject({
  customer_id: id().nullish(),
  invoice_id: id().nullish(),
  kind: z.enum(["pause", "sales_delay", "locked"]).default("pause"),
  reason: requiredText(500),
  until_date: day().nullish(),
})
export type AdminCreateCrmDunningPause = z.infer<typeof AdminCreateCrmDunningPause>

export const AdminSetCrmCustomerDunning = z.strictObject({ policy_id: id().nullable() })
export type AdminSetCrmCustomerDunning = z.infer<typeof AdminSetCrmCustomerDunning>
