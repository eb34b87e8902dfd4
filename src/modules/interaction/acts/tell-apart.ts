import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { managerOf } from "../../../shared/sql"
import { recordAct } from "./record-act"

const keyOf = (ids: string[]): string => [...new Set(ids)].sort().join(",")

/** Says that customers who look like one are not, so that they are suggested no more. Saying it twice changes nothing. */
export async function tellApart(context: Context, ids: string[], actor: Actor): Promise<void> {
  const key = keyOf(ids)
  const id = generateEntityId(undefined, "crmcd")
  const made = await managerOf(context).execute<{ id: string }[]>(
    `insert into crm_customer_distinction (id, key, customer_ids, said_by) values (?, ?, string_to_array(?, ','), ?)
     on conflict (key) where deleted_at is null do nothing returning id`,
    [id, key, key, actor.actor_id]
  )
  if (made.length) {
    await recordAct(context, actor, { reference: "crm_customer_distinction", reference_id: id, act: "told_apart" })
  }
}

/** Takes it back: they are suggested again. */
export async function tellNoMore(context: Context, ids: string[], actor: Actor): Promise<void> {
  const gone = await managerOf(context).execute<{ id: string }[]>(
    "update crm_customer_distinction set deleted_at = now() where key = ? and deleted_at is null returning id",
    [keyOf(ids)]
  )
  for (const { id } of gone) {
    await recordAct(context, actor, { reference: "crm_customer_distinction", reference_id: id, act: "undone" })
  }
}
