import { MedusaContainer } from "@medusajs/framework/types"

import { QUOTE_MODULE } from "../modules/quote"
import type { QuoteModuleService } from "../modules/quote/service"
import {
  reconcileCanceledOrders,
  reconcileConversions,
  reconcileDeposits,
} from "../workflows/quote/reconcile-conversions"

/** Finishes or undoes what a crash left between a quote, its deposit and its order. May run on every server at once. */
export default async function crmReconcileConversions(container: MedusaContainer): Promise<void> {
  await reconcileConversions(container)
  await reconcileCanceledOrders(container)
  await reconcileDeposits(container)
  await container.resolve<QuoteModuleService>(QUOTE_MODULE).forgetTries()
}

export const config = { name: "crm-reconcile-conversions", schedule: "* * * * *" }
