import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { insertRows, readRows, updateRows } from "../../../shared/rows"
import { serialKey } from "../rules/serial"
import { OrderFacts, OrderLine, ShippedItem, ShippedSerialRow, UnitRow, WarrantyRow } from "../types"
import { lockSerials } from "./lock-serials"
import { lockOrder } from "./take-order"
import { addSerials, assertFree, newSerials } from "./units"

/** Serial numbers of one item of a fulfilment. */
export type ShippedSerials = { fulfillment_item_id: string; serials: string[] }

/** A number of a shipped item: on an entitlement, waiting for one, or refused. */
export type ShippedSerial = {
  serial: string
  warranty_id: string | null
  warranty_number: string | null
  refusal: string | null
}

const rowsOf = (context: Context, order_id: string): Promise<ShippedSerialRow[]> =>
  readRows(
    context,
    "select * from crm_warranty_shipped_serial where order_id = ? and deleted_at is null order by created_at, id",
    [order_id]
  )

/**
 * Notes which units went out with a shipment. They go on the entitlements that there are, and on those that open with the delivery.
 * Numbers that are noted already are passed over.
 *
 * @throws NOT_FOUND for an item that the order has not; NOT_ALLOWED for a canceled fulfilment, more numbers than units, or a number that
 *   the same product has elsewhere; INVALID_DATA for a text without a letter or digit
 */
export async function noteShippedSerials(
  context: Context,
  order: OrderFacts,
  wanted: ShippedSerials[],
  actor: Actor
): Promise<void> {
  await lockOrder(context, order.order_id)
  await lockSerials(
    context,
    wanted.flatMap(({ serials }) => serials)
  )
  const known = await rowsOf(context, order.order_id)
  for (const { fulfillment_item_id, serials } of wanted) {
    const { item, line } = itemOf(order, fulfillment_item_id)
    const own = known.filter((row) => row.fulfillment_item_id === fulfillment_item_id && !row.refusal)
    const added = newSerials(serials, own)
    const count = own.length + added.length
    if (added.length && MathBN.gt(count, item.quantity)) {
      throw refused(
        `${MathBN.convert(item.quantity).toFixed()} units of ${line.title} were shipped; ${count} serial numbers are more than that.`
      )
    }
    if (added.length) {
      await assertFree(context, { ...line, source_key: `item:${item.item_id}`, part: "" }, added)
      await insertNoted(context, order.order_id, item, added, known, actor)
    }
  }
  await placeShippedSerials(context, order)
}

function itemOf(order: OrderFacts, id: string): { item: ShippedItem; line: OrderLine } {
  const item = order.items.find(({ item_id }) => item_id === id)
  const line = order.lines.find(({ line_id }) => line_id === item?.line_id)
  if (!item || !line) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${order.order_number} has no shipped item ${id}.`)
  }
  if (item.is_canceled) {
    throw refused(`The fulfilment of ${line.title} in order ${order.order_number} was canceled.`)
  }
  return { item, line }
}

/** One that was refused before is tried anew. */
async function insertNoted(
  context: Context,
  order_id: string,
  { item_id, line_id }: ShippedItem,
  added: { serial: string; serial_key: string }[],
  known: ShippedSerialRow[],
  { actor_id, actor_type }: Actor
): Promise<void> {
  const before = (key: string) => known.find((row) => row.fulfillment_item_id === item_id && row.serial_key === key)
  await updateRows(
    context,
    "crm_warranty_shipped_serial",
    added.flatMap(({ serial_key }) => {
      const row = before(serial_key)
      return row ? [{ id: row.id, placed_at: null, refusal: null }] : []
    })
  )
  await insertRows(
    context,
    "crm_warranty_shipped_serial",
    added
      .filter(({ serial_key }) => !before(serial_key))
      .map((one) => ({
        id: generateEntityId(undefined, "crmwss"), order_id, line_id, fulfillment_item_id: item_id, ...one, actor_id, actor_type,
      })) // prettier-ignore
  )
}

/**
 * Puts numbers that were noted as goods were shipped on the entitlements of their item, once there are any: those that the host's fulfilment
 * names too (`metadata.crm_serials`). What cannot be there is noted with the reason, and keeps nothing else from its place.
 */
export async function placeShippedSerials(context: Context, order: OrderFacts): Promise<void> {
  const named = order.items.filter(({ serials, is_canceled }) => serials?.length && !is_canceled)
  let rows = await rowsOf(context, order.order_id)
  for (const item of named) {
    const own = rows.filter((row) => row.fulfillment_item_id === item.item_id)
    await insertNoted(
      context,
      order.order_id,
      item,
      newSerials(item.serials!.filter(serialKey), own),
      own,
      SYSTEM_ACTOR
    )
  }
  rows = named.length ? await rowsOf(context, order.order_id) : rows
  const waiting = rows.filter(({ placed_at }) => !placed_at)
  if (!waiting.length) {
    return
  }
  await lockSerials(
    context,
    waiting.map(({ serial }) => serial)
  )
  const lots = await lotsOf(context, order.order_id)
  for (const row of waiting) {
    const [lot] = [
      ...lots.filter(({ fulfillment_item_id }) => fulfillment_item_id === row.fulfillment_item_id),
      ...lots.filter(({ fulfillment_item_id, line_id }) => !fulfillment_item_id && line_id === row.line_id),
    ]
    if (lot) {
      const refusal = await tryToAdd(context, lot.id, row)
      await updateRows(context, "crm_warranty_shipped_serial", [{ id: row.id, placed_at: new Date(), refusal }])
    }
  }
}

/** Entitlements that units may be on, what they were bought with first. */
const lotsOf = (context: Context, order_id: string): Promise<WarrantyRow[]> =>
  readRows(
    context,
    "select * from crm_warranty where order_id = ? and status <> 'canceled' and deleted_at is null order by (basis = 'service'), (source = 'sold'), id",
    [order_id]
  )

async function tryToAdd(
  context: Context,
  warranty_id: string,
  { serial, actor_id, actor_type }: ShippedSerialRow
): Promise<string | null> {
  try {
    await addSerials(context, warranty_id, [serial], { actor_id, actor_type } as Actor)
    return null
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED) {
      return error.message
    }
    throw error
  }
}

/** The numbers of each shipped item of an order, by the item's id. */
export async function readShippedSerials(context: Context, order_id: string): Promise<Map<string, ShippedSerial[]>> {
  const rows = await rowsOf(context, order_id)
  const units = await readRows<Pick<UnitRow, "serial" | "serial_key"> & { id: string; number: string; item: string }>(
    context,
    `select u.serial, u.serial_key, w.id, w.number, w.fulfillment_item_id as item from crm_warranty_unit u join crm_warranty w on w.id = u.warranty_id
     where w.order_id = ? and w.fulfillment_item_id is not null and w.status <> 'canceled' and u.deleted_at is null and w.deleted_at is null
     order by w.created_at, w.id, u.created_at, u.id`,
    [order_id]
  )
  const found = new Map<string, Map<string, ShippedSerial>>()
  const of = (item: string): Map<string, ShippedSerial> => {
    const own = found.get(item) ?? new Map<string, ShippedSerial>()
    found.set(item, own)
    return own
  }
  for (const { fulfillment_item_id, serial, serial_key, refusal, placed_at } of rows) {
    if (!placed_at || refusal) {
      of(fulfillment_item_id).set(serial_key, { serial, warranty_id: null, warranty_number: null, refusal })
    }
  }
  for (const { item, serial, serial_key, id, number } of units) {
    if (!of(item).get(serial_key)?.warranty_id) {
      of(item).set(serial_key, { serial, warranty_id: id, warranty_number: number, refusal: null })
    }
  }
  return new Map([...found].map(([item, own]) => [item, [...own.values()]]))
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
