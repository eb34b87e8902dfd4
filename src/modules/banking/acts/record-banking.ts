import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"

export type BankingAct = {
  reference: "crm_bank_line" | "crm_bank_statement" | "crm_bank_mapping"
  reference_id: string
  act: string
  changes?: Changes | null
  note?: string | null
}

/** Writes History of an act, in its own transaction. */
export async function recordBanking(
  context: Context,
  actor: Actor,
  { changes = null, note = null, ...act }: BankingAct
): Promise<void> {
  const id = generateEntityId(undefined, "crmbh")
  await insertRows(context, "crm_banking_history", [{ id, ...act, changes, note, ...actor }])
}
