import { conditionOf, DocumentList, Execute, ListRequest, sorting } from "../../../shared/lists/list-documents"
import { daysInStage, isStalled, ListContext, quoteListFor, WEIGHTED_TOTAL } from "./quote-list"

export type BoardRequest = Pick<ListRequest, "filters" | "q" | "order" | "scope"> & {
  pipeline_id: string
  currency_code: string
  /** Cards per stage. */
  limit: number
  /** Where they are known already, by the stage's id. */
  sums?: Map<string, Sums>
}

/** Amounts are decimal text in major units of the card's currency. */
export type BoardCard = {
  id: string
  number: string
  version: number
  status: string
  title: string | null
  source: string
  customer_id: string | null
  bill_to_customer_id: string | null
  customer_name: string | null
  company_name: string | null
  total: string
  weighted_total: string
  currency_code: string
  probability: number
  owner_id: string | null
  days_in_stage: number
  is_stalled: boolean
  next_step: string | null
  next_step_date: string | null
  expected_close_date: string | null
  is_close_past: boolean
}

export type BoardColumn = {
  stage_id: string
  name: string
  code: string | null
  position: number
  probability: number
  forecast_category: string
  usual_days: number | null
  count: number
  total: string
  weighted_total: string
  quotes: BoardCard[]
}

const CARD = `q.id, q.number, q.version, q.status, q.title, q.source, q.customer_id, q.bill_to_customer_id, q.customer_name, q.company_name,
  trim_scale(q.total)::text total, trim_scale(${WEIGHTED_TOTAL})::text weighted_total, q.currency_code,
  coalesce(q.probability, s.probability) probability, q.owner_id, q.next_step, q.next_step_date, q.expected_close_date`

/**
 * The stages of one pipeline, empty ones too, with how many quotes stand in each, their sums, and the first cards. What is filtered is
 * added up in SQL; only the cards are rows.
 */
export async function quoteBoard(execute: Execute, request: BoardRequest, on: ListContext): Promise<BoardColumn[]> {
  const stages = (await execute(
    `select id stage_id, name, code, position, probability, forecast_category, usual_days
     from crm_stage where pipeline_id = ? and deleted_at is null order by position, id`,
    [request.pipeline_id]
  )) as Omit<BoardColumn, "count" | "total" | "weighted_total" | "quotes">[]
  const list = quoteListFor(on, { filters: filtersOf(request) })
  const sums = request.sums ?? (await sumsOf(execute, list, request))
  const cards = await cardsOf(execute, list, request, on)
  return stages.map((stage) => {
    const { count, total, weighted_total } = sums.get(stage.stage_id) ?? NOTHING
    return { ...stage, count, total, weighted_total, quotes: cards.get(stage.stage_id) ?? [] }
  })
}

export type Sums = Pick<BoardColumn, "count" | "total" | "weighted_total">

const NOTHING: Sums = { count: 0, total: "0", weighted_total: "0" }

const filtersOf = ({ filters, currency_code }: BoardRequest) => ({ ...filters, view: "pipeline", currency_code })

async function sumsOf(execute: Execute, list: DocumentList, request: BoardRequest): Promise<Map<string, Sums>> {
  const filters = { ...filtersOf(request), pipeline_id: request.pipeline_id }
  const where = conditionOf(list, { ...request, filters })
  const rows = await execute(
    `select q.stage_id, count(*)::int count, trim_scale(sum(q.total))::text total,
       trim_scale(sum(${WEIGHTED_TOTAL}))::text weighted_total
     from ${list.from} where ${where.text} group by 1`,
    where.values
  )
  return new Map(rows.map(({ stage_id, ...sums }) => [stage_id as string, sums as Sums]))
}

/**
 * The first cards of each stage: one walk along an index per stage, however many quotes stand in it. Rows that are no card are passed
 * over in the index, which knows what is filtered by.
 */
async function cardsOf(
  execute: Execute,
  list: DocumentList,
  request: BoardRequest,
  on: ListContext
): Promise<Map<string, BoardCard[]>> {
  const where = conditionOf(list, { ...request, filters: filtersOf(request) })
  const rows = await execute(
    `select stage.id board_stage, card.*
     from crm_stage stage, lateral (
       select ${CARD}, ${daysInStage(on)} days_in_stage, ${isStalled(on)} is_stalled,
         coalesce(q.expected_close_date < '${on.today}', false) is_close_past
       from (
         select q.id from ${list.from} where q.stage_id = stage.id and ${where.text}
         order by ${sorting(list, request.order)} limit ?
       ) shown join ${list.from} on q.id = shown.id
       order by ${sorting(list, request.order)}
     ) card
     where stage.pipeline_id = ? and stage.deleted_at is null`,
    [...where.values, request.limit, request.pipeline_id]
  )
  const cards = new Map<string, BoardCard[]>()
  for (const { board_stage, ...card } of rows) {
    const id = board_stage as string
    cards.set(id, [...(cards.get(id) ?? []), card as BoardCard])
  }
  return cards
}
