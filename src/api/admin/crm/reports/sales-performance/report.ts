import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { ReportInput } from "../../../../../modules/reporting/queries/input"
import { SalesFacts } from "../../../../../modules/reporting/queries/sales-performance"
import { commissionOf, performance, PerformanceFigures } from "../../../../../modules/reporting/rules/performance"
import { monthEnd } from "../../../../../shared/days"
import { currencyDecimals } from "../../../../../shared/money"
import { quoteService } from "../../quotes/answer"
import { ownerNames } from "../owner-names"
import { reportingOf, reportInput } from "../report-input"
import { AdminSalesPerformanceParams } from "../validators"
import { settingsOf } from "../../../../shared/settings-of"

export type PerformanceRow = { key: string | null; name: string | null } & PerformanceFigures

export type SalesReport = {
  from: string
  to: string
  currency_code: string
  group_by: AdminSalesPerformanceParams["group_by"]
  rows: PerformanceRow[]
  totals: PerformanceFigures
  lost_reasons: { id: string | null; name: string | null; count: number; net: number }[]
}

/** The performance of a period by owner, team, source or month; the current month of the store unless told otherwise. */
export async function salesReport(req: MedusaRequest, params: AdminSalesPerformanceParams): Promise<SalesReport> {
  const { group_by, currency_code, owner_id } = params
  const [input, { timezone }] = await Promise.all([reportInput(req, { currency_code, owner_id }), settingsOf(req)])
  const from = params.from ?? `${(params.to ?? input.today).slice(0, 7)}-01`
  const to = params.to ?? monthEnd(from)
  if (to < from) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: to (${to}) lies before from (${from})`)
  }
  const facts = await reportingOf(req).salesFacts(input, { from, to, timezone })
  const targets = owner_id ? facts.targets.filter(({ user_id }) => user_id === owner_id) : facts.targets
  const scoped = { ...facts, targets }
  return {
    from,
    to,
    currency_code: input.currency_code,
    group_by,
    rows: await rowsBy(req, group_by, scoped, input),
    totals: figuresOf(scoped, targets, input, true),
    lost_reasons: facts.lost_reasons.map((reason) => ({ ...reason, net: MathBN.convert(reason.net).toNumber() })),
  }
}

type Key = string | null

function figuresOf(
  { decided, ordered, targets }: Pick<SalesFacts, "decided" | "ordered" | "targets">,
  rates: SalesFacts["targets"],
  { currency_code }: ReportInput,
  hasTargets: boolean
): PerformanceFigures {
  const decimals = currencyDecimals(currency_code)
  return performance(
    { decided, ordered, targets: hasTargets ? targets : null },
    commissionOf(ordered, rates, decimals),
    decimals
  )
}

async function rowsBy(
  req: MedusaRequest,
  group_by: AdminSalesPerformanceParams["group_by"],
  facts: SalesFacts,
  input: ReportInput
): Promise<PerformanceRow[]> {
  const teams = group_by === "team" ? await teamsByUser(req) : new Map<string, string>()
  const keyOf = (row: { owner_id: Key; source_id: Key; month: string }): Key =>
    ({ owner: row.owner_id, team: teams.get(row.owner_id ?? "") ?? null, source: row.source_id, month: row.month })[
      group_by
    ]
  const targetKey = (row: SalesFacts["targets"][number]): Key =>
    keyOf({ owner_id: row.user_id, source_id: null, month: row.month })
  const hasTargets = group_by !== "source"
  const keys = new Set<Key>([
    ...[...facts.decided, ...facts.ordered].map(keyOf),
    ...(hasTargets ? facts.targets.map(targetKey) : []),
  ])
  const names = await namesOf(req, group_by, [...keys])
  const rows = [...keys].map((key) => {
    const own = {
      decided: facts.decided.filter((row) => keyOf(row) === key),
      ordered: facts.ordered.filter((row) => keyOf(row) === key),
      targets: facts.targets.filter((row) => targetKey(row) === key),
    }
    return { key, name: names.get(key ?? "") ?? null, ...figuresOf(own, facts.targets, input, hasTargets) }
  })
  return group_by === "month"
    ? rows.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
    : rows.sort(
        (a, b) => b.won_net - a.won_net || b.ordered_net - a.ordered_net || String(a.name).localeCompare(String(b.name))
      )
}

/** People change teams; a team's figures are those of the people in it now. */
async function teamsByUser(req: MedusaRequest): Promise<Map<string, string>> {
  const members = await req.scope
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .listCrmAccessMembers({}, { select: ["user_id", "team_id"], take: null as never })
  return new Map(members.flatMap(({ user_id, team_id }) => (team_id ? [[user_id, team_id] as const] : [])))
}

async function namesOf(
  req: MedusaRequest,
  group_by: AdminSalesPerformanceParams["group_by"],
  keys: Key[]
): Promise<Map<string, string>> {
  if (group_by === "owner") {
    return ownerNames(req, keys)
  }
  if (group_by === "month") {
    return new Map(keys.map((key) => [key as string, key as string]))
  }
  const all = { select: ["id", "name"], take: null as never, withDeleted: true }
  const rows =
    group_by === "team"
      ? await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).listCrmTeams({}, all as never)
      : await quoteService(req).listCrmSources({}, all as never)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
