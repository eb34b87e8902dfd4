import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"

type Act = {
  reference: "crm_warranty_plan" | "crm_warranty" | "crm_warranty_claim" | "crm_warranty_prior"
  reference_id: string
  act: string
  changes?: Changes | null
  note?: string | null
  source_id?: string | null
}

/** Writes History of acts on plans, entitlements, claims and priors, in their own transaction. */
export async function recordActs(context: Context, actor: Actor, acts: Act[]): Promise<void> {
  const rows = acts.map(({ reference, reference_id, act, ...rest }) => ({
    id: generateEntityId(undefined, "crmwh"),
    reference,
    reference_id,
    act,
    changes: rest.changes ?? null,
    note: rest.note ?? null,
    source_id: rest.source_id ?? null,
    ...actor,
  }))
  await insertRows(context, "crm_warranty_history", rows)
}
