import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { ListRequest, ListTotals } from "../../../../shared/lists/list-documents"
import { reportingOf, reportInput } from "../reports/report-input"

/** Filters under which the sums that are kept as quotes change say it all. */
const KEPT = ["view", "currency_code", "stage_id"]

/**
 * Count and sums of a list of all quotes or of those that are open, without adding them up; undefined where something else narrows it.
 *
 * As `outstanding`, the weighted total.
 */
export async function keptTotals(
  req: MedusaRequest,
  { filters, q, scope }: ListRequest
): Promise<ListTotals[] | undefined> {
  const { view, currency_code, stage_id } = filters
  const isText = (value: unknown): boolean => value === undefined || typeof value === "string"
  const isKept = Object.keys(filters).every((name) => KEPT.includes(name) || filters[name] === undefined)
  if (q || !isKept || !isText(currency_code) || !isText(stage_id)) {
    return undefined
  }
  if (view === undefined && stage_id === undefined && scope.all) {
    return ofAll(req, currency_code as string | undefined)
  }
  if (view !== "pipeline") {
    return undefined
  }
  const codes = currency_code ? [currency_code as string] : await reportingOf(req).currencies()
  const totals = await Promise.all(codes.map((code) => totalsIn(req, code, stage_id as string | undefined)))
  return totals.filter(({ count }) => count > 0)
}

async function ofAll(req: MedusaRequest, currency_code: string | undefined): Promise<ListTotals[] | undefined> {
  const rows = await reportingOf(req).quoteTotals(currency_code)
  return rows?.map(({ count, weighted_total, ...row }) => ({
    ...row,
    count: MathBN.convert(count).toNumber(),
    outstanding: weighted_total,
  }))
}

async function totalsIn(req: MedusaRequest, currency_code: string, stage_id: string | undefined): Promise<ListTotals> {
  const rows = await reportingOf(req).openByStage(await reportInput(req, { currency_code }))
  const own = rows.filter((row) => !stage_id || row.stage_id === stage_id)
  const sum = (name: "count" | "total" | "weighted_total") => MathBN.add(0, ...own.map((row) => row[name]))
  return {
    currency_code,
    count: sum("count").toNumber(),
    total: sum("total").toFixed(),
    outstanding: sum("weighted_total").toFixed(),
  }
}
