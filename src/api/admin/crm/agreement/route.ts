import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { BreakRow } from "../../../../modules/agreement/service"
import { agreementModule } from "../../../../workflows/agreement/agreement-module"
import { assertSeesAll, breakAnswer, runAnswer } from "./answer"
import { latestRun } from "./latest-run"

const STATUS = {
  open: { settled_at: null, dismissed_at: null },
  dismissed: { settled_at: null, dismissed_at: { $ne: null } },
  settled: { settled_at: { $ne: null } },
}

/** What disagrees, with the newest run and how many stand by kind. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  const { limit, offset, order, q, status, ...filters } = req.validatedQuery as Record<string, never>
  const name = (order as string).replace(/^-/, "")
  const direction = (order as string).startsWith("-") ? "DESC" : "ASC"
  const agreement = agreementModule(req.scope)
  const [[rows, count], kinds, run] = await Promise.all([
    agreement.listAndCountCrmAgreementBreaks(
      { ...filters, ...STATUS[status as keyof typeof STATUS], ...(q ? { q } : {}) } as never,
      { take: limit, skip: offset, order: { [name]: direction, id: direction } }
    ),
    agreement.countsByKind(),
    latestRun(req),
  ])
  res.json({
    breaks: (rows as unknown as BreakRow[]).map(breakAnswer),
    count,
    limit,
    offset,
    kinds,
    run: runAnswer(run),
  })
}
