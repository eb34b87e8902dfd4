import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { MAX_ATTEMPTS } from "../../../modules/outbox/rules/limits"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { outbox } from "../../outbox/send-message"
import { DocumentKind, envelope, mailDocument, readRow, recipientOf } from "./document-mail"

const KINDS = ["invoice_issued", "credit_note_issued"]
const keyOf = (reference: DocumentKind, id: string): string => `${reference.replace("crm_", "")}_issued:${id}`

/**
 * Plans the mail of a document that was just issued, where the settings say so. It leaves with the event, or with the job that finds
 * what the event missed; whatever fails here, the document stays issued.
 */
export const planIssueMailStep = createStep(
  "crm-plan-issue-mail",
  async ({ reference, id }: { reference: DocumentKind; id: string }, { container }) => {
    try {
      await plan(container, reference, id)
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`The mail of ${reference} ${id} was not planned: ${(error as Error).message}`)
    }
    return new StepResponse(null)
  }
)

async function plan(container: MedusaContainer, reference: DocumentKind, id: string): Promise<void> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  if (!(await access.getSettings()).invoice_mail_on_issue) {
    return
  }
  const row = await readRow(container, reference, id)
  const to = row.status === "issued" ? await recipientOf(container, row) : null
  if (to) {
    await outbox(container).plan({
      ...(await envelope(container, row, { reference, reference_id: id })),
      kind: `${reference.replace("crm_", "")}_issued`,
      to,
      dedupe_key: keyOf(reference, id),
      send_date: await access.today(),
    })
  }
}

/** Sends the mail that was planned as the document was issued; nothing when none was. */
export async function sendIssueMail(container: MedusaContainer, reference: DocumentKind, id: string): Promise<void> {
  const key = keyOf(reference, id)
  const [planned] = await outbox(container).listCrmOutboxMessages({ dedupe_key: key, state: ["planned", "failed"] })
  if (planned) {
    await mailDocument(container, {
      reference,
      reference_id: id,
      why: "issued",
      key,
      actor: SYSTEM_ACTOR,
      options: { to: planned.to },
    })
  }
}

/** Sends what was planned as documents were issued and has not left: the event was lost, or the mail failed. @returns how many it tried */
export async function sendMissedIssueMails(container: MedusaContainer): Promise<number> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const waiting = await outbox(container).listCrmOutboxMessages(
    { kind: KINDS, state: ["planned", "failed"], attempts: { $lt: MAX_ATTEMPTS } } as never,
    { order: { created_at: "ASC" }, take: 200 }
  )
  for (const { reference, reference_id, id } of waiting) {
    try {
      await sendIssueMail(container, reference as DocumentKind, reference_id)
    } catch (error) {
      // Voided or gone meanwhile: nobody is asked to pay by it.
      await outbox(container).skip(id, (error as Error).message)
      logger.warn(`The mail of ${reference} ${reference_id} is given up: ${(error as Error).message}`)
    }
  }
  return waiting.length
}
