import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { LOCK_TIMEOUT, managerOf } from "../../../shared/sql"
import { StageRow } from "../types"
import { STANDING } from "./standing-in"

/** Moves all quotes that are not over from one stage to another, with a move each, in two statements whatever their number. */
export async function moveStanding(context: Context, from: StageRow, to: StageRow, actor: Actor): Promise<void> {
  const manager = managerOf(context)
  await manager.flush()
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  await manager.execute(
    `with standing as (
       select id from crm_quote where stage_id = ? and ${STANDING} order by id for update
     ), moved as (
       update crm_quote q set stage_id = ?, pipeline_id = ?, stage_entered_at = now(), updated_at = now()
       from standing where q.id = standing.id returning q.id
     )
     insert into crm_quote_move (id, quote_id, field, from_value, to_value, from_name, to_name, actor_id, actor_type)
     select 'crmqm_' || md5(moved.id || clock_timestamp()::text || random()::text), moved.id, 'stage', ?, ?, ?, ?, ?, ? from moved`,
    [from.id, to.id, to.pipeline_id, from.id, to.id, from.name, to.name, actor.actor_id, actor.actor_type]
  )
}
