import { DataSource } from "typeorm"

import { currencyDecimals } from "../../../shared/money"
import { figure } from "../rules/aging"
import { read } from "./read"
import { salesFrame, SalesQuestion } from "./sales-frame"

/** Quotes lost for one reason, as it was called then; null without one. */
export type LostRow = { lost_reason_id: string | null; name: string | null; count: number; net: number }

/** Why quotes of a period were lost, by number and net value, the largest first, in one statement. Expired ones gave no reason. */
export async function salesLost(source: DataSource, question: SalesQuestion): Promise<LostRow[]> {
  const { values, quotes } = salesFrame(question, currencyDecimals(question.input.currency_code))
  const rows = await read<Record<"lost_reason_id" | "name", string | null> & Record<"count" | "net", string>>(
    source,
    `select q.lost_reason_id, max(q.lost_reason_name) as name, count(*)::text as count, sum(q.net_total)::text as net
       from crm_view_sales_quote q
      where ${quotes} and q.status = 'declined' and q.answered_date between $2 and $3
      group by 1 order by sum(q.net_total) desc, 1`,
    values
  )
  return rows.map((row) => ({ ...row, count: figure(row.count), net: figure(row.net) }))
}
