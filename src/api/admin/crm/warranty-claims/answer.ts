import { MedusaRequest } from "@medusajs/framework/http"

import { ListedClaim, WholeClaim } from "../../../../modules/warranty/claims/read-claims"
import { ClaimFileRow, ClaimMessageRow, ClaimRow, CostRow, PartRow, RecoveryRow } from "../../../../modules/warranty/claims/types"
import { STOCK_MINUTES } from "../../../../modules/warranty/claims/parts"
import { CostTotals } from "../../../../modules/warranty/rules/claim-costs"
import { claimActions } from "../../../../modules/warranty/rules/claim-transitions"
import { warranties } from "../../../../workflows/warranty/claims/claim-module"
import { plainRow } from "../../../shared/answer"
import { withoutCosts } from "./costs"

const OURS = ["request_key", "totals", "remedy_row"]

/** A claim as a list shows it; who does not see margins is told nothing of what it costs. */
export function listedClaimAnswer(req: MedusaRequest, claim: ListedClaim): Record<string, unknown> {
  const shown = Object.fromEntries(Object.entries(claim).filter(([name]) => !OURS.includes(name)))
  const { currency_code, totals } = claim
  return {
    ...withoutCosts(req, plainRow<Record<string, unknown>>(shown)),
    costs: withoutCosts(req, { currency_code, ...totalsAnswer(totals) }),
    ...withoutCosts(req, { cost_total: totals.provisioned_total.toNumber() }),
    actions: claimActions(claim),
  }
}

/** A claim as its page shows it. */
export function claimAnswer(req: MedusaRequest, claim: WholeClaim): Record<string, unknown> {
  return {
    ...listedClaimAnswer(req, claim),
    files: claim.files.map(fileAnswer),
    messages: claim.messages.map(messageAnswer),
    parts: claim.parts.map((part) => withoutCosts(req, partAnswer(part))),
    remedy_steps: claim.remedy_row?.steps ?? [],
  }
}

export const messageAnswer = ({ request_key: _ours, ...message }: ClaimMessageRow): Record<string, unknown> => plainRow(message)

export const totalsAnswer = ({ total, provisioned_total, recovered_total }: CostTotals) => ({
  total: total.toNumber(),
  provisioned_total: provisioned_total.toNumber(),
  recovered_total: recovered_total.toNumber(),
})

/** An entry of the ledger, with what was entered to take it back. */
export function costAnswers(req: MedusaRequest, costs: CostRow[]): Record<string, unknown>[] {
  const reversals = new Map(costs.flatMap(({ id, reverses_id }) => (reverses_id ? [[reverses_id, id]] : [])))
  return costs.map(({ request_key: _ours, ...cost }) => ({
    ...withoutCosts(req, plainRow<Record<string, unknown>>(cost)),
    reversed_by_id: reversals.get(cost.id) ?? null,
  }))
}

/** A supplier's share, without what it is paid where the caller does not see that. */
export const recoveryAnswer = (req: MedusaRequest, { request_key: _ours, ...recovery }: RecoveryRow): Record<string, unknown> =>
  withoutCosts(req, plainRow(recovery))

/** `is_unknown`: a crash left it open whether stock moved. */
const partAnswer = ({ request_key: _ours, ...part }: PartRow): Record<string, unknown> => ({
  ...plainRow<Record<string, unknown>>(part),
  is_unknown:
    (part.state === "taking" || part.state === "returning") &&
    new Date(part.moved_at).getTime() < Date.now() - STOCK_MINUTES * 60_000,
})

export const fileAnswer = (file: ClaimFileRow): Record<string, unknown> => ({
  id: file.id,
  file_name: file.filename,
  mime_type: file.mime_type,
  size: file.size,
  for_customer: file.for_customer,
  url: `/admin/crm/warranty-claims/${file.claim_id}/files/${file.id}`,
  uploaded_by: file.uploaded_by,
  created_at: file.created_at,
})

/** The claim of the request, as its page shows it. @throws NOT_FOUND */
export const answerClaim = async (req: MedusaRequest, id = req.params.id): Promise<Record<string, unknown>> =>
  claimAnswer(req, await warranties(req.scope).wholeClaim(id))

/** The claim of the request. @throws NOT_FOUND */
export const loadClaim = (req: MedusaRequest): Promise<ClaimRow> => warranties(req.scope).claim(req.params.id)
