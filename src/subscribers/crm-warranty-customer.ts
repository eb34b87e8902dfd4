import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { CustomerWorkflowEvents, MedusaError } from "@medusajs/framework/utils"

import { holderOf } from "../workflows/warranty/holder"
import { warranties } from "../workflows/warranty/warranty-module"

type CustomerEvent = { id: string } | { id: string }[]

/** Entitlements are found by the name, mail and phone that their customer has now; the event may come late, twice or never. */
export default async function crmWarrantyCustomer({ event, container }: SubscriberArgs<CustomerEvent>): Promise<void> {
  for (const { id } of [event.data].flat()) {
    const holder = await holderOf(container, { id }).catch((error: MedusaError) => {
      if (error.type === MedusaError.Types.NOT_FOUND) {
        return null
      }
      throw error
    })
    if (holder) {
      await warranties(container).renameHolder(holder)
    }
  }
}

export const config: SubscriberConfig = {
  event: [CustomerWorkflowEvents.UPDATED],
  context: { subscriberId: "crm-warranty-customer" },
}
