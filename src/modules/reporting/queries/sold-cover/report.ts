import { DataSource } from "typeorm"

import { Day } from "../../../../shared/days"
import { figure } from "../../rules/aging"
import { MonthNumber, monthText } from "../../rules/provision"
import { Page } from "../aging"
import { read } from "../read"

/** Whose sold cover, of which months, as `monthOf` counts them. */
export type SoldCoverInput = {
  currency_code: string
  company_id?: string
  plan_id?: string
  from: MonthNumber
  to: MonthNumber
}

/** What a contract liability did, in major units of the currency: opening + sold − released − credited = closing. */
export const COVER_MOVED = ["opening", "sold", "released", "credited", "closing"] as const
export type CoverMoved = Record<(typeof COVER_MOVED)[number], number>

export type CoverMonth = CoverMoved & {
  /** `YYYY-MM`. */
  month: string
  is_closed: boolean
}
export type CoverPlan = CoverMoved & { plan_id: string; name: string | null }

export type SoldCoverReport = {
  months: CoverMonth[]
  /** The whole period by plan, the largest at its end first. */
  plans: CoverPlan[]
  total: CoverMoved
}

/** An invoiced line of sold cover in a period. */
export type CoverLine = CoverMoved & {
  invoice_item_id: string
  invoice_id: string
  number: string | null
  title: string
  customer_name: string | null
  plan_name: string | null
  currency_code: string
  /** Entitlements that its units are under or were; none while it waits. */
  covers: { id: string; number: string; status: string; starts_date: Day | null; ends_date: Day | null }[]
}

const WHERE =
  "m.currency_code = $1 and ($2::text is null or m.company_id = $2) and ($3::text is null or m.plan_id = $3) and m.month <= $5"

const valuesOf = ({ currency_code, company_id, plan_id, from, to }: SoldCoverInput): unknown[] => [
  currency_code,
  company_id ?? null,
  plan_id ?? null,
  from,
  to,
]

/** What is voided goes as what is credited does. */
const SUMS = `
  coalesce(sum(case when m.kind = 'sold' then m.amount else -m.amount end) filter (where m.month < $4), 0) as opening,
  coalesce(sum(m.amount) filter (where m.kind = 'sold' and m.month >= $4), 0) as sold,
  coalesce(sum(m.amount) filter (where m.kind = 'released' and m.month >= $4), 0) as released,
  coalesce(sum(m.amount) filter (where m.kind in ('credited', 'voided') and m.month >= $4), 0) as credited,
  sum(case when m.kind = 'sold' then m.amount else -m.amount end) as closing`

type Sums = Record<(typeof COVER_MOVED)[number], string>

const movedOf = (row: Sums): CoverMoved =>
  Object.fromEntries(COVER_MOVED.map((name) => [name, figure(row[name])])) as CoverMoved

/** How what was sold of cover became revenue, month by month and by plan. */
export async function soldCover(source: DataSource, input: SoldCoverInput): Promise<SoldCoverReport> {
  const values = valuesOf(input)
  const [months, plans, [total]] = await Promise.all([
    read<Sums & { month: MonthNumber; is_closed: boolean }>(
      source,
      `with moved as (select m.month, m.kind, sum(m.amount) as amount from crm_view_sold_cover_move m where ${WHERE} group by 1, 2)
       select n.month, exists (select from crm_sold_cover_close c where c.month = n.month) as is_closed, s.*
         from generate_series($4::int, $5::int) as n (month)
         cross join lateral (select ${SUMS.replaceAll("$4", "n.month")} from moved m where m.month <= n.month) s order by 1`,
      values
    ),
    read<Sums & { plan_id: string; name: string | null }>(
      source,
      `select s.*, p.name from (select m.plan_id, ${SUMS} from crm_view_sold_cover_move m where ${WHERE} group by 1) s
         left join crm_view_warranty_plan p on p.plan_id = s.plan_id
        where s.opening <> 0 or s.sold <> 0 or s.released <> 0 or s.credited <> 0 order by s.closing desc, s.plan_id`,
      values
    ),
    read<Sums>(source, `select ${SUMS} from crm_view_sold_cover_move m where ${WHERE}`, values),
  ])
  return {
    months: months.map(({ month, is_closed, ...row }) => ({ month: monthText(month), is_closed, ...movedOf(row) })),
    plans: plans.map(({ plan_id, name, ...row }) => ({ plan_id, name, ...movedOf(row) })),
    total: movedOf(total),
  }
}

/** The lines behind the figures of some months, whose sums they are; the largest that is left first. */
export async function soldCoverLines(
  source: DataSource,
  input: SoldCoverInput,
  page: Page
): Promise<{ lines: CoverLine[]; count: number }> {
  const rows = await read<Sums & Omit<CoverLine, keyof CoverMoved> & { count: string }>(
    source,
    `with lines as (
       select s.*, count(*) over () as count
         from (select m.invoice_item_id, min(m.invoice_id) as invoice_id, min(m.plan_id) as plan_id, min(m.currency_code) as currency_code, ${SUMS}
                 from crm_view_sold_cover_move m where ${WHERE} group by 1) s
        where s.opening <> 0 or s.sold <> 0 or s.released <> 0 or s.credited <> 0
        order by s.closing desc, s.invoice_item_id limit $6 offset $7)
     select l.invoice_item_id, l.invoice_id, l.currency_code, l.opening, l.sold, l.released, l.credited, l.closing, l.count, i.number, t.title, i.customer_name,
            p.name as plan_name,
            (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'status', w.status, 'starts_date', w.starts_date, 'ends_date', w.ends_date)
                      order by w.starts_date, w.id), '[]')
               from crm_warranty w where w.id in (select warranty_id from crm_sold_cover_part where invoice_item_id = l.invoice_item_id
                 union select warranty_id from crm_view_sold_cover_move where invoice_item_id = l.invoice_item_id)) as covers
       from lines l join crm_invoice_item t on t.id = l.invoice_item_id join crm_invoice i on i.id = l.invoice_id
       left join crm_view_warranty_plan p on p.plan_id = l.plan_id
      order by l.closing desc, l.invoice_item_id`,
    [...valuesOf(input), page.limit, page.offset]
  )
  return {
    lines: rows.map(({ count: _count, opening, sold, released, credited, closing, ...row }) => ({
      ...row,
      ...movedOf({ opening, sold, released, credited, closing }),
    })),
    count: figure(rows[0]?.count ?? 0),
  }
}

/** What stands in the contract liability when a day ends, as exact decimal text. */
export async function soldCoverOn(
  source: DataSource,
  { currency_code, company_id, day }: { currency_code: string; company_id: string; day: Day }
): Promise<string> {
  const [{ amount }] = await read<{ amount: string }>(
    source,
    `select coalesce(sum(case when kind = 'sold' then amount else -amount end), 0) as amount
       from crm_view_sold_cover_move where currency_code = $1 and company_id = $2 and move_date <= $3`,
    [currency_code, company_id, day]
  )
  return amount
}
