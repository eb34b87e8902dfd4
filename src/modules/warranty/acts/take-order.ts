import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { LOCK_TIMEOUT, managerOf } from "../../../shared/sql"
import { isBoughtAlone, isCanceledByHost } from "../rules/bought-alone"
import { grownLots, LotOptions, missingLots, netOf, NewLot, takenOf } from "../rules/lots"
import { PlanWithTargets } from "../rules/plan-choice"
import { spreadReturned } from "../rules/returned-units"
import { nextNumbers } from "../sql/numbers"
import { OrderFacts, WarrantyRow } from "../types"
import { faultyUnits } from "./faulty-units"
import { followGoods } from "./follow-goods"
import { namedUnits } from "./named-units"
import { recordActs } from "./record-act"

/** What an order changed: entitlements that began, and others that are not what they were. */
export type TakenOrder = {
  started: string[]
  changed: string[]
  /** Somebody changed an entitlement after the order was read: nothing was done, read it again. */
  is_stale?: true
  /** Other orders that sold cover for goods of this one, to be brought up to date too; none where left out. */
  others?: string[]
}

export type TakeOptions = Omit<LotOptions, "sinceOf" | "faultyOf"> & {
  /** The first day for which each plan counts, by its id. */
  since: Record<string, Day>
  /** Today in the store, by which numbers are counted. */
  today: Day
  /** Say that a script opened them. */
  by_script?: boolean
  /** A moment of the database before the order was read, as its `clock` says it: what an order was never undoes what it is. */
  read_at?: string
}

/** Lets one act at a time change the entitlements of an order, until its transaction ends. */
export async function lockOrder(context: Context, order_id: string): Promise<void> {
  const manager = managerOf(context)
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  await manager.execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_warranty:${order_id}`])
}

/**
 * Brings the entitlements of an order to what the host says of it now: opens what is missing, takes back what came back, cancels what
 * was canceled, and follows the order to another customer. Whoever calls it again changes nothing.
 *
 * @returns `is_stale`, and nothing done, where an entitlement of the order was changed since `read_at`
 */
export async function takeOrder(
  context: Context,
  order: OrderFacts,
  plans: PlanWithTargets[],
  options: TakeOptions,
  actor: Actor
): Promise<TakenOrder> {
  await lockOrder(context, order.order_id)
  const existing = await lotsOf(context, order.order_id)
  if (options.read_at && (await changedSince(context, order.order_id, options.read_at))) {
    return { started: [], changed: [], is_stale: true }
  }
  const faulty = await faultyUnits(context, order)
  const missing = missingLots(order, plans, existing, {
    ...options,
    sinceOf: ({ id }) => options.since[id],
    faultyOf: ({ line_id }) => faulty.get(line_id) ?? null,
  })
  const opened = await open(context, order, existing, missing, options, actor)
  const moved = await followCustomer(context, order, existing, actor)
  const canceled = await cancelCanceled(context, order, existing, actor)
  const grown = await grow(context, order, existing, actor)
  const rows = [...existing, ...opened].map((row) => ({
    ...row,
    ...(canceled.includes(row.id) ? { status: "canceled" as const } : {}),
    ...grown.find(({ id }) => id === row.id),
  }))
  const back = await takeBack(
    context,
    order,
    rows.filter((row) => !isBoughtAlone(row)),
    actor
  )
  const followed = await followGoods(context, order, actor)
  const alone = await takeBack(context, order, (await lotsOf(context, order.order_id)).filter(isBoughtAlone), actor)
  const started = opened.map(({ id }) => id)
  const changed = [...moved, ...canceled, ...grown.map(({ id }) => id), ...back, ...followed.changed, ...alone]
  return {
    started,
    changed: [...new Set(changed)].filter((id) => !started.includes(id)),
    ...(followed.orders.length ? { others: followed.orders } : {}),
  }
}

async function changedSince(context: Context, order_id: string, moment: string): Promise<boolean> {
  const [{ is }] = await managerOf(context).execute<{ is: boolean }[]>(
    "select exists (select from crm_warranty where order_id = ? and updated_at > ?::timestamptz) as is",
    [order_id, moment]
  )
  return is
}

/** All entitlements of an order, locked, in the order they were opened. */
const lotsOf = (context: Context, order_id: string): Promise<WarrantyRow[]> =>
  readRows<WarrantyRow>(
    context,
    `select * from crm_warranty where order_id = ? and deleted_at is null order by id for update`,
    [order_id]
  )

async function open(
  context: Context,
  order: OrderFacts,
  existing: WarrantyRow[],
  lots: NewLot[],
  { today, by_script }: TakeOptions,
  actor: Actor
): Promise<WarrantyRow[]> {
  if (!lots.length) {
    return []
  }
  const numbers = await nextNumbers(context, "W", today, lots.length)
  const ids = lots.map(() => generateEntityId(undefined, "crmw"))
  const { customer_id, customer_name, customer_email, customer_phone, customer_kind, country_code } = order
  const rows = lots.map(({ line, paid_line, quantity, extends_key, is_blank, source, ...lot }, place) => ({
    id: ids[place],
    number: numbers[place],
    ...lot,
    source: by_script && source !== "replacement" && source !== "sold" ? "script" : source,
    status: lot.starts_date ? "active" : "pending",
    customer_id, customer_name, customer_email, customer_phone, customer_kind, country_code,
    order_id: order.order_id,
    order_number: order.order_number,
    line_id: line.line_id,
    product_id: is_blank ? null : line.product_id,
    variant_id: is_blank ? null : line.variant_id,
    sku: is_blank ? null : line.sku,
    title: line.title,
    purchase_date: order.placed_date,
    currency_code: order.currency_code,
    extends_id: null as string | null,
    ...heldAs(existing.find(({ id }) => id === lot.replaces_id)),
    ...amountColumns({ original_quantity: quantity, quantity, returned_quantity: 0, net_total: netOf(paid_line, quantity, order.currency_code) }),
  })) // prettier-ignore
  const made = await insertRows<WarrantyRow>(context, "crm_warranty", rows)
  const known = await lotsOf(context, order.order_id)
  const extending = lots.flatMap(({ extends_key }, place) => {
    const base = known.find(
      ({ source_key, plan_id }) => source_key === extends_key?.source_key && plan_id === extends_key.plan_id
    )
    return base ? [{ id: ids[place], extends_id: base.id }] : []
  })
  await updateRows(context, "crm_warranty", extending)
  await recordActs(
    context,
    actor,
    ids.map((reference_id) => ({ reference: "crm_warranty" as const, reference_id, act: "open" }))
  )
  return made
}

/** What is sent for a unit that was transferred belongs to whom it was given to. */
const heldAs = (replaced: WarrantyRow | undefined) => {
  const { transferred_from_id = null, transferred_at = null } = replaced ?? {}
  if (!replaced || !transferred_at) {
    return { transferred_from_id, transferred_at }
  }
  const { customer_id, customer_name, customer_email, customer_phone, customer_kind } = replaced
  return {
    transferred_from_id,
    transferred_at,
    customer_id,
    customer_name,
    customer_email,
    customer_phone,
    customer_kind,
  }
}

/** An edit of the order may buy more units of a line. */
async function grow(
  context: Context,
  order: OrderFacts,
  rows: WarrantyRow[],
  actor: Actor
): Promise<Pick<WarrantyRow, "id" | "original_quantity">[]> {
  const grown = grownLots(order, rows).map(({ id, line, original_quantity }) => ({
    row: rows.find((row) => row.id === id)!,
    line,
    original_quantity,
  }))
  await updateRows(
    context,
    "crm_warranty",
    grown.map(({ row, line, original_quantity }) => ({
      id: row.id,
      ...amountColumns({
        original_quantity,
        quantity: MathBN.sub(original_quantity, row.returned_quantity),
        net_total: netOf(line, original_quantity, order.currency_code),
      }),
    }))
  )
  await recordActs(
    context,
    actor,
    grown.map(({ row, original_quantity }) => ({
      reference: "crm_warranty" as const,
      reference_id: row.id,
      act: "grow",
      changes: { original_quantity: [row.original_quantity, original_quantity.toNumber()] as [unknown, unknown] },
    }))
  )
  return grown.map(({ row: { id }, original_quantity }) => ({ id, original_quantity: original_quantity.toNumber() }))
}

/** The host may give an order of a guest to who registers; what was transferred here stays with whom it was given to. */
async function followCustomer(
  context: Context,
  order: OrderFacts,
  rows: WarrantyRow[],
  actor: Actor
): Promise<string[]> {
  const moved = rows.filter((row) => !row.transferred_at && row.customer_id !== order.customer_id && order.customer_id)
  const { customer_id, customer_name, customer_email, customer_phone } = order
  await updateRows(
    context,
    "crm_warranty",
    moved.map(({ id }) => ({ id, customer_id, customer_name, customer_email, customer_phone }))
  )
  await recordActs(
    context,
    actor,
    moved.map((row) => ({
      reference: "crm_warranty" as const,
      reference_id: row.id,
      act: "follow_order",
      changes: changesBetween<WarrantyRow>(row, { ...row, customer_id }, ["customer_id"]),
    }))
  )
  return moved.map(({ id }) => id)
}

async function cancelCanceled(
  context: Context,
  order: OrderFacts,
  rows: WarrantyRow[],
  actor: Actor
): Promise<string[]> {
  const canceledItems = order.items.filter(({ is_canceled }) => is_canceled).map(({ item_id }) => item_id)
  const gone = rows.filter(
    (row) => row.status !== "canceled" && (order.is_canceled || canceledItems.includes(row.fulfillment_item_id ?? ""))
  )
  await updateRows(
    context,
    "crm_warranty",
    gone.map(({ id }) => ({ id, status: "canceled", canceled_at: new Date(), canceled_by: actor.actor_id }))
  )
  await recordActs(
    context,
    actor,
    gone.map(({ id, status }) => ({
      reference: "crm_warranty" as const,
      reference_id: id,
      act: "cancel",
      changes: { status: [status, "canceled"] as [unknown, unknown] },
      note: order.is_canceled ? "The order was canceled." : "The fulfilment was canceled.",
    }))
  )
  return gone.map(({ id }) => id)
}

const PLAN_BACK = "Its plan was given back."

/** Units that goods took along. */
const withGoods = (lots: WarrantyRow[]) =>
  MathBN.add(0, ...lots.map(({ goods_returned_quantity }) => goods_returned_quantity))

/** By their numbers, of which 10000 comes after 9999. */
const openedBefore = (a: WarrantyRow, b: WarrantyRow): number =>
  a.number.length - b.number.length || (a.number < b.number ? -1 : 1)

/**
 * Lots of one line under one plan are one group: what came back is taken from the one that it is named of, else from the one that ends
 * first, from canceled ones last. Of cover that was sold goes first what staff canceled, as the credit note for it does in the books; of what
 * was bought alone, what its goods took along and then what waits for goods.
 */
async function takeBack(context: Context, order: OrderFacts, rows: WarrantyRow[], actor: Actor): Promise<string[]> {
  const groups = new Map<string, WarrantyRow[]>()
  for (const row of rows) {
    const kind = row.source_key.replace(/^(item|registration):.*$/, "$1").replace(/^(sold:[^:]+):.*$/, "$1:")
    const key = `${row.plan_id} ${row.line_id} ${kind}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const named = await namedUnits(context, order.order_id)
  const rank = (row: WarrantyRow): number =>
    row.status !== "canceled" ? 1 : row.source === "sold" && !isCanceledByHost(order, row) ? 0 : 2
  const ends = (row: WarrantyRow): string => `${rank(row)} ${row.ends_date ?? (isBoughtAlone(row) ? "" : "9999")}`
  const taken = [...groups.values()].flatMap((lots) => {
    const sorted = [...lots].sort((a, b) => (ends(a) === ends(b) ? openedBefore(a, b) : ends(a) < ends(b) ? -1 : 1))
    const isAlone = isBoughtAlone(sorted[0])
    return spreadReturned(
      sorted.map(({ id, original_quantity, returned_quantity, goods_returned_quantity }) => ({
        id,
        original_quantity,
        returned_quantity: isAlone ? MathBN.max(returned_quantity, goods_returned_quantity) : returned_quantity,
        named_quantity: isAlone ? goods_returned_quantity : named.get(id),
      })),
      MathBN.max(takenOf(order, sorted), ...(isAlone ? [withGoods(sorted)] : []))
    )
  })
  const rowOf = (id: string): WarrantyRow => rows.find((row) => row.id === id)!
  await updateRows(
    context,
    "crm_warranty",
    taken.map(({ id, returned_quantity }) => ({
      id,
      ...amountColumns({ returned_quantity, quantity: MathBN.sub(rowOf(id).original_quantity, returned_quantity) }),
    }))
  )
  await recordActs(
    context,
    actor,
    taken.map(({ id, returned_quantity }) => ({
      reference: "crm_warranty" as const,
      reference_id: id,
      act: "take_back",
      changes: { returned_quantity: [rowOf(id).returned_quantity, returned_quantity.toNumber()] as [unknown, unknown] },
      note: isBoughtAlone(rowOf(id)) && MathBN.gt(returned_quantity, rowOf(id).returned_quantity) ? PLAN_BACK : null,
    }))
  )
  return taken.map(({ id }) => id)
}
