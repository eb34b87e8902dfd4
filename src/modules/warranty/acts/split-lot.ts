import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { Changes } from "../../../shared/history"
import { Decimal, roundMoney } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { recordClaim } from "../claims/record-claim"
import { serialKey } from "../rules/serial"
import { unitsSplitOff } from "../rules/split"
import { nextNumbers } from "../sql/numbers"
import { sameUnits } from "../sql/same-units"
import { UnitRow, WarrantyRow } from "../types"
import { lockWarranty } from "./lock-warranty"
import { recordActs } from "./record-act"

/** Units of a lot, by their serial number or by how many they are. */
export type SomeUnits = { quantity: number; serial?: string | null; claim_id?: string | null }

/**
 * Makes some units of an entitlement a lot of their own, with all the cover that they have; the claim they are split for, and every claim of
 * their serial number, go with them. What they were opened from stays the same, so that the order opens nothing anew.
 *
 * @param today - by which the new entitlements are numbered
 * @returns the entitlement that they have now; the one asked for where they are all it covers, or nobody knows which they are
 */
export async function splitLot(
  context: Context,
  row: WarrantyRow,
  { quantity, serial = null, claim_id = null }: SomeUnits,
  today: Day,
  actor: Actor
): Promise<WarrantyRow> {
  const lot = await lockedLot(context, row.id)
  const units = await activeUnits(context, lot)
  const named = serial === null ? [] : units.filter(({ serial_key }) => serial_key === serialKey(serial))
  const moved = unitsSplitOff(
    lot.map((one) => ({
      id: one.id,
      quantity: MathBN.convert(one.quantity).toNumber(),
      numbered: units.filter(({ warranty_id }) => warranty_id === one.id).length,
      has_serial: named.some(({ warranty_id }) => warranty_id === one.id),
    })),
    row.id,
    quantity
  )
  if (!moved) {
    return row
  }
  const going = lot.filter(({ id }) => moved.has(id))
  const whole = going.filter((one) => MathBN.eq(one.quantity, moved.get(one.id)!))
  const split = going.filter((one) => !whole.includes(one))
  const numbers = await nextNumbers(context, "W", today, split.length)
  const ids = new Map(split.map(({ id }) => [id, generateEntityId(undefined, "crmw")]))
  const part = ids.get(row.id)!
  const behind = (id: string | null): string | null => (id && ids.get(id)) ?? id
  const shares = split.map((one) => shareOf(one, moved.get(one.id)!))
  await updateRows(
    context,
    "crm_warranty",
    split.map(({ id }, at) => ({ id, ...amountColumns(shares[at].left) }))
  )
  await updateRows(
    context,
    "crm_warranty",
    whole.map(({ id, extends_id }) => ({ id, part, extends_id: behind(extends_id) }))
  )
  await insertRows(
    context,
    "crm_warranty",
    split.map(({ created_at, updated_at, ...one }, at) => ({
      ...one, id: ids.get(one.id)!, number: numbers[at], part, split_from_id: one.id, extends_id: behind(one.extends_id), ...amountColumns(shares[at].gone),
    })) // prettier-ignore
  )
  const told = (reference_id: string, act: string, changes: Changes) => ({
    reference: "crm_warranty" as const, reference_id, act, changes, source_id: claim_id,
  }) // prettier-ignore
  await recordActs(
    context,
    actor,
    split.flatMap((one, at) => [
      told(one.id, "split", {
        split_off: [null, numbers[at]],
        quantity: [one.quantity, shares[at].left.quantity.toNumber()],
      }),
      told(ids.get(one.id)!, "split_off", { split_from: [null, one.number], quantity: [null, moved.get(one.id)!] }),
    ])
  )
  await takeAlong(context, split, ids, numbers, named, claim_id, actor)
  return lockWarranty(context, part)
}

/** All cover of the very units that is not canceled, in the order of its numbers, held until the transaction ends. */
async function lockedLot(context: Context, id: string): Promise<WarrantyRow[]> {
  const same = (await sameUnits(context, [id])).map((one) => one.id)
  await lockRows(context, "crm_warranty", [...new Set([id, ...same])])
  const own = (await sameUnits(context, [id])).filter(
    (one) => one.is_of_lot && (one.id === id || one.status !== "canceled")
  )
  return readRows<WarrantyRow>(
    context,
    `select * from crm_warranty where id in (${own.map(() => "?").join(", ")}) order by length(number), number`,
    own.map((one) => one.id)
  )
}

const activeUnits = (context: Context, lot: WarrantyRow[]): Promise<UnitRow[]> =>
  readRows<UnitRow>(
    context,
    `select * from crm_warranty_unit where warranty_id in (${lot.map(() => "?").join(", ")}) and status = 'active' and deleted_at is null`,
    lot.map(({ id }) => id)
  )

type Share = { original_quantity: Decimal; quantity: Decimal; net_total: Decimal | null }
type Gone = Share & { returned_quantity: Decimal; goods_returned_quantity: Decimal }

/** What stays and what goes, of units and of what they were sold for; what came back before stays. */
function shareOf(row: WarrantyRow, units: number): { left: Share; gone: Gone } {
  const { original_quantity, quantity, currency_code } = row
  const share = row.net_total === null ? null : MathBN.div(MathBN.mult(row.net_total, units), original_quantity)
  const net_total = share && (currency_code ? roundMoney(share, currency_code) : share)
  return {
    left: {
      original_quantity: MathBN.sub(original_quantity, units),
      quantity: MathBN.sub(quantity, units),
      net_total: net_total && MathBN.sub(row.net_total!, net_total),
    },
    gone: {
      original_quantity: MathBN.convert(units),
      quantity: MathBN.convert(units),
      returned_quantity: MathBN.convert(0),
      goods_returned_quantity: MathBN.convert(0),
      net_total,
    },
  }
}

/** Their serial number, and the claims that are about them. */
async function takeAlong(
  context: Context,
  split: WarrantyRow[],
  ids: Map<string, string>,
  numbers: string[],
  named: UnitRow[],
  claim_id: string | null,
  actor: Actor
): Promise<void> {
  const units = named.filter(({ warranty_id }) => ids.has(warranty_id))
  await updateRows(
    context,
    "crm_warranty_unit",
    units.map(({ id, warranty_id }) => ({ id, warranty_id: ids.get(warranty_id)! }))
  )
  for (const [at, { id, number }] of split.entries()) {
    const serial = units.find(({ warranty_id }) => warranty_id === id)?.serial ?? null
    const claims = await readRows<{ id: string }>(
      context,
      "select id from crm_warranty_claim where warranty_id = ? and (id = ? or serial = ?) and deleted_at is null order by id for update",
      [id, claim_id, serial]
    )
    await updateRows(
      context,
      "crm_warranty_claim",
      claims.map((claim) => ({ id: claim.id, warranty_id: ids.get(id)!, warranty_number: numbers[at] }))
    )
    for (const claim of claims) {
      await recordClaim(context, claim.id, "warranty_split", actor, {
        changes: { warranty_number: [number, numbers[at]] },
      })
    }
  }
}
