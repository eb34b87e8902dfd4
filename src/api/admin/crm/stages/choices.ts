import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { ChoiceKind } from "../../../../modules/quote/acts/choices"
import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { listRequestOf } from "../../../shared/documents"
import { quoteService } from "../quotes/answer"
import { AdminCreateCrmChoice, AdminOrderCrmChoices, AdminUpdateCrmChoice } from "./validators"

/** All of a list, those that are offered no more too. */
export const listChoices = async (req: MedusaRequest, res: MedusaResponse, kind: ChoiceKind): Promise<void> => {
  const { limit, offset } = listRequestOf(req)
  const page = { order: { position: "ASC" as const, id: "ASC" as const }, take: limit, skip: offset }
  const [rows, count] = await (kind === "source"
    ? quoteService(req).listAndCountCrmSources({}, page)
    : quoteService(req).listAndCountCrmLostReasons({}, page))
  res.json({ [`${kind}s`]: rows.map((row) => plainRow(row)), count, offset, limit })
}

export const saveChoice = async (
  req: MedusaRequest<AdminCreateCrmChoice | AdminUpdateCrmChoice>,
  res: MedusaResponse,
  kind: ChoiceKind
): Promise<void> => {
  const row = await quoteService(req).saveChoice(kind, req.params.id ?? null, req.validatedBody, actorOf(req))
  res.json({ [kind]: plainRow(row) })
}

/** Puts all of a list in order. */
export const orderChoices = async (
  req: MedusaRequest<AdminOrderCrmChoices>,
  res: MedusaResponse,
  kind: ChoiceKind
): Promise<void> => {
  const { ids } = req.validatedBody
  await quoteService(req).orderChoices(kind, ids, actorOf(req))
  const all = { order: { position: "ASC" as const, id: "ASC" as const }, take: null as never }
  const rows = await (kind === "source"
    ? quoteService(req).listCrmSources({}, all)
    : quoteService(req).listCrmLostReasons({}, all))
  res.json({ [`${kind}s`]: rows.map((row) => plainRow(row)) })
}

/** Answers `deleted: false` for one that a quote names: it is offered no more. */
export const removeChoice = async (req: MedusaRequest, res: MedusaResponse, kind: ChoiceKind): Promise<void> => {
  const { id } = req.params
  const deleted = await quoteService(req).removeChoice(kind, id, actorOf(req))
  res.json({ id, object: `crm_${kind}`, deleted, ...(deleted ? {} : { deactivated: true }) })
}
