import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../../shared/days"
import { lastDayOf, monthOf, MonthNumber, monthText } from "../../rules/provision"
import { CoverPart, releaseCover, ReleasedPart } from "../../rules/sold-cover"
import { inClosing, openDay } from "../closing"
import { poolsOf, SoldPart } from "./pools"
import { Run } from "../read"

/** Orders that are read at once. */
const BATCH = 500

/**
 * Closes the next month of sold cover that is over and not closed: what its days earned becomes revenue, on the month's last day or, where
 * the books of that day are closed, on the first open one. Cover counts as it is known when the month is closed.
 *
 * @returns the month closed, as `YYYY-MM`; null where there is none
 */
export function closeNextCoverMonth(source: DataSource, today: Day): Promise<string | null> {
  return inClosing(source, "crm_sold_cover", async (run) => {
    const [{ month }] = await run<{ month: MonthNumber | null }>(
      `select coalesce((select max(month) + 1 from crm_sold_cover_close), (select min(month) from crm_sold_cover_move)) as month`
    )
    if (month === null || month >= monthOf(today)) {
      return null
    }
    await run("insert into crm_sold_cover_close (month) values ($1)", [month])
    let after = ""
    do {
      const orders = await ordersLeft(run, after)
      await releaseOrders(run, orders, month)
      after = orders.at(-1) ?? ""
    } while (after)
    return monthText(month)
  })
}

/** The next orders with something left to earn. */
async function ordersLeft(run: Run, after: string): Promise<string[]> {
  const rows = await run<{ order_id: string }>(
    `select distinct order_id from crm_sold_cover_part where (goods <> 0 or discount <> 0) and order_id > $1 order by 1 limit ${BATCH}`,
    [after]
  )
  return rows.map(({ order_id }) => order_id)
}

async function releaseOrders(run: Run, orders: string[], month: MonthNumber): Promise<void> {
  const day = lastDayOf(month)
  const pools = await poolsOf(run, orders, day)
  const released = pools.flatMap(({ sold, ...pool }) => {
    const before = new Map(pool.parts.map((part) => [part.id, part]))
    return releaseCover(pool, day, [...sold.values()][0].currency_code)
      .filter((part) => isChanged(part, before.get(part.id)))
      .map((part) => ({ ...sold.get(part.invoice_item_id)!, ...part }))
  })
  await keepParts(run, released)
  await keepMoves(run, released, month)
}

const isChanged = (part: ReleasedPart, before: CoverPart | undefined): boolean =>
  !before ||
  part.state !== before.state ||
  part.warranty_id !== before.warranty_id ||
  part.released_until !== before.released_until ||
  !part.units.eq(before.units) ||
  !part.goods.eq(before.goods) ||
  !part.discount.eq(before.discount)

type Released = SoldPart & ReleasedPart

async function keepParts(run: Run, parts: Released[]): Promise<void> {
  const rows = JSON.stringify(
    parts.map(({ released: _released, ...part }) => ({
      ...part,
      units: part.units.toFixed(),
      goods: part.goods.toFixed(),
      discount: part.discount.toFixed(),
    }))
  )
  const given = "jsonb_populate_recordset(null::crm_sold_cover_part, $1::jsonb) f"
  await run(
    `update crm_sold_cover_part p set warranty_id = f.warranty_id, state = f.state, units = f.units, goods = f.goods, discount = f.discount,
            released_until = f.released_until
       from ${given} where p.id = f.id`,
    [rows]
  )
  await run(
    `insert into crm_sold_cover_part (invoice_id, invoice_item_id, order_id, order_item_id, is_price, warranty_id, state, units, goods, discount, released_until)
     select f.invoice_id, f.invoice_item_id, f.order_id, f.order_item_id, f.is_price, f.warranty_id, f.state, f.units, f.goods, f.discount, f.released_until
       from ${given} where f.id is null`,
    [rows]
  )
}

async function keepMoves(run: Run, parts: Released[], month: MonthNumber): Promise<void> {
  const days = new Map<string, Day>()
  for (const { company_id } of parts) {
    days.set(company_id, days.get(company_id) ?? (await openDay(run, company_id, lastDayOf(month))))
  }
  const moves = parts
    .filter(({ released }) => !released.goods.isZero() || !released.discount.isZero())
    .map(({ invoice_id, invoice_item_id, company_id, currency_code, plan_id, warranty_id, units, released }) => ({
      ...{ invoice_id, invoice_item_id, company_id, currency_code, plan_id, warranty_id },
      units: MathBN.convert(units).toFixed(),
      goods: released.goods.toFixed(),
      discount: released.discount.toFixed(),
      move_date: days.get(company_id),
      month: monthOf(days.get(company_id)!),
    }))
  await run(
    `insert into crm_sold_cover_move (kind, invoice_id, invoice_item_id, company_id, currency_code, plan_id, warranty_id, closed_month, move_date, month, units, goods, discount)
     select 'released', f.invoice_id, f.invoice_item_id, f.company_id, f.currency_code, f.plan_id, f.warranty_id, $2::int, f.move_date, f.month, f.units, f.goods, f.discount
       from jsonb_populate_recordset(null::crm_sold_cover_move, $1::jsonb) f`,
    [JSON.stringify(moves), month]
  )
}
