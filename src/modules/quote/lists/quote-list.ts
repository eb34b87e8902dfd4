import { currencyDigitsSql } from "../../../shared/currency-digits"
import { Approver } from "../rules/may-decide"
import { StallRules } from "../rules/standing"
import { DocumentList, ListRequest } from "../../../shared/lists/list-documents"

const named = (names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `q.${name}`]))

const PROBABILITY = "coalesce(q.probability, s.probability)"

/** Total × probability, rounded to the minor unit like each quote's own `weighted_total`, so that the overview's figure is the sum of its list. */
export const WEIGHTED_TOTAL = `round(q.total * ${PROBABILITY} / 100, ${currencyDigitsSql("q.currency_code")})`

/** Still to be won, as far as the status tells. */
export const OPEN = "(q.status in ('draft', 'sent'))"

/** For whom and when a list is made; `viewer` is whose approvals `awaiting_me` finds, nobody's when left out. */
export type ListContext = StallRules & { viewer?: ListViewer }

const daysSince = (moment: string, { today, timezone }: StallRules): string =>
  `('${today}'::date - (${moment} at time zone '${timezone.replaceAll("'", "")}')::date)`

/** Days since a quote came to its stage. */
export const daysInStage = (rules: StallRules): string => daysSince("coalesce(q.stage_entered_at, q.created_at)", rules)

/** True for a quote in the pipeline without contact or move for longer than its stage takes, as `standingOf` says. */
export const isStalled = (rules: StallRules): string =>
  `(${OPEN} and not (q.status = 'sent' and q.valid_until < '${rules.today}')
    and ${daysSince("greatest(q.stage_entered_at, q.last_contact_at, q.created_at)", rules)}
      > coalesce(s.usual_days, ${Math.trunc(rules.stalled_after_days)}))`

/** Who asks for the list: a request for approval waits for some people and not for others. */
export type ListViewer = Approver

/** True where a request for approval waits for this person, as `mayDecide` says. */
function awaits(viewer: ListViewer | undefined): string {
  if (!viewer || (viewer.user_id === null && !viewer.can_approve)) {
    return "false"
  }
  const literal = (text: string): string => `'${text.replaceAll("'", "''").replaceAll("?", "")}'`
  const named =
    viewer.user_id === null ? "false" : `a.approver_ids @> ${literal(JSON.stringify(viewer.user_id))}::jsonb`
  const unnamed = viewer.can_approve ? "coalesce(jsonb_typeof(a.approver_ids), 'null') = 'null'" : "false"
  const own =
    viewer.may_approve_own || viewer.user_id === null ? "true" : `a.requested_by <> ${literal(viewer.user_id)}`
  return `exists (select 1 from crm_quote_approval a where a.quote_id = q.id and a.status = 'pending' and a.deleted_at is null
    and (${named} or ${unnamed}) and ${own})`
}

/**
 * Quotes as listed: `status` may be expired, which is derived from the day; `view` pipeline is what may still be won,
 * draft, or sent and not expired. Sums answer `total` and, as `outstanding`, the weighted total.
 */
export const quoteList = ({ today, viewer, ...stall }: ListContext): DocumentList => {
  const expired = `(q.status = 'sent' and q.valid_until < '${today}')`
  return {
    from: "crm_quote q left join crm_stage s on s.id = q.stage_id",
    alias: "q",
    columns: {
      ...named([
        "id", "number", "version", "title", "customer_id", "customer_name", "company_name", "email", "owner_id", "stage_id", "pipeline_id",
        "currency_code", "region_id", "order_id", "total", "valid_until", "expected_close_date", "decided_date", "sent_at", "accepted_at",
        "created_at", "updated_at", "approval_status", "source", "source_id", "next_step_date",
      ]),
      team_owner_id: "q.owner_id",
      days_in_stage: daysInStage({ today, ...stall }),
      stalled: isStalled({ today, ...stall }),
      overdue_next_step: `(${OPEN} and not ${expired} and q.next_step_date < '${today}')`,
      unanswered: "(q.unanswered_messages > 0)",
      on_hold: "(q.hold is not null)",
      awaiting_me: awaits(viewer),
      status: `(case when ${expired} then 'expired' else q.status end)`,
      view: `(case when ${OPEN} and not ${expired} then 'pipeline' else 'closed' end)`,
      probability: PROBABILITY,
      weighted_total: WEIGHTED_TOTAL,
    },
    search: ["q.number", "q.title", "q.customer_name", "q.company_name", "q.email"],
    total: "q.total",
    outstanding: WEIGHTED_TOTAL,
    defaultOrder: "-created_at",
  } // prettier-ignore
}

/** The list for what is asked of it: what is open is found by the index of what is open. */
export const quoteListFor = (on: ListContext, { filters }: Pick<ListRequest, "filters">): DocumentList => ({
  ...quoteList(on),
  ...(filters.view === "pipeline" ? { narrow: OPEN } : {}),
})
