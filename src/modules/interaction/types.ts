import { InferTypeOf } from "@medusajs/framework/types"

import { Contact } from "./models/contact"
import { Erasure } from "./models/erasure"
import { HostCustomer } from "./models/host-customer"
import { HostFact } from "./models/host-fact"
import { Interaction } from "./models/interaction"
import { InteractionAttachment } from "./models/interaction-attachment"
import { InteractionReference } from "./models/interaction-reference"

export type ContactRow = InferTypeOf<typeof Contact>
export type InteractionRow = Omit<InferTypeOf<typeof Interaction>, "contact_ids"> & { contact_ids: string[] | null }
export type InteractionReferenceRow = InferTypeOf<typeof InteractionReference>
export type InteractionAttachmentRow = InferTypeOf<typeof InteractionAttachment>

/** Fields left out stay. */
export type ContactInput = Partial<
  Pick<ContactRow, "name" | "role" | "email" | "phone" | "locale" | "receives_quotes" | "receives_dunning">
>

export type { ErasableRow } from "./erasure/read-rows"

/** Customers who are one, with the one who stays among them. */
export type CustomerGroup = { root_id: string; customer_ids: string[] }

/** Kinds of records that an interaction may be about. */
export const REFERENCES = [
  "crm_quote",
  "crm_invoice",
  "crm_credit_note",
  "crm_receipt",
  "crm_warranty",
  "crm_warranty_claim",
  "order",
  "order_claim",
] as const
export type ReferenceKind = (typeof REFERENCES)[number]

/** A record with what people call it. */
export type NamedReference = { reference: ReferenceKind; reference_id: string; number: string | null }

/** What people note; fields left out stay. */
export type InteractionInput = Partial<
  Pick<
    InteractionRow,
    "channel" | "direction" | "duration_minutes" | "subject" | "outcome" | "text" | "contact_ids" | "customer_id"
  >
> & { occurred_at?: string; references?: NamedReference[] }

export type AttachmentInput = Pick<
  InteractionAttachmentRow,
  "interaction_id" | "file_id" | "filename" | "mime_type" | "size"
>

/** Something that happened to a host order. */
export type HostFactInput = Pick<
  InferTypeOf<typeof HostFact>,
  "kind" | "act" | "customer_id" | "order_id" | "reference" | "reference_id" | "number" | "currency_code"
> & { amount: string | null; occurred_at: string }

/** A customer of the host as it is now. */
export type HostCustomerInput = Pick<
  InferTypeOf<typeof HostCustomer>,
  "customer_id" | "name" | "person" | "email" | "phone" | "country_code" | "city" | "address_id" | "has_account"
> & { registered_at: string }

/** A mail that came in; `source_id` is its message id, `files` stand in the file storage already. */
export type ReceivedMail = Pick<
  InteractionRow,
  "customer_id" | "direction" | "subject" | "text" | "address" | "owner_id"
> & { occurred_at: string; source_id: string; references: NamedReference[]; files: KeptMailFile[] }

/** Whose a mail is, and what it is about. */
export type MailMatch = { customer_id: string; owner_id: string | null; references: NamedReference[] }

export type KeptMailFile = Omit<AttachmentInput, "interaction_id">

/** How far the erasure of a person is. */
export type ErasureRow = Omit<InferTypeOf<typeof Erasure>, "addresses" | "files" | "rows"> & {
  addresses: string[] | null
  files: string[] | null
  rows: Record<string, number> | null
}
