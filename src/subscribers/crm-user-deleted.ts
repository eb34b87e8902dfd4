import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { SYSTEM_ACTOR } from "../shared/actor"
import { followUps } from "../workflows/follow-up/follow-up-module"

/** Takes the rights of a user along who was deleted in the host, and leaves their follow-ups to nobody. A repeat finds nothing to do. */
export default async function crmUserDeleted({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await followUps(container).unassignLeft([event.data.id])
  try {
    await container.resolve<AccessModuleService>(ACCESS_MODULE).removeMember(event.data.id, SYSTEM_ACTOR, true)
  } catch (error) {
    if ((error as MedusaError).type !== MedusaError.Types.NOT_FOUND) {
      throw error
    }
  }
}

export const config: SubscriberConfig = {
  event: "user.deleted",
  context: { subscriberId: "crm-user-deleted" },
}
