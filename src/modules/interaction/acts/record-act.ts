import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"

type Act = {
  reference: "crm_interaction" | "crm_contact" | "customer" | "crm_customer_distinction"
  reference_id: string
  act: string
  changes?: Changes | null
}

/** Writes History of an act, in its own transaction. */
export async function recordAct(context: Context, actor: Actor, { changes = null, ...act }: Act): Promise<void> {
  const id = generateEntityId(undefined, "crmih")
  await insertRows(context, "crm_interaction_history", [{ id, ...act, changes, note: null, ...actor }])
}
