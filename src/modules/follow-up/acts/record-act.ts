import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"

type Act = {
  reference?: "crm_follow_up" | "crm_follow_up_rule"
  reference_id: string
  act: string
  changes?: Changes | null
  note?: string | null
}

/** Writes History of acts, in their own transaction. */
export async function recordActs(context: Context, actor: Actor, acts: Act[]): Promise<void> {
  await insertRows(
    context,
    "crm_follow_up_history",
    acts.map(({ reference = "crm_follow_up", changes = null, note = null, ...act }) => ({
      id: generateEntityId(undefined, "crmfh"),
      reference,
      ...act,
      changes,
      note,
      actor_id: actor.actor_id,
      actor_type: actor.actor_type,
    }))
  )
}
