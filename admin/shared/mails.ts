/** A mail about a document, as the outbox keeps it. */
export type DocumentMail = {
  id: string
  /** What it is, such as `quote_sent`. */
  kind: string
  to: string
  cc: string[] | null
  reply_to: string | null
  /** Names of the files that went with it. */
  attachments: string[] | null
  subject: string | null
  html: string | null
  state: "planned" | "claimed" | "sent" | "failed" | "skipped" | "canceled"
  /** Why it was not sent, where it need not be. */
  reason: string | null
  error: string | null
  sent_at: string | null
  created_at: string
}

/** A mail as it would leave; nothing is sent or stored. */
export type MailPreview = {
  to: string | null
  cc?: string[]
  reply_to: string | null
  subject: string
  html: string
  pdf_filename?: string
}
