import fc from "fast-check"

import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { storeToday } from "../../src/shared/days"
import { writeLedger } from "../fixtures/ledger"
import { createUser } from "../support/callers"
import { clientOf, ok } from "../support/receivable-client"

jest.setTimeout(300_000)

type Quote = Record<"owner" | "customer" | "stage" | "outcome" | "region" | "sales_channel", string> & { cents: number }
type Field = Exclude<keyof Quote, "cents">
type Figures = (number | null)[]
type Line = { keys: { key: string }[]; cells: (Figures | null)[]; total: Figures }
type Pg = { raw: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, string | null>[] }> }

const FIELDS: Field[] = ["owner", "customer", "stage", "outcome", "region", "sales_channel"]

/** One part in hundredths of another, rounded to two digits; nothing of nothing. */
const share = (part: number, of: number): number | null =>
  of ? Math.floor((20_000 * part + of) / (2 * of)) / 100 : null
const sumOf = (quotes: Quote[]): number => quotes.reduce((sum, { cents }) => sum + cents, 0)
const won = (quotes: Quote[]): Quote[] => quotes.filter(({ outcome }) => outcome === "won")
const decided = (quotes: Quote[]): Quote[] =>
  quotes.filter(({ outcome }) => ["won", "lost", "expired"].includes(outcome))

/** The measures as a reader would work them out from the quotes. */
const MEASURES: Record<string, (quotes: Quote[]) => number | null> = {
  count: (quotes) => quotes.length,
  net: (quotes) => sumOf(quotes) / 100,
  average: (quotes) => Math.floor((2 * sumOf(quotes) + quotes.length) / (2 * quotes.length)) / 100,
  won_count: (quotes) => won(quotes).length,
  won_net: (quotes) => sumOf(won(quotes)) / 100,
  win_rate: (quotes) => share(won(quotes).length, decided(quotes).length),
  win_rate_by_value: (quotes) => share(sumOf(won(quotes)), sumOf(decided(quotes))),
}

const grouped = (quotes: Quote[], fields: Field[]): Map<string, Quote[]> => {
  const groups = new Map<string, Quote[]>()
  for (const quote of quotes) {
    const key = JSON.stringify(fields.map((field) => quote[field]))
    groups.set(key, [...(groups.get(key) ?? []), quote])
  }
  return groups
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it("any fields and measures come to what the quotes come to when they are counted one by one", async () => {
      const today = storeToday("UTC")
      const admin = clientOf(api, await createUser(getContainer()))
      await writeLedger(getContainer(), today)
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Pg
      await pg.raw(
        `insert into crm_quote select (jsonb_populate_record(q, jsonb_build_object('id', q.id || '-' || n, 'number', q.number || '-' || n,
           'net_total', 10.01 * n + length(q.id), 'owner_id', case n % 4 when 0 then null else 'rep' || n % 4 end,
           'customer_id', case n % 3 when 0 then 'ann' else 'bob' end, 'region_id', case n % 5 when 0 then 'reg_pt' else 'reg' end))).*
           from crm_quote q cross join generate_series(1, 8) n where q.currency_code = 'eur'`
      )
      const { rows } = await pg.raw("select * from crm_view_pivot_quote where currency_code = 'eur'")
      const OUTCOMES: Record<string, string> = { accepted: "won", declined: "lost", canceled: "withdrawn" }
      const quotes = rows.map((row): Quote => {
        const isExpired = row.status === "sent" && row.valid_until !== null && row.valid_until < today
        return {
          ...{ owner: row.owner_id ?? "", customer: row.customer_id ?? "", stage: row.stage_id ?? "" },
          ...{ region: row.region_id ?? "", sales_channel: row.sales_channel_id ?? "" },
          outcome: OUTCOMES[row.status!] ?? (isExpired ? "expired" : "open"),
          cents: Math.round(parseFloat(row.net_total!) * 100),
        }
      })
      expect(quotes).toHaveLength(72)

      const pivots = fc.record({
        axes: fc.shuffledSubarray(FIELDS, { minLength: 1, maxLength: 3 }),
        hasColumn: fc.boolean(),
        measures: fc.shuffledSubarray(Object.keys(MEASURES), { minLength: 1, maxLength: 3 }),
        narrowed: fc.option(fc.record({ field: fc.constantFrom(...FIELDS), of: fc.nat(71) }), { nil: undefined }),
      })
      await fc.assert(
        fc.asyncProperty(pivots, async ({ axes, hasColumn, measures, narrowed }) => {
          const isCrossed = axes.length === 3 || (axes.length === 2 && hasColumn)
          const fields = isCrossed ? axes.slice(0, -1) : axes
          const column = isCrossed ? axes[axes.length - 1] : undefined
          const kept = narrowed && quotes[narrowed.of][narrowed.field]
          const seen = narrowed ? quotes.filter((quote) => quote[narrowed.field] === kept) : quotes
          const query = new URLSearchParams({
            ...{
              currency_code: "eur",
              dataset: "quotes",
              limit: "200",
              rows: fields.join(),
              measures: measures.join(),
            },
            ...(column ? { column } : {}),
            ...(narrowed ? { filters: JSON.stringify({ [narrowed.field]: [kept] }) } : {}),
          })
          const answer = await ok(admin.get(`/admin/crm/reports/pivot?${query.toString()}`))

          const figures = (of: Quote[]): Figures => measures.map((name) => MEASURES[name](of))
          const keys: string[] = answer.columns.map(({ key }: { key: string }) => key)
          expect([...keys].sort()).toEqual(column ? [...new Set(seen.map((quote) => quote[column]))].sort() : [])
          const line = (of: Quote[]): Pick<Line, "cells" | "total"> => ({
            cells: keys.map((key) => {
              const there = of.filter((quote) => quote[column!] === key)
              return there.length ? figures(there) : null
            }),
            total: figures(of),
          })
          const expected = (by: Field[]) => new Map([...grouped(seen, by)].map(([key, of]) => [key, line(of)]))
          const found = (lines: Line[]) =>
            new Map(
              lines.map((row) => [
                JSON.stringify(row.keys.map(({ key }) => key)),
                { cells: row.cells, total: row.total },
              ])
            )
          expect(found(answer.rows)).toEqual(expected(fields))
          expect(found(answer.subtotals)).toEqual(fields.length > 1 ? expected([fields[0]]) : new Map())
          expect(found([answer.totals]).get("[]")).toEqual(line(seen))
          expect(answer.count).toBe(answer.rows.length)
          const leads: Line[] = fields.length > 1 ? [] : answer.rows
          const order = leads.map(({ total }) => total[0] ?? -1)
          expect(order).toEqual([...order].sort((a, b) => b - a))
        }),
        { numRuns: 60, seed: 11 }
      )
    })
  },
})
