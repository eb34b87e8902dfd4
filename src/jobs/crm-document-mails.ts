import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { sendMissedIssueMails } from "../workflows/receivable/mail/mail-on-issue"

/** Sends mails of issued documents that an event missed or that failed, and forgets old tries on invoice pages. May run on every server. */
export default async function crmDocumentMails(container: MedusaContainer): Promise<void> {
  await sendMissedIssueMails(container)
  await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).forgetInvoiceTries()
}

export const config = { name: "crm-document-mails", schedule: "*/10 * * * *" }
