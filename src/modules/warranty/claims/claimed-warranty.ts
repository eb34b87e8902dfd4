import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { readRows } from "../../../shared/rows"
import { unitsOf } from "../acts/units"
import { ClaimedWarranty, OtherClaim } from "../rules/claim-check"
import { coverageOf } from "../rules/coverage"
import { serialKey } from "../rules/serial"
import { sameUnits } from "../sql/same-units"
import { WarrantyRow } from "../types"
import { claimsOf } from "./claimed-units"
import { CoverOfDay } from "./types"

/** An entitlement as a claim is checked against it, with what the rule of cover says of a day, and the other claims of its units. */
export type Claimed = {
  warranty: ClaimedWarranty
  coverage: CoverOfDay
  cure_days: number | null
  answer_hours: number | null
  others: OtherClaim[]
}

/** @throws NOT_FOUND */
export async function readWarranty(context: Context, id: string): Promise<WarrantyRow> {
  const [row] = await readRows<WarrantyRow>(context, "select * from crm_warranty where id = ? and deleted_at is null", [
    id,
  ])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${id} was not found.`)
  }
  return row
}

/** @param except - the claim that is checked itself @throws NOT_FOUND */
export async function readClaimed(
  context: Context,
  id: string,
  day: Day,
  except: string | null = null
): Promise<Claimed> {
  const row = await readWarranty(context, id)
  const units = await unitsOf(context, id)
  const covers = await sameUnits(context, [id])
  const { number, title, customer_id, starts_date, ends_date, terms } = row
  return {
    warranty: {
      id,
      number,
      title,
      customer_id,
      starts_date,
      ends_date,
      quantity: MathBN.convert(row.quantity).toNumber(),
      returned_quantity: MathBN.convert(row.returned_quantity).toNumber(),
      covers,
      units: units.map(({ serial, status }) => ({ serial, status })),
    },
    coverage: { day, ...coverageOf(row, { day }) },
    cure_days: terms.cure_days,
    answer_hours: terms.answer_hours ?? null,
    others: await claimsOf(context, covers, except),
  }
}

/** A serial number as the entitlement has it, however it was typed; as it was typed where it has none such. */
export async function serialAsWritten(context: Context, warranty_id: string, serial: string): Promise<string> {
  const [unit] = await readRows<{ serial: string }>(
    context,
    "select serial from crm_warranty_unit where warranty_id = ? and serial_key = ? and deleted_at is null",
    [warranty_id, serialKey(serial)]
  )
  return unit?.serial ?? serial
}

/** Whose an entitlement is; null for nobody's, and for none. */
export async function ownerOfWarranty(context: Context, id: string): Promise<string | null> {
  const [row] = await readRows<{ customer_id: string | null }>(
    context,
    "select customer_id from crm_warranty where id = ? and deleted_at is null",
    [id]
  )
  return row?.customer_id ?? null
}
