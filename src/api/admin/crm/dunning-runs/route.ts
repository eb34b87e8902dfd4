import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { RunRow } from "../../../../modules/dunning/types"
import { dunning } from "../../../../workflows/dunning/dunning-module"
import { proposeDunningRunWorkflow } from "../../../../workflows/dunning/propose-run"
import { actorOf } from "../../../shared"
import { listRequestOf, storeToday } from "../../../shared/documents"
import { loadRun, runAnswers } from "./load"
import { AdminCreateCrmDunningRun } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { filters, limit, offset, order = "-created_at" } = listRequestOf(req)
  const name = order.replace(/^-/, "")
  const direction = order.startsWith("-") ? "DESC" : "ASC"
  const [rows, count] = await dunning(req.scope).listAndCountCrmDunningRuns(filters, {
    take: limit,
    skip: offset,
    order: { [name]: direction, id: direction },
  })
  res.json({ dunning_runs: await runAnswers(req, rows as unknown as RunRow[]), count, offset, limit })
}

/** Begins a run of today, or joins the one that is being proposed, and proposes for about two seconds. */
export const POST = async (req: MedusaRequest<AdminCreateCrmDunningRun>, res: MedusaResponse): Promise<void> => {
  const { result } = await proposeDunningRunWorkflow(req.scope).run({
    input: { ...req.validatedBody, as_of_date: await storeToday(req), actor: actorOf(req) },
  })
  const [dunning_run] = await runAnswers(req, [await loadRun(req, result.id)])
  res.json({ dunning_run })
}
