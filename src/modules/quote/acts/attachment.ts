import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import type { QuoteStore } from "../store"
import { QuoteAttachmentRow } from "../types"

/** Files of one quote. */
const MAX_ATTACHMENTS = 50

export type AttachmentInput = Pick<
  QuoteAttachmentRow,
  "quote_id" | "file_id" | "filename" | "mime_type" | "size" | "for_buyer"
>

/** Notes a file that was stored; the quote's row is locked so that two uploads do not pass the limit together. */
export async function addAttachment(
  store: QuoteStore,
  input: AttachmentInput,
  actor: Actor,
  context: Context
): Promise<QuoteAttachmentRow> {
  const quote = await store.lock_(input.quote_id, context)
  const kept = await store.listCrmQuoteAttachments(
    { quote_id: quote.id },
    { select: ["id"], take: MAX_ATTACHMENTS },
    context
  )
  if (kept.length >= MAX_ATTACHMENTS) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} has ${MAX_ATTACHMENTS} files already; remove one before adding another.`
    )
  }
  const { id } = await store.createCrmQuoteAttachments({ ...input, uploaded_by: actor.actor_id }, context)
  await store.record_(quote.id, "attachment_added", { attachment: [null, input.filename] }, actor, null, context)
  const [row] = await store.listCrmQuoteAttachments({ id }, {}, context)
  return row as unknown as QuoteAttachmentRow
}

/**
 * Forgets a file.
 *
 * @returns its row, so that its bytes can be dropped once this is certain
 * @throws NOT_FOUND; NOT_ALLOWED for what the buyer was given with an accepted quote
 */
export async function removeAttachment(
  store: QuoteStore,
  quote_id: string,
  id: string,
  actor: Actor,
  context: Context
): Promise<QuoteAttachmentRow> {
  const quote = await store.lock_(quote_id, context)
  const [row] = await store.listCrmQuoteAttachments({ id, quote_id }, {}, context)
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  if (row.for_buyer && quote.status === "accepted") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `File ${row.filename} was part of what the buyer accepted with quote ${quote.number}; it cannot be removed.`
    )
  }
  await store.softDeleteCrmQuoteAttachments([id], {}, context)
  await store.record_(quote_id, "attachment_removed", { attachment: [row.filename, null] }, actor, null, context)
  return row as unknown as QuoteAttachmentRow
}
