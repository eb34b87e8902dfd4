import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import type { QuoteStore } from "../store"
import { PipelineRow, StageRow } from "../types"
import { standingIn } from "../sql/standing-in"
import { lockRows, managerOf } from "../../../shared/sql"
import { assertNewName, missing, recordSetUp, refuse } from "./record-set-up"

export type PipelineInput = { name?: string; is_default?: boolean }

const all = { take: null as never }

/** Two who change the set-up at once come one after the other. */
export const lockSetUp = (context: Context): Promise<unknown> =>
  managerOf(context).execute("select pg_advisory_xact_lock(hashtext('crm_pipeline_set_up'))")

/** Waits for quotes that are coming to stages which are to be removed, and keeps others from coming: what is counted then is all. */
export const lockStages = (context: Context, ids: string[]): Promise<string[]> => lockRows(context, "crm_stage", ids)

/** Makes or changes a pipeline. A new one starts with one stage; one of them is the default. */
export async function savePipeline(
  store: QuoteStore,
  id: string | null,
  input: PipelineInput,
  actor: Actor,
  context: Context
): Promise<PipelineRow> {
  await lockSetUp(context)
  const rows = (await store.listCrmPipelines({}, all, context)) as unknown as PipelineRow[]
  const before = rows.find((row) => row.id === id) ?? null
  if (id && !before) {
    missing(`Pipeline ${id}`)
  }
  assertNewName(rows, id, input.name, "pipeline")
  if (before?.is_default && input.is_default === false) {
    refuse(`Pipeline ${before.name} is the default; make another one the default instead.`)
  }
  // Renamed by hand, it has that name in every language.
  const change = { ...input, ...(before && input.name && input.name !== before.name ? { code: null } : {}) }
  const saved = id
    ? await store.updateCrmPipelines({ id, ...change }, context)
    : await store.createCrmPipelines({ name: input.name as string, is_default: input.is_default ?? false }, context)
  const row = saved as unknown as PipelineRow
  if (!id) {
    await store.createCrmStages(
      { pipeline_id: row.id, name: "New", code: "new", position: 1, probability: 10, forecast_category: "pipeline" },
      context
    )
  }
  if (input.is_default) {
    const others = rows.filter((other) => other.is_default && other.id !== row.id)
    await store.updateCrmPipelines(others.map((other) => ({ id: other.id, is_default: false })) as never, context)
  }
  await recordSetUp(store, ["crm_pipeline", row.id], id ? "updated" : "created", before, input, actor, context)
  return row
}

/** Removes a pipeline that no quote stands in, with its stages; decided quotes keep theirs. */
export async function removePipeline(store: QuoteStore, id: string, actor: Actor, context: Context): Promise<void> {
  await lockSetUp(context)
  const [pipeline] = (await store.listCrmPipelines({ id }, {}, context)) as unknown as PipelineRow[]
  if (!pipeline) {
    return missing(`Pipeline ${id}`)
  }
  if (pipeline.is_default) {
    refuse(`Pipeline ${pipeline.name} is the default; make another one the default before removing it.`)
  }
  const stages = await store.listCrmStages({ pipeline_id: id }, { select: ["id"], ...all }, context)
  const stage_ids = stages.map((stage) => stage.id)
  await lockStages(context, stage_ids)
  const count = await standingIn(managerOf(context), "pipeline_id", id)
  if (count) {
    refuse(`Pipeline ${pipeline.name} cannot be removed: ${quotes(count)} in it. Move them to another pipeline first.`)
  }
  await store.softDeleteCrmStages(stage_ids, {}, context)
  await store.softDeleteCrmPipelines([id], {}, context)
  await recordSetUp(store, ["crm_pipeline", id], "deleted", null, {}, actor, context)
}

/** How many stand there, as a sentence says it. */
export const quotes = (count: number): string => (count === 1 ? "1 quote stands" : `${count} quotes stand`)

/** Puts the stages of a pipeline in order. */
export async function orderStages(
  store: QuoteStore,
  id: string,
  stage_ids: string[],
  actor: Actor,
  context: Context
): Promise<void> {
  await lockSetUp(context)
  const [pipeline] = await store.listCrmPipelines({ id }, {}, context)
  if (!pipeline) {
    missing(`Pipeline ${id}`)
  }
  const stages = (await store.listCrmStages(
    { pipeline_id: id },
    { order: { position: "ASC", id: "ASC" }, ...all },
    context
  )) as unknown as StageRow[]
  const known = stages.map((stage) => stage.id)
  if (new Set(stage_ids).size !== known.length || !known.every((stage) => stage_ids.includes(stage))) {
    refuse(`Pipeline ${pipeline.name} has ${known.length} stages; their order names each of them once.`)
  }
  await store.updateCrmStages(
    stage_ids.map((stage, index) => ({ id: stage, position: index + 1 })),
    context
  )
  await recordSetUp(store, ["crm_pipeline", id], "ordered", { stages: known }, { stages: stage_ids }, actor, context)
}
