import { dayOf, Day, daysBetween } from "../../../shared/days"
import { QuoteRow, StageRow } from "../types"
import { shownStatus } from "./transitions"

/** The store's clock for deals: its day and zone, and its days where a stage has no usual time of its own. */
export type StallRules = { today: Day; timezone: string; stalled_after_days: number }

export type Standing = { days_in_stage: number; is_stalled: boolean }

type Facts = Pick<QuoteRow, "status" | "valid_until" | "stage_entered_at" | "last_contact_at" | "created_at">

/**
 * How long a quote stands where it stands. Stalled: in the pipeline, and neither contact nor move for longer than its stage takes.
 *
 * The list's filter says the same in SQL (`isStalled`).
 */
export function standingOf(
  quote: Facts,
  stage: Pick<StageRow, "usual_days"> | null | undefined,
  rules: StallRules
): Standing {
  const daysSince = (moment: Date) => daysBetween(dayOf(moment, rules.timezone), rules.today)
  const created = new Date(quote.created_at)
  const entered = quote.stage_entered_at ? new Date(quote.stage_entered_at) : created
  const touched = [created, entered, ...(quote.last_contact_at ? [new Date(quote.last_contact_at)] : [])]
  const last = new Date(Math.max(...touched.map((moment) => moment.getTime())))
  const isOpen = ["draft", "sent"].includes(shownStatus(quote, rules.today))
  return {
    days_in_stage: daysSince(entered),
    is_stalled: isOpen && daysSince(last) > (stage?.usual_days ?? rules.stalled_after_days),
  }
}
