import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { insertRows, readRows, updateRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { serialKey } from "../rules/serial"
import { sameUnits } from "../sql/same-units"
import { UnitRow, UnitStatus, WarrantyRow } from "../types"
import { lockSerials } from "./lock-serials"
import { assertNotCanceled, lockWarranty } from "./lock-warranty"
import { recordActs } from "./record-act"

const refuse = (sentence: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence)
}

/** Units of an entitlement that are known by serial number, as they were added. */
export const unitsOf = (context: Context, warranty_id: string): Promise<UnitRow[]> =>
  readRows<UnitRow>(
    context,
    "select * from crm_warranty_unit where warranty_id = ? and deleted_at is null order by created_at, id",
    [warranty_id]
  )

/**
 * Entitlements of the same units, locked: what one lot has by several plans, the cover that was bought for it, and what stands for its
 * order's line. The first is the one asked for.
 *
 * @throws NOT_FOUND
 */
async function lockLot(context: Context, id: string): Promise<WarrantyRow[]> {
  const same = await sameUnits(context, [id])
  const own = same.filter((one) => one.id === id || one.status !== "canceled").map((one) => one.id)
  await lockRows(context, "crm_warranty", [...new Set([id, ...own])])
  const row = await lockWarranty(context, id)
  const others: WarrantyRow[] = []
  for (const other of own.filter((one) => one !== id)) {
    others.push(await lockWarranty(context, other))
  }
  return [row, ...others]
}

const isWhole = ({ source_key }: WarrantyRow): boolean => source_key.startsWith("line:")

/** Whether a serial number of one is the other's too: each item that was shipped has units of its own, a plan of the whole line has all. */
function mayShareSerials(row: WarrantyRow, other: WarrantyRow, line: WarrantyRow[]): boolean {
  if (
    (row.source_key === other.source_key && row.part === other.part) ||
    row.extends_id === other.id ||
    other.extends_id === row.id
  ) {
    return true
  }
  if (row.fulfillment_item_id && other.fulfillment_item_id) {
    return row.fulfillment_item_id === other.fulfillment_item_id && row.part === other.part
  }
  const isItem = ({ fulfillment_item_id }: WarrantyRow): boolean => fulfillment_item_id !== null
  // Of several lots nobody knows on which the number is.
  const isOne = (rows: WarrantyRow[]): boolean =>
    new Set(rows.map((one) => `${one.fulfillment_item_id}/${one.part}`)).size === 1
  return isWhole(other)
    ? isItem(row) && isOne(line.filter(isWhole))
    : isWhole(row) && isItem(other) && isOne(line.filter(isItem))
}

/**
 * Adds serial numbers to an entitlement, and to the others of the same units that have room for them. Those it has already are passed over.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a canceled entitlement, more numbers than units, or a number that the same product has elsewhere;
 *   INVALID_DATA for a text without a letter or digit
 */
export async function addSerials(context: Context, id: string, serials: string[], actor: Actor): Promise<UnitRow[]> {
  await lockSerials(context, serials)
  const [row, ...others] = await lockLot(context, id)
  assertNotCanceled(row)
  const units = await unitsOf(context, id)
  const added = newSerials(serials, units)
  if (!added.length) {
    return units
  }
  const active = activeUnits(units) + added.length
  if (MathBN.gt(active, row.quantity as never)) {
    refuse(
      `Warranty ${row.number} covers ${MathBN.convert(row.quantity as never).toFixed()} units; ${active} serial numbers are more than that.`
    )
  }
  const lot = (await sameUnits(context, [id])).filter(({ is_of_lot }) => is_of_lot)
  await assertFree(
    context,
    row,
    added,
    lot.map((one) => one.id)
  )
  await insertUnits(context, row, units, added, actor)
  for (const other of others.filter((one) => mayShareSerials(row, one, [row, ...others]))) {
    const known = await unitsOf(context, other.id)
    const fresh = newSerials(serials, known)
    if (fresh.length && MathBN.lte(activeUnits(known) + fresh.length, other.quantity as never)) {
      await insertUnits(context, other, known, fresh, actor)
    }
  }
  return unitsOf(context, id)
}

const activeUnits = (units: UnitRow[]): number => units.filter(({ status }) => status === "active").length

async function insertUnits(
  context: Context,
  { id: warranty_id }: WarrantyRow,
  units: UnitRow[],
  added: { serial: string; serial_key: string }[],
  actor: Actor
): Promise<void> {
  await insertRows(
    context,
    "crm_warranty_unit",
    added.map(({ serial, serial_key }) => ({
      id: generateEntityId(undefined, "crmwu"), warranty_id, serial, serial_key, status: "active",
    })) // prettier-ignore
  )
  await recordActs(context, actor, [
    {
      reference: "crm_warranty",
      reference_id: warranty_id,
      act: "add_serials",
      changes: { serials: [units.map(({ serial }) => serial), [...units, ...added].map(({ serial }) => serial)] },
    },
  ])
}

/**
 * Takes a serial number that was written wrongly off an entitlement, and off the others of the same units.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for a unit that came back or was replaced: its number is known to be right
 */
export async function removeSerial(context: Context, id: string, unit_id: string, actor: Actor): Promise<UnitRow[]> {
  const [row, ...others] = await lockLot(context, id)
  const unit = (await unitsOf(context, id)).find((one) => one.id === unit_id)
  if (!unit) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${row.number} has no unit ${unit_id}.`)
  }
  if (unit.status !== "active") {
    refuse(`The unit ${unit.serial} of warranty ${row.number} was ${unit.status}; its number stays.`)
  }
  // It may have come to the cover of the whole line before there were several lots of it.
  const isSame = (one: WarrantyRow): boolean =>
    isWhole(row) || isWhole(one) || mayShareSerials(row, one, [row, ...others])
  for (const one of [row, ...others.filter(isSame)]) {
    await removeUnit(context, one.id, unit.serial_key, actor)
  }
  return unitsOf(context, id)
}

/** Takes a number that is in use off one entitlement, where it has it. */
async function removeUnit(context: Context, id: string, serial_key: string, actor: Actor): Promise<void> {
  const units = await unitsOf(context, id)
  const unit = units.find((one) => one.serial_key === serial_key && one.status === "active")
  if (!unit) {
    return
  }
  await updateRows(context, "crm_warranty_unit", [{ id: unit.id, deleted_at: new Date() }])
  const left = units.filter((one) => one.id !== unit.id)
  await recordActs(context, actor, [
    {
      reference: "crm_warranty",
      reference_id: id,
      act: "remove_serial",
      changes: { serials: [units.map(({ serial }) => serial), left.map(({ serial }) => serial)] },
    },
  ])
}

/**
 * Marks the unit of a serial number as replaced on every entitlement of the lot, once for a claim.
 *
 * @throws NOT_ALLOWED for a number that is not on the entitlement, came back, or was replaced for another claim
 */
export async function replaceSerial(
  context: Context,
  warranty_id: string,
  { serial, claim_id }: { serial: string; claim_id: string },
  actor: Actor
): Promise<void> {
  const [row, ...others] = await lockLot(context, warranty_id)
  const [done] = await readRows<{ id: string }>(
    context,
    "select id from crm_warranty_history where reference_id = ? and act = 'replace_unit' and source_id = ?",
    [warranty_id, claim_id]
  )
  if (done) {
    return
  }
  const unit = await unitBySerial(context, warranty_id, serial)
  if (!unit) {
    return refuse(`Warranty ${row.number} has no unit with the serial number ${serial}.`)
  }
  if (unit.status !== "active") {
    return refuse(`The unit ${unit.serial} of warranty ${row.number} was ${unit.status} already.`)
  }
  for (const { id } of [row, ...others]) {
    const same = await unitBySerial(context, id, serial)
    if (same?.status === "active") {
      await setUnitStatus(context, id, same, { status: "replaced", act: "replace_unit", source_id: claim_id }, actor)
    }
  }
}

/**
 * Says that a unit came back, or takes that back.
 *
 * @throws NOT_FOUND for a unit that the entitlement has not; NOT_ALLOWED for one that was replaced
 */
export async function markUnit(
  context: Context,
  warranty_id: string,
  unit_id: string,
  status: "active" | "returned",
  actor: Actor
): Promise<void> {
  const [row, ...others] = await lockLot(context, warranty_id)
  const unit = (await unitsOf(context, warranty_id)).find(({ id }) => id === unit_id)
  if (!unit) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${row.number} has no unit ${unit_id}.`)
  }
  if (unit.status === "replaced") {
    refuse(`The unit ${unit.serial} of warranty ${row.number} was replaced already.`)
  }
  for (const { id } of [row, ...others]) {
    const same = await unitBySerial(context, id, unit.serial)
    if (same && same.status !== status && same.status !== "replaced") {
      await setUnitStatus(context, id, same, { status, act: "mark_unit" }, actor)
    }
  }
}

const unitBySerial = async (context: Context, warranty_id: string, serial: string): Promise<UnitRow | undefined> =>
  (await unitsOf(context, warranty_id)).find(({ serial_key }) => serial_key === serialKey(serial))

async function setUnitStatus(
  context: Context,
  warranty_id: string,
  unit: UnitRow,
  { status, act, source_id }: { status: UnitStatus; act: string; source_id?: string },
  actor: Actor
): Promise<void> {
  await updateRows(context, "crm_warranty_unit", [{ id: unit.id, status }])
  const changes: Changes = { [unit.serial]: [unit.status, status] }
  await recordActs(context, actor, [{ reference: "crm_warranty", reference_id: warranty_id, act, changes, source_id }])
}

/** The numbers that are not there yet, each once. @throws INVALID_DATA for a text that is no number */
export function newSerials(
  serials: string[],
  units: Pick<UnitRow, "serial_key">[]
): { serial: string; serial_key: string }[] {
  const known = new Set(units.map(({ serial_key }) => serial_key))
  return serials.flatMap((text) => {
    const serial = text.trim()
    const serial_key = serialKey(serial)
    if (!serial_key) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `"${serial}" is no serial number; it needs a letter or a digit.`
      )
    }
    if (known.has(serial_key)) {
      return []
    }
    known.add(serial_key)
    return [{ serial, serial_key }]
  })
}

/**
 * One unit is sold once: a number is on the entitlements of one lot, and on another's only after it came back.
 *
 * @param same - other cover of the very units
 */
export async function assertFree(
  context: Context,
  row: Pick<WarrantyRow, "product_id" | "title" | "source_key" | "part" | "line_id">,
  serials: { serial: string; serial_key: string }[],
  same: string[] = []
): Promise<void> {
  const places = serials.map(() => "?").join(", ")
  const [taken] = await readRows<{ serial: string; number: string }>(
    context,
    `select u.serial, w.number from crm_warranty_unit u join crm_warranty w on w.id = u.warranty_id
     where u.serial_key in (${places}) and u.status = 'active' and u.deleted_at is null and w.deleted_at is null and w.status <> 'canceled'
       and w.quantity > 0 and w.product_id is not distinct from ? and (w.product_id is not null or w.title = ?)
       and (w.source_key <> ? and w.line_id is distinct from ? or w.source_key = ? and w.part <> ?)
       ${same.length ? `and w.id not in (${same.map(() => "?").join(", ")})` : ""}
     order by w.number limit 1`,
    [
      ...serials.map(({ serial_key }) => serial_key),
      row.product_id,
      row.title,
      row.source_key,
      row.line_id,
      row.source_key,
      row.part,
      ...same,
    ]
  )
  if (taken) {
    refuse(`The serial number ${taken.serial} is on warranty ${taken.number} already.`)
  }
}
