import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { amountColumns, insertRows, updateRows } from "../../../shared/rows"
import type { QuoteStore } from "../store"
import { SalesTargetRow } from "../types"
import { lockSetUp } from "./pipelines"
import { missing, recordSetUp } from "./record-set-up"

export type TargetInput = {
  user_id: string
  /** `YYYY-MM` */
  month: string
  currency_code: string
  amount: string
  commission_percent: string | null
}

/** What is set for a rep, a month and a currency; setting it again replaces it. */
export async function saveTarget(
  store: QuoteStore,
  input: TargetInput,
  actor: Actor,
  context: Context
): Promise<SalesTargetRow> {
  await lockSetUp(context)
  const { user_id, month, currency_code, amount, commission_percent } = input
  const [before] = (await store.listCrmSalesTargets(
    { user_id, month, currency_code },
    {},
    context
  )) as unknown as SalesTargetRow[]
  const amounts = amountColumns({ amount, commission_percent })
  const [row] = before
    ? await updateRows<SalesTargetRow>(context, "crm_sales_target", [{ id: before.id, ...amounts }])
    : await insertRows<SalesTargetRow>(context, "crm_sales_target", [
        {
          id: generateEntityId(undefined, "crmstg"),
          user_id,
          month,
          currency_code,
          ...amounts,
          created_at: new Date(),
        },
      ])
  const was = before && { amount: exactOf(before, "amount"), commission_percent: exactOf(before, "commission_percent") }
  const is = { amount: exactOf(row, "amount"), commission_percent: exactOf(row, "commission_percent") }
  await recordSetUp(
    store,
    ["crm_sales_target", row.id],
    before ? "updated" : "created",
    was ?? null,
    is,
    actor,
    context
  )
  return row
}

/** Takes a target away. */
export async function removeTarget(store: QuoteStore, id: string, actor: Actor, context: Context): Promise<void> {
  await lockSetUp(context)
  const [before] = await store.listCrmSalesTargets({ id }, {}, context)
  if (!before) {
    missing(`Target ${id}`)
  }
  await store.softDeleteCrmSalesTargets([id], {}, context)
  await recordSetUp(store, ["crm_sales_target", id], "deleted", null, {}, actor, context)
}
