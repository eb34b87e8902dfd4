import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import { resumeQuoteMails } from "../workflows/quote/mail/resume-mails"
import {
  reconcileCanceledOrders,
  reconcileConversions,
  reconcileDeposits,
} from "../workflows/quote/reconcile-conversions"

/**
 * Finishes or undoes what a crash left between a quote, its deposit, its order and its mails, and takes up the version on offer
 * where a later one has expired. May run on every server at once.
 */
export default async function crmReconcileConversions(container: MedusaContainer): Promise<void> {
  await reconcileConversions(container)
  await reconcileCanceledOrders(container)
  await reconcileDeposits(container)
  const quotes = container.resolve<QuoteModuleService>(QUOTE_MODULE)
  await quotes.passOverExpired(await container.resolve<AccessModuleService>(ACCESS_MODULE).today())
  await resumeQuoteMails(container)
  await quotes.forgetTries()
}

export const config = { name: "crm-reconcile-conversions", schedule: "* * * * *" }
