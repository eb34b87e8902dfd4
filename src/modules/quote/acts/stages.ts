import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { managerOf } from "../../../shared/sql"
import { moveStanding } from "../sql/move-standing"
import { standingIn } from "../sql/standing-in"
import type { QuoteStore } from "../store"
import { StageRow } from "../types"
import { lockSetUp, lockStages, quotes } from "./pipelines"
import { assertNewName, missing, recordSetUp, refuse } from "./record-set-up"

export type StageInput = Partial<Pick<StageRow, "name" | "probability" | "forecast_category" | "usual_days">>

const inOrder = { order: { position: "ASC" as const, id: "ASC" as const }, take: null as never }

/** Makes or changes a stage; a new one comes last. What was won, lost or moved under its old name keeps that name. */
export async function saveStage(
  store: QuoteStore,
  target: { id: string } | { pipeline_id: string },
  input: StageInput,
  actor: Actor,
  context: Context
): Promise<StageRow> {
  await lockSetUp(context)
  const id = "id" in target ? target.id : null
  const before = id ? await store.stage_(id, context) : null
  const pipeline_id = "pipeline_id" in target ? target.pipeline_id : (before as StageRow).pipeline_id
  if (!before && !(await store.listCrmPipelines({ id: pipeline_id }, {}, context)).length) {
    missing(`Pipeline ${pipeline_id}`)
  }
  const others = (await store.listCrmStages({ pipeline_id }, inOrder, context)) as unknown as StageRow[]
  assertNewName(others, id, input.name, "stage")
  const isRenamed = before && input.name && input.name !== before.name
  const saved = id
    ? await store.updateCrmStages({ id, ...input, ...(isRenamed ? { code: null } : {}) } as never, context)
    : await store.createCrmStages(
        { ...input, pipeline_id, position: (others.at(-1)?.position ?? 0) + 1 } as never,
        context
      )
  const row = saved as unknown as StageRow
  await recordSetUp(store, ["crm_stage", row.id], id ? "updated" : "created", before, input, actor, context)
  return row
}

/**
 * Removes a stage. Quotes that stand in it move to another one, each with a line of who moved it.
 *
 * @param move_to - needed while quotes stand there
 */
export async function removeStage(
  store: QuoteStore,
  id: string,
  move_to: string | null,
  actor: Actor,
  context: Context
): Promise<void> {
  await lockSetUp(context)
  const stage = await store.stage_(id, context)
  await lockStages(context, [id])
  const others = await store.listCrmStages({ pipeline_id: stage.pipeline_id }, inOrder, context)
  if (others.length === 1) {
    refuse(`Stage ${stage.name} is the only one of its pipeline; add another before removing it.`)
  }
  const count = await standingIn(managerOf(context), "stage_id", id)
  if (count && (!move_to || move_to === id)) {
    refuse(`Stage ${stage.name} cannot be removed: ${quotes(count)} in it. Say with move_to which stage they move to.`)
  }
  const target = move_to ? await store.stage_(move_to, context) : null
  await (target && moveStanding(context, stage, target, actor))
  await store.softDeleteCrmStages([id], {}, context)
  await recordSetUp(store, ["crm_stage", id], "deleted", null, {}, actor, context)
}
