import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import type { NoticeRow, RunRow } from "../../../../modules/dunning/types"
import { dunning } from "../../../../workflows/dunning/dunning-module"
import { assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"

const number = (amount: string): number => MathBN.convert(amount).toNumber()

/** A notice as the API answers it: amounts are numbers, here and in its invoices. */
export const noticeAnswer = ({ amount, invoices, ...notice }: NoticeRow): Record<string, unknown> => ({
  ...plainRow<object>(notice),
  amount: number(amount as unknown as string),
  invoices: invoices.map((line) => ({
    ...line,
    outstanding: number(line.outstanding),
    disputed: number(line.disputed),
    asked: number(line.asked),
  })),
})

/** Runs with the counts of their notices, by status, and what these ask for per currency. */
export async function runAnswers(req: MedusaRequest, rows: RunRow[]): Promise<Record<string, unknown>[]> {
  const counts = await dunning(req.scope).runCounts(rows.map(({ id }) => id))
  return rows.map((row) => {
    const { cursor: _cursor, run_key: _key, ...run } = plainRow<RunRow>(row)
    const { counts: by, totals } = counts.get(row.id)!
    return { ...run, counts: by, totals: totals.map((total) => ({ ...total, amount: number(total.amount) })) }
  })
}

/** @throws NOT_FOUND */
export async function loadRun(req: MedusaRequest, id: string = req.params.id): Promise<RunRow> {
  const [row] = await dunning(req.scope).listCrmDunningRuns({ id })
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dunning run ${id} was not found.`)
  }
  return row as unknown as RunRow
}

/** @throws NOT_FOUND, also for a notice of another run or outside the caller's scope */
export async function loadNotice(req: MedusaRequest, id: string, run_id?: string): Promise<NoticeRow> {
  const notice = await dunning(req.scope).notice(id)
  if (run_id !== undefined && notice.run_id !== run_id) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Notice ${id} was not found in this run.`)
  }
  assertInScope(req, notice.owner_id, `Notice ${id}`)
  return notice
}
