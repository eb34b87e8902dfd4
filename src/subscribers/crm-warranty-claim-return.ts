import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

import { finishRemedies } from "../workflows/warranty/claims/reconcile-claims"

/** Goes on with refunds of claims whose units came back, or will not; the job crm-warranty-claims finds what an event missed. */
export default async function crmWarrantyClaimReturn({
  event: { data },
  container,
}: SubscriberArgs<{ order_id: string; return_id: string }>): Promise<void> {
  await finishRemedies(container, { order_id: data.order_id })
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.RETURN_RECEIVED,
  context: { subscriberId: "crm-warranty-claim-return" },
}
