import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { Changes } from "../../../shared/history"
import { insertRows } from "../../../shared/rows"
import { DeliverySource } from "../types"

type Act = {
  order_id: string
  act: string
  changes?: Changes | null
  note?: string | null
  line_id?: string
  promised_date?: Day | null
  source?: DeliverySource
  source_id?: string | null
}

/** Writes History of acts on an order's delivery, in their own transaction. */
export async function recordActs(context: Context, actor: Actor, acts: Act[]): Promise<void> {
  const rows = acts.map(({ order_id, act, ...rest }) => ({
    id: generateEntityId(undefined, "crmdh"),
    reference: "order",
    reference_id: order_id,
    act,
    changes: rest.changes ?? null,
    note: rest.note ?? null,
    line_id: rest.line_id ?? null,
    promised_date: rest.promised_date ?? null,
    source: rest.source ?? null,
    source_id: rest.source_id ?? null,
    ...actor,
  }))
  await insertRows(context, "crm_delivery_history", rows)
}
