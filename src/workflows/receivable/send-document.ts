import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { sha256 } from "../../shared/canonical-json"
import { DocumentKind, DocumentMailOptions, mailDocument } from "./mail/document-mail"

export type SendDocumentInput = {
  reference: DocumentKind
  id: string
  options?: DocumentMailOptions
  /** Of the caller's own making, one for each mail that is meant. */
  idempotency_key?: string
  actor: Actor
}

/** The same mail under one key goes out once, however often it is asked for; without a key, once within a minute. */
function keyOf({ reference, id, idempotency_key, options = {} }: SendDocumentInput): string {
  const { to, cc, subject, message } = options
  const asked = idempotency_key ?? Math.floor(Date.now() / 60_000)
  return `${reference.replace("crm_", "")}_sent:${id}:${sha256(JSON.stringify([asked, to, cc, subject, message])).slice(0, 24)}`
}

const mailDocumentStep = createStep("crm-mail-document", async (input: SendDocumentInput, { container }) => {
  const { reference, id, options, actor } = input
  return new StepResponse(
    await mailDocument(container, { reference, reference_id: id, why: "sent", key: keyOf(input), actor, options })
  )
})

/**
 * Mails an issued invoice or credit note with its PDF, an invoice with a link to its page; it can only be credited from then on,
 * also when the mail fails, for a provider that answers with an error may have delivered.
 *
 * @throws NOT_ALLOWED for a document that is not issued; INVALID_DATA without a recipient
 */
export const sendDocumentWorkflow = createWorkflow("crm-send-document", (input: SendDocumentInput) => {
  return new WorkflowResponse(mailDocumentStep(input))
})
