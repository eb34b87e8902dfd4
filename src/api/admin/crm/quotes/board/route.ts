import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { BoardCard, Sums } from "../../../../../modules/quote/lists/quote-board"
import { isKept, ListContext } from "../../../../../modules/quote/lists/quote-list"
import { ListRequest } from "../../../../../shared/lists/list-documents"
import { roundMoney } from "../../../../../shared/money"
import { reportingOf, reportInput } from "../../reports/report-input"
import { quoteService } from "../answer"
import { listContext, quoteListRequest } from "../list-context"

/** The open quotes of a pipeline by stage: sums of all that is filtered, and the first cards of each. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { filters, limit, ...request } = await quoteListRequest(req)
  const {
    pipeline_id: asked,
    currency_code: currency,
    ...rest
  } = filters as { pipeline_id?: string; currency_code?: string }
  const [input, on, pipeline_id, currencies] = await Promise.all([
    reportInput(req, { currency_code: currency }),
    listContext(req),
    pipelineOf(req, asked),
    reportingOf(req).currencies(),
  ])
  const { currency_code } = input
  const sums = await keptSums(req, { ...request, filters: { ...rest, pipeline_id, currency_code } }, on)
  const columns = await quoteService(req).board(
    { ...request, filters: rest, pipeline_id, currency_code, limit, sums },
    on
  )
  const cards = columns.flatMap(({ quotes }) => quotes)
  const debtors = cards.flatMap(({ bill_to_customer_id, customer_id }) => bill_to_customer_id ?? customer_id ?? [])
  const overdue = await reportingOf(req).overdueOf(input, [...new Set(debtors)])
  const answer = ({ bill_to_customer_id, ...card }: BoardCard) => ({
    ...card,
    customer_overdue: overdue.get(bill_to_customer_id ?? card.customer_id ?? "") ?? null,
  })
  res.json({
    pipeline_id,
    currency_code,
    currencies: [...new Set([currency_code, ...currencies])].sort(),
    columns: columns.map(({ quotes, weighted_total, ...column }) => ({
      ...column,
      weighted_total: roundMoney(MathBN.convert(weighted_total), currency_code).toFixed(),
      quotes: quotes.map(answer),
    })),
  })
}

/** What is kept as quotes change, where it knows all that narrows the board: 40,000 quotes need not be added up. */
async function keptSums(
  req: MedusaRequest,
  { filters, q, scope }: Pick<ListRequest, "filters" | "q" | "scope">,
  on: ListContext
): Promise<Map<string, Sums> | undefined> {
  if (!isKept({ filters, q })) {
    return undefined
  }
  const open = { ...filters, view: "pipeline" }
  const rows = await reportingOf(req).quoteTotals({ filters: open, scope, on, by_stage: true })
  return rows && new Map(rows.map(({ stage_id, ...sums }) => [stage_id as string, sums]))
}

/** The pipeline asked for, else the default one. @throws NOT_FOUND */
async function pipelineOf(req: MedusaRequest, id: string | undefined): Promise<string> {
  const pipelines = await quoteService(req).listCrmPipelines(id ? { id } : {}, {
    order: { is_default: "DESC", id: "ASC" },
    take: 1,
  })
  if (!pipelines.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, id ? `Pipeline ${id} was not found.` : "There is no pipeline.")
  }
  return pipelines[0].id
}
