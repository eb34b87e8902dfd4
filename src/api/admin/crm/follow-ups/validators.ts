import { z } from "@medusajs/framework/zod"
import { isValid, parseISO } from "date-fns"

import { FOLLOW_UP_ORDERS, VIEWS } from "../../../../modules/follow-up/lists/follow-up-list"
import { KINDS, KINDS_BY_HAND, PRIORITIES, REFERENCES } from "../../../../modules/follow-up/types"
import { isDay } from "../../../../shared/days"
import { isTimeZone } from "../../../../shared/options"
import {
  createListParams, day, dayFilter, enumFilter, id, idFilter, line, moment, momentFilter, requiredText, text,
} from "../../../shared" // prettier-ignore
import { AdminPreviewCrmDocumentMail, AdminSendCrmDocument } from "../../../shared/document-mails"

const due = { due_at: moment().optional(), due_date: day().optional() }
const fields = {
  note: text(5_000).nullable().optional(),
  priority: z.enum(PRIORITIES).optional(),
  customer_id: id().nullable().optional(),
  reference: z.enum(REFERENCES).nullable().optional(),
  reference_id: id().nullable().optional(),
  /** RFC 5545, with or without "RRULE:". */
  recurrence: requiredText(300).nullable().optional(),
}

type About = { reference?: string | null; reference_id?: string | null }
const isWhole = ({ reference, reference_id }: About): boolean => Boolean(reference) === Boolean(reference_id)
const ONE_DUE = "must have due_at or due_date, not both"
const WHOLE = "must name reference and reference_id together"

export const AdminCreateCrmFollowUp = z
  .strictObject({
    kind: z.enum(KINDS_BY_HAND),
    title: line(255).min(1),
    ...fields,
    ...due,
    /** Who is to do it; the caller when left out, nobody when null. */
    assignee_id: id().nullable().optional(),
    /** The same one asked for twice under one key is one. */
    idempotency_key: requiredText(100).optional(),
  })
  .refine((body) => !(body.due_at && body.due_date), ONE_DUE)
  .refine(isWhole, WHOLE)
export type AdminCreateCrmFollowUp = z.infer<typeof AdminCreateCrmFollowUp>

/** A field left out stays as it is. */
export const AdminUpdateCrmFollowUp = z
  .strictObject({
    kind: z.enum(KINDS).optional(),
    title: line(255).min(1).optional(),
    ...fields,
    ...due,
    assignee_id: id().nullable().optional(),
  })
  .refine((body) => !(body.due_at && body.due_date), ONE_DUE)
  .refine((body) => body.reference === undefined || isWhole(body), WHOLE)
export type AdminUpdateCrmFollowUp = z.infer<typeof AdminUpdateCrmFollowUp>

const note = () => text(2_000).nullable().optional()
/** A day as it is, a moment as ISO 8601 in UTC. */
const until = () =>
  z
    .string()
    .max(40)
    .refine(
      (value) => (value.includes("T") ? isValid(parseISO(value)) : isDay(value)),
      "must be a day such as 2026-11-30 or a moment such as 2026-11-30T09:00:00Z"
    )
    .transform((value) => (isDay(value) ? value : parseISO(value).toISOString()))

export const AdminSettleCrmFollowUp = z.strictObject({ note: note() })
export type AdminSettleCrmFollowUp = z.infer<typeof AdminSettleCrmFollowUp>
export const AdminSnoozeCrmFollowUp = z.strictObject({ until: until() })
export type AdminSnoozeCrmFollowUp = z.infer<typeof AdminSnoozeCrmFollowUp>
export const AdminReassignCrmFollowUp = z.strictObject({ assignee_id: id().nullable() })
export type AdminReassignCrmFollowUp = z.infer<typeof AdminReassignCrmFollowUp>

const ids = () => z.array(id()).min(1).max(100)

export const AdminChangeCrmFollowUps = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("complete"), ids: ids(), note: note() }),
  z.strictObject({ act: z.literal("cancel"), ids: ids(), note: note() }),
  z.strictObject({ act: z.literal("snooze"), ids: ids(), until: until() }),
  z.strictObject({ act: z.literal("reassign"), ids: ids(), assignee_id: id().nullable() }),
])
export type AdminChangeCrmFollowUps = z.infer<typeof AdminChangeCrmFollowUps>

const filters = {
  /** A user's id, `me` or `none`. */
  assignee_id: id().optional(),
  team_id: id().optional(),
}

export const AdminGetCrmFollowUpsParams = createListParams({
  order: FOLLOW_UP_ORDERS,
  filters: {
    ...filters,
    id: idFilter(),
    status: enumFilter(["open", "done", "canceled"]),
    view: z.enum(VIEWS).optional(),
    customer_id: idFilter(),
    reference: z.enum(REFERENCES).optional(),
    reference_id: idFilter(),
    rule_key: idFilter(),
    kind: enumFilter(KINDS),
    priority: enumFilter(PRIORITIES),
    created_by: idFilter(),
    due_date: dayFilter(),
    due_at: momentFilter(),
  },
  defaultOrder: "-rank",
}).omit({ fields: true })

export const AdminCountCrmFollowUpsParams = z.strictObject({ ...filters, customer_id: idFilter() })
export const AdminGetCrmFollowUpLoadParams = z.strictObject({ team_id: id().optional() })

export const AdminSetCrmFollowUpPreferences = z.strictObject({
  daily_digest: z.boolean().optional(),
  timezone: z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/Lisbon").nullable().optional(),
  digest_hour: z.int().min(0).max(23).optional(),
})
export type AdminSetCrmFollowUpPreferences = z.infer<typeof AdminSetCrmFollowUpPreferences>

/** What a rep decides about an offer. It has no copies: each of its readers has to have agreed. */
export const AdminPreviewCrmOffer = AdminPreviewCrmDocumentMail.omit({ cc: true })
export type AdminPreviewCrmOffer = z.infer<typeof AdminPreviewCrmOffer>

export const AdminSendCrmOffer = AdminSendCrmDocument.omit({ cc: true })
export type AdminSendCrmOffer = z.infer<typeof AdminSendCrmOffer>
