import { groupBy, MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../../shared/days"
import { BoughtCover, CoverPart, CoverPool } from "../../rules/sold-cover"
import { Run } from "../read"

/** The sale that a part is of. */
export type SoldPart = {
  invoice_id: string
  invoice_item_id: string
  order_id: string
  order_item_id: string
  is_price: boolean
  company_id: string
  currency_code: string
  plan_id: string
}

/** Parts that share the cover of one line, with the sale of each of its invoices' lines by their ids. */
export type SoldPool = CoverPool & { sold: Map<string, SoldPart> }

type PartRow = SoldPart &
  Pick<CoverPart, "id" | "warranty_id" | "state" | "released_until"> &
  Record<"units" | "goods" | "discount" | "credited", string>

type CoverRow = Pick<BoughtCover, "id" | "replaces_id"> & {
  order_id: string
  source_key: string
  status: "pending" | "active" | "canceled"
  starts_date: Day | null
  ends_date: Day | null
  quantity: string
  original_quantity: string
}

/** Everything of some orders that was sold until a day, its parts locked. A line over a difference in price has a pool of its own. */
export async function poolsOf(run: Run, orders: string[], day: Day): Promise<SoldPool[]> {
  const parts = await run<PartRow>(
    `select p.id::text, p.invoice_id, p.invoice_item_id, p.order_id, p.order_item_id, p.is_price, p.warranty_id, p.state, p.units::text, p.goods::text,
            p.discount::text, p.released_until, s.company_id, s.currency_code, s.plan_id,
            (select coalesce(sum(c.units), 0)::text from crm_sold_cover_move c where c.invoice_item_id = p.invoice_item_id and c.kind = 'credited') as credited
       from crm_sold_cover_part p join crm_sold_cover_move s on s.invoice_item_id = p.invoice_item_id and s.kind = 'sold'
      where p.order_id = any ($1) and s.move_date <= $2 order by p.id for update of p`,
    [orders, day]
  )
  const covers = await run<CoverRow>(
    `select id, replaces_id, order_id, source_key, status, starts_date, ends_date, quantity::text, original_quantity::text from crm_warranty
      where order_id = any ($1) and source in ('sold', 'replacement') and deleted_at is null order by created_at, id`,
    [orders]
  )
  const ofOrder = groupBy(covers, "order_id") as Map<string, CoverRow[]>
  const pools = new Map<string, PartRow[]>()
  for (const part of parts) {
    const key = part.is_price ? part.invoice_item_id : part.order_item_id
    pools.set(key, [...(pools.get(key) ?? []), part])
  }
  return [...pools.values()].map((rows) => ({
    parts: rows.map(partOf),
    covers: coversOf(rows[0].order_item_id, ofOrder.get(rows[0].order_id) ?? []),
    credited: rows[0].is_price ? MathBN.convert(0) : creditedOf(rows),
    sold: new Map(rows.map((row) => [row.invoice_item_id, saleOf(row)])),
  }))
}

const partOf = ({
  id,
  invoice_item_id,
  warranty_id,
  state,
  released_until,
  units,
  goods,
  discount,
}: PartRow): CoverPart => ({
  ...{ id, invoice_item_id, warranty_id, state, released_until },
  units: MathBN.convert(units),
  goods: MathBN.convert(goods),
  discount: MathBN.convert(discount),
})

const saleOf = ({
  invoice_id,
  invoice_item_id,
  order_id,
  order_item_id,
  is_price,
  company_id,
  currency_code,
  plan_id,
}: PartRow): SoldPart => ({
  ...{ invoice_id, invoice_item_id, order_id, order_item_id, is_price, company_id, currency_code, plan_id },
})

const creditedOf = (rows: PartRow[]) =>
  MathBN.add(0, ...new Map(rows.map((row) => [row.invoice_item_id, row.credited])).values())

/** What a line bought, and what took over from it. */
function coversOf(order_item_id: string, all: CoverRow[]): BoughtCover[] {
  const key = `sold:${order_item_id}`
  const rows = all.filter(({ source_key }) => source_key === key || source_key.startsWith(`${key}:`))
  for (const { id } of rows) {
    rows.push(...all.filter((row) => row.replaces_id === id && !rows.includes(row)))
  }
  return rows.map(({ id, replaces_id, status, starts_date, ends_date, quantity, original_quantity }) => {
    const live = MathBN.convert(status === "active" ? quantity : 0)
    const waits = MathBN.convert(status === "pending" ? quantity : 0)
    const taken_over = rows
      .filter((row) => row.replaces_id === id && row.status !== "canceled")
      .map((row) => row.original_quantity)
    const gone = MathBN.sub(original_quantity, MathBN.add(live, waits, ...taken_over))
    return { id, replaces_id, first: starts_date, last: ends_date, live, gone: MathBN.max(0, gone) }
  })
}
