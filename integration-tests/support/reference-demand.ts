import { weekStart } from "../../src/modules/reporting/rules/weeks"
import { addDays, Day } from "../../src/shared/days"

type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>
type Line = {
  id: string
  quote_id: string
  variant_id: string
  quantity: string
  is_optional: boolean
  alternative_group: string | null
  is_selected: boolean
  lead_time_days: number | null
  requested_delivery_date: Day | null
}
type Quote = {
  id: string
  status: string
  sales_channel_id: string
  valid_until: Day | null
  expected_close_date: Day | null
  decided_date: Day | null
  requested_delivery_date: Day | null
  chosen_item_ids: string[] | null
  probability: string | null
  stage: string | null
}
type World = {
  today: Day
  weeks: Day[]
  parts: Record<string, readonly (readonly [string, number])[]>
  /** By sales channel and item, where it leaves from. */
  places: Record<string, Record<string, string>>
}

/** What is wanted of each item at each place, line by line from the facts, in hundredths of a piece. */
export async function referenceCapacity(sql: Sql, { today, weeks, parts, places }: World) {
  const quotes = await sql<Quote>(
    "select q.*, s.probability as stage from crm_quote q left join crm_stage s on s.id = q.stage_id where q.deleted_at is null"
  )
  const lines = await sql<Line>("select * from crm_quote_item")
  const ordered = await sql<{ quote_item_id: string; quantity: string }>(
    "select i.* from crm_quote_conversion_item i join crm_quote_conversion c on c.id = i.conversion_id where c.state <> 'undone'"
  )
  const cents = new Map<string, Map<Day, number>>()
  for (const quote of quotes) {
    const isOpen =
      quote.status === "draft" || (quote.status === "sent" && (!quote.valid_until || quote.valid_until >= today))
    const isTaken = quote.status === "accepted"
    for (const line of lines.filter(({ quote_id }) => (isOpen || isTaken) && quote_id === quote.id)) {
      const isChoice = line.is_optional || line.alternative_group !== null
      const isChosen = isTaken && quote.chosen_item_ids ? quote.chosen_item_ids.includes(line.id) : line.is_selected
      const gone = isTaken ? ordered.filter((one) => one.quote_item_id === line.id) : []
      const left = gone.reduce((sum, one) => sum - Number(one.quantity), Number(line.quantity))
      if ((isChoice && !isChosen) || left <= 0) {
        continue
      }
      const close = isTaken ? quote.decided_date : quote.expected_close_date
      const wanted = line.requested_delivery_date ?? quote.requested_delivery_date
      const day = wanted
        ? close && close > wanted
          ? close
          : wanted
        : close && addDays(close, line.lead_time_days ?? 0)
      const week = day && day > weeks[0] ? weekStart(day) : weeks[0]
      const percent = isTaken ? 100 : Number(quote.probability ?? quote.stage ?? 0)
      for (const [item, required] of parts[line.variant_id] ?? []) {
        const key = `${item} ${places[quote.sales_channel_id][item]}`
        const row = cents.get(key) ?? new Map<Day, number>()
        cents.set(key, row.set(week, (row.get(week) ?? 0) + left * required * percent))
      }
    }
  }
  /** @param key - item and place @param supply - pieces that are there and on their way */
  return (key: string, supply: number) => {
    const row = cents.get(key) ?? new Map<Day, number>()
    const weighted = weeks.map((week) => row.get(week) ?? 0)
    let sum = 0
    const lacking = weighted.map((amount) => (sum += amount) - supply * 100)
    const place = lacking.findIndex((lack) => lack > 0)
    const later = [...row]
      .filter(([week]) => week > weeks[weeks.length - 1])
      .reduce((total, [, amount]) => total + amount, 0)
    return {
      weighted: weighted.map((amount) => amount / 100),
      later: later / 100,
      short_by: Math.max(0, ...lacking) / 100,
      runs_out_week: place < 0 ? null : weeks[place],
    }
  }
}
