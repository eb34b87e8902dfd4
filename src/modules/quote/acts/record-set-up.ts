import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import type { QuoteStore } from "../store"

/** Refuses an id that is not there. @param what - names it, such as "Stage crmst_1" */
export const missing = (what: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `${what} was not found.`)
}

/** Refuses what the set-up does not allow. */
export const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** One change of the set-up in History; nothing when a change changes nothing. */
export async function recordSetUp(
  store: QuoteStore,
  [reference, reference_id]: [string, string],
  act: "created" | "updated" | "deleted" | "ordered",
  before: object | null,
  after: object,
  actor: Actor,
  context: Context
): Promise<void> {
  const changes = before ? changesBetween<object>(before, after, Object.keys(after) as never[]) : null
  if (act !== "updated" || changes) {
    await store.createCrmQuoteHistories({ reference, reference_id, act, changes, note: null, ...actor }, context)
  }
}

/** Refuses a name that another row of the same list has, whatever its case. */
export function assertNewName(
  rows: { id: string; name: string }[],
  id: string | null,
  name: string | undefined,
  what: string
): void {
  const same = name && rows.find((row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase())
  if (same) {
    refuse(`There is a ${what} named ${same.name} already.`)
  }
}
