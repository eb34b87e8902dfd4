import { Context } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { amountColumns, readRows, updateRows } from "../../../shared/rows"
import { goodsLeft, isBoughtAlone, isCanceledByHost } from "../rules/bought-alone"
import { OrderFacts, WarrantyRow } from "../types"
import { recordActs } from "./record-act"

/** Cover that goods took along, and the other orders that sold some of it, which count what was given back anew. */
export type FollowedGoods = { changed: string[]; orders: string[] }

/**
 * Takes back units of cover that was bought alone and attached to goods of an order, as many as the goods have less than it.
 *
 * @param order - the order of the goods; whoever calls holds its entitlements, brought up to date
 */
export async function followGoods(context: Context, order: OrderFacts, actor: Actor): Promise<FollowedGoods> {
  const own = await readRows<WarrantyRow>(
    context,
    "select * from crm_warranty where order_id = ? and deleted_at is null order by length(number), number",
    [order.order_id]
  )
  const bases = own.filter((row) => !isBoughtAlone(row))
  const attached = await attachedTo(
    context,
    bases.map(({ id }) => id)
  )
  const left = goodsLeft(order, bases)
  const followed = attached.flatMap(({ root, ...row }) => {
    const base = bases.find(({ id }) => id === root)!
    const gone = MathBN.max(0, MathBN.sub(row.original_quantity, left.get(root)!))
    const returned = MathBN.max(row.returned_quantity, gone)
    return MathBN.eq(gone, row.goods_returned_quantity) && MathBN.eq(returned, row.returned_quantity)
      ? []
      : [{ row, base, gone, returned }]
  })
  await updateRows(
    context,
    "crm_warranty",
    followed.map(({ row, gone, returned }) => ({
      id: row.id,
      ...amountColumns({
        goods_returned_quantity: gone,
        returned_quantity: returned,
        quantity: MathBN.sub(row.original_quantity, returned),
      }),
    }))
  )
  const taken = followed.filter(({ row, returned }) => !MathBN.eq(returned, row.returned_quantity))
  await recordActs(
    context,
    actor,
    taken.map(({ row, base, returned }) => ({
      reference: "crm_warranty" as const,
      reference_id: row.id,
      act: "take_back",
      changes: { returned_quantity: [row.returned_quantity, returned.toNumber()] as [unknown, unknown] },
      note: isCanceledByHost(order, base) ? `${base.number} was canceled.` : `Units of ${base.number} came back.`,
    }))
  )
  return {
    changed: taken.map(({ row }) => row.id),
    orders: [...new Set(followed.flatMap(({ row }) => (row.order_id === order.order_id ? [] : (row.order_id ?? []))))],
  }
}

/** What was attached to entitlements, and to that again, each locked and with the entitlement of its goods. */
async function attachedTo(context: Context, ids: string[]): Promise<(WarrantyRow & { root: string })[]> {
  if (!ids.length) {
    return []
  }
  const found = await readRows<{ root: string; id: string }>(
    context,
    `with recursive attached as (
       select w.id as root, w.id from crm_warranty w where w.id in (${ids.map(() => "?").join(", ")})
       union
       select a.root, o.id from attached a join crm_warranty o on o.extends_id = a.id
        where o.source = 'sold' and o.source_key = 'sold:' || o.line_id and o.deleted_at is null
     )
     select root, id from attached where root <> id order by id`,
    ids
  )
  if (!found.length) {
    return []
  }
  const rows = await readRows<WarrantyRow>(
    context,
    `select * from crm_warranty where id in (${found.map(() => "?").join(", ")}) order by id for update`,
    found.map(({ id }) => id)
  )
  const rootOf = new Map(found.map(({ id, root }) => [id, root]))
  return rows.map((row) => ({ ...row, root: rootOf.get(row.id)! }))
}
