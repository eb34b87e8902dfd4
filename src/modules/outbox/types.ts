import { InferTypeOf } from "@medusajs/framework/types"

import { Consent } from "./models/consent"
import { OutboxMessage } from "./models/outbox-message"

export type OutboxMessageRow = InferTypeOf<typeof OutboxMessage>
export type MessageClass = OutboxMessageRow["class"]
export type MessageTopic = NonNullable<OutboxMessageRow["topic"]>

/** A message to be sent once. */
export type PlannedMessage = {
  kind: string
  class: MessageClass
  topic?: MessageTopic | null
  /** Of the host's Notification module; "email" by default. */
  channel?: string
  to: string
  cc?: string[] | null
  reply_to?: string | null
  customer_id?: string | null
  locale?: string | null
  reference: string
  reference_id: string
  version?: number | null
  /** What makes it one and the same message, however often it is planned. */
  dedupe_key: string
  /** The store's day on which it goes out, at the earliest. */
  send_date: string
}

/** What went out, as it is kept to be read. */
export type SentContent = { subject: string; html: string; text: string; attachments: string[] }

export type ConsentRow = InferTypeOf<typeof Consent>

/** What somebody says about being written to; fields left out stay as they were. */
export type ConsentInput = Partial<Pick<ConsentRow, "do_not_contact" | "marketing" | "source" | "note">>

/** What counts of a contact now. */
export type ContactConsent = Pick<ConsentRow, "contact" | "do_not_contact" | "marketing" | "source" | "note"> & {
  /** Null while nothing was said. */
  said_at: string | null
  said_by: string | null
}
