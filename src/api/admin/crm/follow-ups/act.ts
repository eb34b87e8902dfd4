import { MedusaRequest } from "@medusajs/framework/http"

import { dueByDay, dueByMoment } from "../../../../modules/follow-up/rules/due-moment"
import { Clock } from "../../../../modules/follow-up/types"
import { isDay } from "../../../../shared/days"
import { followUps, storeClock, storeHours } from "../../../../workflows/follow-up/follow-up-module"
import { tellAssigned } from "../../../../workflows/follow-up/tell-assigned"
import { actorOf } from "../../../shared"
import { AdminChangeCrmFollowUps } from "./validators"

/** What may be done to a follow-up, alone or with others. */
export type FollowUpAct = AdminChangeCrmFollowUps extends infer Each
  ? Each extends unknown
    ? Omit<Each, "ids">
    : never
  : never

/** Does it to one. @throws as the service says */
export async function actOn(req: MedusaRequest, id: string, change: FollowUpAct, clock: Clock): Promise<void> {
  const service = followUps(req.scope)
  const actor = actorOf(req)
  const store = await storeClock(req.scope, clock.now)
  switch (change.act) {
    case "complete":
      await service.completeFollowUp(id, { clock: store, hours: await storeHours(req.scope), actor, note: change.note })
      return
    case "cancel":
      await service.cancelFollowUp(id, { clock: store, hours: await storeHours(req.scope), actor, note: change.note })
      return
    case "snooze": {
      const due = isDay(change.until)
        ? dueByDay(change.until, store.timezone, await storeHours(req.scope))
        : dueByMoment(new Date(change.until), store.timezone)
      await service.snoozeFollowUp(id, due, clock, actor)
      return
    }
    case "reassign": {
      await service.reassignFollowUp(id, change.assignee_id, clock, actor)
      if (change.assignee_id && change.assignee_id !== actor.actor_id) {
        await tellAssigned(req.scope, id)
      }
    }
  }
}
