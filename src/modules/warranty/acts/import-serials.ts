import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import type { ListScope } from "../../../shared/lists/list-documents"
import { all } from "../../../shared/lists/where"
import { readRows } from "../../../shared/rows"
import { serialKey } from "../rules/serial"
import { SerialLine } from "../rules/serials-csv"
import { warrantiesWithin } from "../sql/scope"
import { WarrantyRow } from "../types"
import { lockSerials } from "./lock-serials"
import { addSerials } from "./units"

/** What an import did, or would do. */
export type ImportedSerials = { added: number; known: number }

/** Takes back what a trial wrote, by leaving its transaction. */
export class SerialTrial extends Error {
  constructor(readonly result: ImportedSerials) {
    super("Nothing was imported: this was a trial.")
  }
}

type Room = Pick<WarrantyRow, "id" | "number" | "order_number" | "sku" | "quantity"> & { serials: string[] | null }

/**
 * Puts serial numbers of a file on entitlements, all of them or none.
 *
 * A line that names order and article goes to the first entitlement of it that has room for another number.
 *
 * @param scope - what the caller sees; a line about anything else is as one that no entitlement fits
 * @returns how many numbers were new
 * @throws INVALID_DATA naming the first line that is wrong
 */
export async function importSerials(
  context: Context,
  lines: SerialLine[],
  actor: Actor,
  scope: ListScope
): Promise<ImportedSerials> {
  await lockSerials(
    context,
    lines.map(({ serial }) => serial)
  )
  const rooms = await roomsOf(context, lines, scope)
  const wanted = new Map<string, { line: number; serial: string }[]>()
  let known = 0
  for (const { line, ...asked } of lines) {
    const key = serialKey(asked.serial)
    const fitting = rooms.filter((room) => isOf(room, asked))
    if (!key || !fitting.length) {
      throw wrong(line, key ? `${named(asked)} has no warranty` : `"${asked.serial}" is no serial number`)
    }
    if (fitting.some(({ serials }) => serials?.includes(key))) {
      known++
      continue
    }
    const room = fitting.find(({ serials, quantity }) => MathBN.gt(quantity as never, serials?.length ?? 0))
    if (!room) {
      throw wrong(line, `${named(asked)} has a serial number for each of its units already`)
    }
    room.serials = [...(room.serials ?? []), key]
    wanted.set(room.id, [...(wanted.get(room.id) ?? []), { line, serial: asked.serial }])
  }
  for (const [id, numbers] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { line, serial } of numbers) {
      await addSerials(context, id, [serial], actor).catch((error: MedusaError) => {
        throw error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED
          ? wrong(line, error.message)
          : error
      })
    }
  }
  return { added: [...wanted.values()].flat().length, known }
}

const wrong = (line: number, what: string): MedusaError =>
  new MedusaError(MedusaError.Types.INVALID_DATA, `Line ${line}: ${what.replace(/\.$/, "")}. Nothing was imported.`)

const orderOf = (order: string | null): string => `#${(order ?? "").replace(/^#/, "")}`

const isOf = (room: Room, { warranty, order, sku }: Omit<SerialLine, "line">): boolean =>
  warranty
    ? room.number === warranty.toUpperCase()
    : room.order_number === orderOf(order) && room.sku?.toLowerCase() === sku?.toLowerCase()

const named = ({ warranty, order, sku }: Omit<SerialLine, "line">): string =>
  warranty ? `warranty ${warranty}` : `${sku ?? "no article"} of order ${orderOf(order)}`

/** What the lines may mean, commercial cover and others of one lot each, in the order they were opened. */
async function roomsOf(context: Context, lines: SerialLine[], scope: ListScope): Promise<Room[]> {
  const seen = all(warrantiesWithin(scope, "w"))
  const numbers = [...new Set(lines.flatMap(({ warranty }) => warranty?.toUpperCase() ?? []))]
  const orders = [...new Set(lines.flatMap(({ order, warranty }) => (warranty ? [] : [orderOf(order)])))]
  const places = (values: string[]): string => values.map(() => "?").join(", ") || "null"
  return readRows<Room>(
    context,
    `select w.id, w.number, w.order_number, w.sku, w.quantity, w.raw_quantity,
       (select array_agg(u.serial_key) from crm_warranty_unit u where u.warranty_id = w.id and u.status = 'active' and u.deleted_at is null)
         as serials
     from crm_warranty w
     where (w.number in (${places(numbers)}) or w.order_number in (${places(orders)})) and w.status <> 'canceled' and w.deleted_at is null
       and ${seen.text}
     order by w.number`,
    [...numbers, ...orders, ...seen.values]
  )
}
