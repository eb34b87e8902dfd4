import { Context, InferTypeOf } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { assertMoney } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { WarrantyPrior } from "../models/warranty-prior"
import { recordActs } from "./record-act"

/** A prior with its rates as decimal text. */
export type PriorRow = Omit<InferTypeOf<typeof WarrantyPrior>, "rates"> & { rates: string[] }

export type PriorInput = {
  scope: PriorRow["scope"]
  scope_id: string | null
  currency_code: string
  /** Claims per unit and month by age; the last one holds for later ages. */
  rates: string[]
  /** Of one unit claimed, in major units of `currency_code`. */
  cost: string
  k: number
}

/** What is expected, all's first. */
export const readPriors = (context: Context): Promise<PriorRow[]> =>
  readRows<PriorRow>(
    context,
    "select * from crm_warranty_prior where deleted_at is null order by scope, scope_id, currency_code",
    []
  )

/**
 * Says what is expected of claims; the same scope said again is changed. Months that are closed keep what they were reckoned with.
 *
 * @throws INVALID_DATA for a rate outside 0 to 1, or a cost that its currency cannot have
 */
export async function savePrior(context: Context, input: PriorInput, actor: Actor): Promise<PriorRow> {
  const { scope, scope_id, currency_code, rates, k } = input
  for (const rate of rates) {
    if (MathBN.lt(rate, 0) || MathBN.gt(rate, 1)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `A rate is claims per unit and month, from 0 to 1; it cannot be ${rate}.`
      )
    }
  }
  const cost = assertMoney(input.cost, currency_code, "The prior cost").toFixed()
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtext('crm_warranty_prior'))")
  const [before] = await readRows<PriorRow>(
    context,
    `select * from crm_warranty_prior where scope = ? and scope_id is not distinct from ? and currency_code = ? and deleted_at is null`,
    [scope, scope_id, currency_code]
  )
  const stored = { rates, k, set_by: actor.actor_id, ...amountColumns({ cost }) }
  const [row] = before
    ? await updateRows<PriorRow>(context, "crm_warranty_prior", [{ id: before.id, ...stored }])
    : await insertRows<PriorRow>(context, "crm_warranty_prior", [
        {
          id: generateEntityId(undefined, "crmwpr"),
          scope,
          scope_id,
          currency_code,
          ...stored,
          created_at: new Date(),
          updated_at: new Date(),
        },
      ])
  await recordActs(context, actor, [
    {
      ...{ reference: "crm_warranty_prior", reference_id: row.id, act: before ? "update" : "create" },
      changes: { prior: [before ? said(before) : null, said(row)] },
    },
  ])
  return row
}

/** Takes a prior back. @throws NOT_FOUND */
export async function deletePrior(context: Context, id: string, actor: Actor): Promise<void> {
  const [before] = await readRows<PriorRow>(
    context,
    "update crm_warranty_prior set deleted_at = now(), updated_at = now() where id = ? and deleted_at is null returning *",
    [id]
  )
  if (!before) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Prior ${id} was not found.`)
  }
  await recordActs(context, actor, [
    { reference: "crm_warranty_prior", reference_id: id, act: "delete", changes: { prior: [said(before), null] } },
  ])
}

const said = (row: PriorRow) => ({
  ...{ scope: row.scope, scope_id: row.scope_id, currency_code: row.currency_code, rates: row.rates, k: row.k },
  cost: MathBN.convert(exactOf(row, "cost")!).toFixed(),
})
