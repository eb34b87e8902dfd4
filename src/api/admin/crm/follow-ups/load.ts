import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { isOverdue } from "../../../../modules/follow-up/rules/due-moment"
import { Clock, Facts, FollowUpRow } from "../../../../modules/follow-up/types"
import { Day, daysBetween } from "../../../../shared/days"
import type { ListRequest } from "../../../../shared/lists/list-documents"
import { followUps, userClock } from "../../../../workflows/follow-up/follow-up-module"
import { actorOf, scopeOf } from "../../../shared"

/** Fields that are ours alone. */
const OURS = [
  "undo",
  "request_key",
  "series_id",
  "series_start",
  "series_slot",
  "told_at",
  "deleted_at",
  "raw_amount",
  "occasion",
]

/** A follow-up as the API answers it, by the clock of whoever asks. */
export function followUpAnswer(row: FollowUpRow, clock: Clock): Record<string, unknown> {
  const shown = Object.fromEntries(Object.entries(row).filter(([name]) => !OURS.includes(name)))
  const canUndo = row.undo && row.undo_until && new Date(row.undo_until) > clock.now
  return {
    ...shown,
    due_at: new Date(row.due_at).toISOString(),
    is_overdue: row.status === "open" && isOverdue({ ...row, due_at: new Date(row.due_at).toISOString() }, clock),
    facts: row.facts && countedFacts(row.facts, clock.today),
    undo_until: canUndo ? row.undo_until : null,
  }
}

/** Days since something are counted when they are read. */
export const countedFacts = ({ since_date, ...facts }: Facts, today: Day): Facts =>
  since_date ? { ...facts, since_date, days: Math.max(daysBetween(since_date, today), 0) } : facts

/** The clock of the caller: their zone, their today. */
export const clockOf = (req: MedusaRequest): Promise<Clock> => userClock(req.scope, actorOf(req).actor_id)

/** One follow-up within the caller's scope. @throws NOT_FOUND */
export async function loadFollowUp(req: MedusaRequest, clock: Clock, id: string = req.params.id): Promise<FollowUpRow> {
  const request: ListRequest = { filters: { id }, limit: 1, offset: 0, order: "due_at", scope: scopeOf(req) }
  const { ids } = await followUps(req.scope).searchFollowUps(request, clock, null)
  if (!ids.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Follow-up ${id} was not found.`)
  }
  return followUps(req.scope).followUp(id)
}

/** A follow-up as it is now, with the orders that came of it. */
export async function answerFollowUp(req: MedusaRequest, id: string, clock: Clock): Promise<Record<string, unknown>> {
  const [row, revenue] = await Promise.all([followUps(req.scope).followUp(id), followUps(req.scope).revenueOf(id)])
  return { ...followUpAnswer(row, clock), revenue: revenueAnswer(revenue) }
}

export const revenueAnswer = (revenue: { currency_code: string; amount: string; orders: number }[]) =>
  revenue.map(({ amount, ...rest }) => ({ ...rest, amount: MathBN.convert(amount).toNumber() }))
