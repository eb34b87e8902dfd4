import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { OUTBOX_MODULE } from "../../../../../../../../../modules/outbox"
import type { OutboxModuleService } from "../../../../../../../../../modules/outbox/service"
import { keptFile } from "../../../../../../../../../workflows/receivable/documents/kept-file"
import { debtorOf } from "../../../../../../../../shared/customer"
import { STATEMENT_OF } from "../../../../../../../../../workflows/receivable/statement/mail-statement"
import { sendPdf } from "../../../../../../../../shared/send-pdf"

/** The paper that went with a mail, as it left. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { mail_id } = req.params
  const { debtor_ids } = await debtorOf(req)
  const [mail] = await req.scope
    .resolve<OutboxModuleService>(OUTBOX_MODULE)
    .listCrmOutboxMessages({ id: mail_id, reference: STATEMENT_OF, reference_id: debtor_ids }, { take: 1 })
  const gone = async (): Promise<Buffer> => {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `No statement was kept of mail ${mail_id}.`)
  }
  const pdf = mail
    ? await keptFile(req.scope, { reference: "crm_outbox_message", reference_id: mail.id, kind: "pdf" }, mail_id, gone)
    : await gone()
  const [name] = ((mail?.attachments ?? []) as unknown as string[]).map((file) => file.replace(/\.pdf$/, ""))
  sendPdf(res, pdf, name ?? mail_id)
}
