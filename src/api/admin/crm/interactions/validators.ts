import { z } from "@medusajs/framework/zod"

import { REFERENCES } from "../../../../modules/interaction/types"
import {
  base64File,
  booleanFilter,
  createListParams,
  enumFilter,
  id,
  idFilter,
  line,
  moment,
  momentFilter,
  text,
} from "../../../shared"

export const CHANNELS = ["call", "email", "meeting", "visit", "chat", "note"] as const

/** A day, so that a long meeting fits and a typing error does not. */
const MAX_MINUTES = 24 * 60

const fields = {
  direction: z.enum(["inbound", "outbound"]).nullable().optional(),
  duration_minutes: z.int().min(1).max(MAX_MINUTES).nullable().optional(),
  subject: line(255).nullable().optional(),
  outcome: line(255).nullable().optional(),
  /** Markdown. */
  text: text(50_000).nullable().optional(),
  contact_ids: z.array(id()).max(50).nullable().optional(),
  references: z
    .array(z.strictObject({ reference: z.enum(REFERENCES), reference_id: id() }))
    .max(20)
    .optional(),
}

const SOON_MS = 24 * 60 * 60 * 1000
const happened = () =>
  moment().refine((value) => new Date(value).getTime() < Date.now() + SOON_MS, "must be a moment that has come")

const unique = (references: { reference: string; reference_id: string }[] | undefined): boolean =>
  new Set(references?.map((one) => `${one.reference}:${one.reference_id}`)).size === (references?.length ?? 0)

/** Says whose interaction it is by its customer, or by what it is about. */
export const AdminCreateCrmInteraction = z
  .strictObject({
    channel: z.enum(CHANNELS),
    customer_id: id().optional(),
    occurred_at: happened().optional(),
    ...fields,
  })
  .refine(
    (body) => body.customer_id || body.references?.length,
    "must name customer_id, or references to what it is about"
  )
  .refine((body) => unique(body.references), "must name each reference once")
  .refine((body) => body.subject || body.outcome || body.text, "must say something in subject, outcome or text")
export type AdminCreateCrmInteraction = z.infer<typeof AdminCreateCrmInteraction>

/** A field left out stays as it is. */
export const AdminUpdateCrmInteraction = z
  .strictObject({ channel: z.enum(CHANNELS).optional(), occurred_at: happened().optional(), ...fields })
  .refine((body) => unique(body.references), "must name each reference once")
export type AdminUpdateCrmInteraction = z.infer<typeof AdminUpdateCrmInteraction>

/** Whose a mail of the tray is, and what it is about. */
export const AdminMatchCrmInteraction = z
  .strictObject({ customer_id: id(), references: fields.references })
  .refine((body) => unique(body.references), "must name each reference once")
export type AdminMatchCrmInteraction = z.infer<typeof AdminMatchCrmInteraction>

export const AdminAttachToCrmInteraction = z.strictObject({ filename: line(255), content: base64File() })
export type AdminAttachToCrmInteraction = z.infer<typeof AdminAttachToCrmInteraction>

export const AdminGetCrmInteractionsParams = createListParams({
  order: ["occurred_at", "created_at"],
  filters: {
    id: idFilter(),
    customer_id: idFilter(),
    channel: enumFilter(CHANNELS),
    direction: enumFilter(["inbound", "outbound"]),
    source: enumFilter(["manual", "outbox", "inbound"]),
    owner_id: idFilter(),
    author_id: idFilter(),
    occurred_at: momentFilter(),
    reference: z.enum(REFERENCES).optional(),
    reference_id: id().optional(),
    contact_id: id().optional(),
    /** Mail that came in and is nobody's yet. */
    unmatched: booleanFilter(),
  },
  defaultOrder: "-occurred_at",
}).omit({ fields: true })
