import { MathBN } from "@medusajs/framework/utils"

import type { OpeningResult, OpeningState } from "../../../../modules/receivable/acts/import-opening"
import { sayProblem } from "../../../../modules/receivable/rules/opening-csv"

/** Lines that an answer shows; broken ones come first. */
const SHOWN = 200

const STATES: OpeningState[] = ["new", "known", "repeated", "settled", "wrong"]

/** What became of a file's lines: how many of each state, what the new ones come to by currency, and the lines themselves. */
export function openingAnswer(results: OpeningResult[]) {
  const fresh = results.filter(({ state }) => state === "new").map(({ entry }) => entry!)
  const currencies = [...new Set(fresh.map(({ currency_code }) => currency_code))].sort()
  const rank = ({ state }: OpeningResult): number => (state === "wrong" ? 0 : 1)
  return {
    line_count: results.length,
    counts: Object.fromEntries(STATES.map((state) => [state, results.filter((row) => row.state === state).length])),
    totals: currencies.flatMap((currency_code) =>
      (["invoice", "credit"] as const)
        .map((kind) => fresh.filter((entry) => entry.kind === kind && entry.currency_code === currency_code))
        .filter((entries) => entries.length)
        .map((entries) => ({
          currency_code,
          kind: entries[0].kind,
          count: entries.length,
          outstanding: MathBN.add(0, ...entries.map(({ outstanding }) => outstanding)).toNumber(),
        }))
    ),
    lines: [...results]
      .sort((a, b) => rank(a) - rank(b) || a.line_number - b.line_number)
      .slice(0, SHOWN)
      .map(({ line_number, said, entry, problem, ...rest }) => ({
        line_number,
        ...said,
        kind: entry?.kind ?? null,
        issue_date: entry?.issue_date ?? null,
        due_date: entry?.due_date ?? null,
        currency_code: entry?.currency_code ?? null,
        total: entry ? MathBN.convert(entry.total).toNumber() : null,
        outstanding: entry ? MathBN.convert(entry.outstanding).toNumber() : null,
        ...rest,
        problem: problem ? { ...problem, message: sayProblem(problem) } : null,
      })),
  }
}
