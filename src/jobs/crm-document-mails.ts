import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { sendMissedIssueMails } from "../workflows/receivable/mail/mail-on-issue"
import { sendMonthlyStatements } from "../workflows/receivable/statement/monthly-statements"

/** Sends mails of issued documents and monthly statements that were missed or failed, and forgets old tries on invoice pages. May run on every server. */
export default async function crmDocumentMails(container: MedusaContainer): Promise<void> {
  await sendMissedIssueMails(container)
  await sendMonthlyStatements(container)
  await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).forgetInvoiceTries()
}

export const config = { name: "crm-document-mails", schedule: "*/10 * * * *" }
