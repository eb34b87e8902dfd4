import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { managerOf } from "../../../shared/sql"
import type { QuoteStore } from "../store"
import { LostReasonRow, SourceRow } from "../types"
import { lockSetUp } from "./pipelines"
import { assertNewName, missing, recordSetUp, refuse } from "./record-set-up"

/** Lists of the set-up that a quote names one of: why it was lost, where its buyer came from. */
export type ChoiceKind = "lost_reason" | "source"
export type ChoiceInput = { name?: string; is_active?: boolean; position?: number }
export type ChoiceRow = LostReasonRow | SourceRow

const KINDS = {
  lost_reason: { table: "crm_lost_reason", column: "lost_reason_id", what: "Reason", named: "reason" },
  source: { table: "crm_source", column: "source_id", what: "Source", named: "source" },
} as const

const inOrder = { order: { position: "ASC" as const, id: "ASC" as const }, take: null as never }

const rowsOf = async (store: QuoteStore, kind: ChoiceKind, context: Context): Promise<ChoiceRow[]> =>
  (kind === "source"
    ? await store.listCrmSources({}, inOrder, context)
    : await store.listCrmLostReasons({}, inOrder, context)) as unknown as ChoiceRow[]

/** Makes or changes a choice; a new one comes last. Decided quotes keep the reason's name as it was. */
export async function saveChoice(
  store: QuoteStore,
  kind: ChoiceKind,
  id: string | null,
  input: ChoiceInput,
  actor: Actor,
  context: Context
): Promise<ChoiceRow> {
  await lockSetUp(context)
  const { table, what, named } = KINDS[kind]
  const rows = await rowsOf(store, kind, context)
  const before = rows.find((row) => row.id === id) ?? null
  if (id && !before) {
    missing(`${what} ${id}`)
  }
  assertNewName(rows, id, input.name, named)
  const isRenamed = before && input.name && input.name !== before.name
  const change = id
    ? { id, ...input, ...(isRenamed ? { code: null } : {}) }
    : { ...input, position: input.position ?? (rows.at(-1)?.position ?? 0) + 1 }
  const saved = await write(store, kind, change, context)
  await recordSetUp(store, [table, saved.id], id ? "updated" : "created", before, input, actor, context)
  return saved
}

/** Puts the reasons or the sources in order. */
export async function orderChoices(
  store: QuoteStore,
  kind: ChoiceKind,
  ids: string[],
  actor: Actor,
  context: Context
): Promise<void> {
  await lockSetUp(context)
  const { table, named } = KINDS[kind]
  const known = (await rowsOf(store, kind, context)).map((row) => row.id)
  if (new Set(ids).size !== known.length || ids.length !== known.length || !known.every((id) => ids.includes(id))) {
    refuse(`There are ${known.length} ${named}s; their order names each of them once.`)
  }
  const places = ids.map((id, index) => ({ id, position: index + 1 }))
  await (kind === "source" ? store.updateCrmSources(places, context) : store.updateCrmLostReasons(places, context))
  await recordSetUp(store, [table, "order"], "ordered", { ids: known }, { ids }, actor, context)
}

async function write(store: QuoteStore, kind: ChoiceKind, change: object, context: Context): Promise<ChoiceRow> {
  const isNew = !("id" in change)
  if (kind === "source") {
    return (await (isNew ? store.createCrmSources(change as never, context) : store.updateCrmSources(change as never, context))) as unknown as SourceRow // prettier-ignore
  }
  return (await (isNew ? store.createCrmLostReasons(change as never, context) : store.updateCrmLostReasons(change as never, context))) as unknown as LostReasonRow // prettier-ignore
}

/**
 * Removes a choice; one that a quote names is only offered no more.
 *
 * @returns whether it is gone, else it was deactivated
 */
export async function removeChoice(
  store: QuoteStore,
  kind: ChoiceKind,
  id: string,
  actor: Actor,
  context: Context
): Promise<boolean> {
  await lockSetUp(context)
  const { table, column, what } = KINDS[kind]
  const before = (await rowsOf(store, kind, context)).find((row) => row.id === id)
  if (!before) {
    return missing(`${what} ${id}`)
  }
  const [{ used }] = await managerOf(context).execute<{ used: boolean }[]>(
    `select exists (select 1 from crm_quote where ${column} = ?) used`,
    [id]
  )
  if (used) {
    await saveChoice(store, kind, id, { is_active: false }, actor, context)
    return false
  }
  await (kind === "source" ? store.softDeleteCrmSources([id], {}, context) : store.softDeleteCrmLostReasons([id], {}, context)) // prettier-ignore
  await recordSetUp(store, [table, id], "deleted", null, {}, actor, context)
  return true
}
