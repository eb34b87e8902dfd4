import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { ListRequest, ListTotals } from "../../shared/lists/list-documents"
import { Day } from "../../shared/days"
import { plainRow } from "./answer"
import { scopeOf } from "./caller"

/** What a validated list request asks of a module's search: filters, text, sorting, page, and whose documents the caller sees. */
export function listRequestOf(req: MedusaRequest): ListRequest {
  const { limit, offset, q, order, fields: _fields, ...filters } = req.validatedQuery as Record<string, unknown>
  return {
    filters: ofWhoeverIsOne(filters),
    q: q as string | undefined,
    order: order as string | undefined,
    limit: limit as number,
    offset: offset as number,
    scope: scopeOf(req),
  }
}

/** Whose documents a list may be asked for. */
const WHOSE = ["customer_id", "bill_to_customer_id"]

/** A list of a customer has the documents of everyone who is that customer. */
export const ofWhoeverIsOne = (filters: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, filter]) => [
      name,
      WHOSE.includes(name) && filter !== undefined && filter !== null ? customersOf(filter) : filter,
    ])
  )

function customersOf(filter: unknown): Record<string, unknown> {
  if (typeof filter === "string" || Array.isArray(filter)) {
    return { $of: filter }
  }
  const { $eq, $in, $ne, $nin, ...rest } = filter as Record<string, unknown>
  return {
    ...rest,
    ...($eq === undefined ? {} : { $of: $eq }),
    ...($in === undefined ? {} : { [$eq === undefined ? "$of" : "$in"]: $in }),
    ...($ne === undefined ? {} : { $notOf: $ne }),
    ...($nin === undefined ? {} : { [$ne === undefined ? "$notOf" : "$nin"]: $nin }),
  }
}

/** Store day of now. */
export const storeToday = (req: MedusaRequest): Promise<Day> =>
  req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()

/**
 * Rows in the order of their ids, with stored columns and relations of what was asked.
 *
 * @param fields - names of columns and `*relations`; derived names among them are the caller's to add
 */
export async function rowsByIds<Row extends { id: string }>(
  req: MedusaRequest,
  entity: string,
  ids: string[],
  fields: string[]
): Promise<Row[]> {
  if (!ids.length) {
    return []
  }
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const relations = [...new Set(fields.filter((field) => field.startsWith("*") || field.endsWith(".*")).map(relation))]
  const { data } = await query.graph({ entity, fields: ["*", ...relations], filters: { id: ids } })
  const byId = new Map((data as unknown as Row[]).map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const relation = (field: string): string => (field.startsWith("*") ? `${field.slice(1)}.*` : field)

/** Sums of all that is filtered, per currency, as numbers like every amount of an answer. */
export const totalsAnswer = (totals: ListTotals[]): Record<string, unknown>[] =>
  totals.map(({ currency_code, count, total, outstanding }) => ({
    currency_code,
    count,
    total: MathBN.convert(total).toNumber(),
    outstanding: MathBN.convert(outstanding).toNumber(),
  }))

type Named = { id: string; number: string | null }
type AllocationRow = {
  invoice?: Named | null
  receipt?: Named | null
  credit_note?: Named | null
  created_at: string | Date
}

/** Allocations, newest first, with id and number of the documents they join. */
export function namedAllocations(rows: unknown): Record<string, unknown>[] {
  const nameOf = (document?: Named | null): Named | null =>
    document ? { id: document.id, number: document.number } : null
  return [...((rows ?? []) as AllocationRow[])]
    .sort((a, b) => new Date(b.created_at).getTime() - new Date(a.created_at).getTime())
    .map(({ invoice, receipt, credit_note, ...allocation }) => ({
      ...plainRow<object>(allocation),
      ...(invoice === undefined ? {} : { invoice: nameOf(invoice) }),
      ...(receipt === undefined ? {} : { receipt: nameOf(receipt) }),
      ...(credit_note === undefined ? {} : { credit_note: nameOf(credit_note) }),
    }))
}

/** Payments back of a receipt or credit note, the newest first. */
export async function refundsOf(
  req: MedusaRequest,
  filters: { receipt_id: string } | { credit_note_id: string }
): Promise<Record<string, unknown>[]> {
  const rows = await req.scope
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmRefunds(filters, { order: { created_at: "DESC", id: "DESC" }, take: null })
  return rows.map((row) => plainRow<Record<string, unknown>>(row))
}
