import { currencyDigits, currencyDigitsSql } from "../../../shared/currency-digits"
import { Approver } from "../rules/may-decide"
import { StallRules } from "../rules/standing"
import { DocumentList, ListRequest } from "../../../shared/lists/list-documents"
import { Columns } from "../../../shared/lists/where"

const named = (names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `q.${name}`]))

const PROBABILITY = "coalesce(q.probability, s.probability)"

/** Total × probability, rounded to the minor unit like each quote's own `weighted_total`, so that the overview's figure is the sum of its list. */
const weightedTotal = (digits: string | number): string => `round(q.total * ${PROBABILITY} * 0.01, ${digits})`

export const WEIGHTED_TOTAL = weightedTotal(currencyDigitsSql("q.currency_code"))

/** Text in which a list finds, in the words of its index: the columns, a line each. */
const SEARCHED = [
  "q.number",
  ...["title", "customer_name", "company_name"].map((name) => `coalesce(q.${name}, '')`),
  "q.email",
].join(" || chr(10) || ")

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
        "currency_code", "region_id", "sales_channel_id", "order_id", "total", "valid_until", "expected_close_date", "decided_date", "sent_at", "accepted_at",
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
    search: [`(${SEARCHED})`],
    total: "q.total",
    outstanding: WEIGHTED_TOTAL,
    defaultOrder: "-created_at",
  } // prettier-ignore
}

/**
 * The list for what is asked of it: what is in the pipeline is found by the indexes of what is open, by conditions whose share of the
 * rows PostgreSQL can guess, and in one currency all are rounded alike.
 */
export function quoteListFor(on: ListContext, { filters }: Pick<ListRequest, "filters">): DocumentList {
  const { view, currency_code } = filters
  const list = quoteList(on)
  const weighted_total =
    typeof currency_code === "string" ? weightedTotal(currencyDigits(currency_code)) : list.outstanding
  return {
    ...list,
    columns: { ...list.columns, weighted_total, ...(view === "pipeline" ? { view: "'pipeline'" } : {}) },
    outstanding: weighted_total,
    ...(view === "pipeline"
      ? { narrow: `${OPEN} and (q.status = 'draft' or q.valid_until is null or q.valid_until >= '${on.today}')` }
      : {}),
  }
}

/** Filters that what is kept of all quotes knows, each by the same SQL over it as over the quotes. */
const KEPT = ["currency_code", "pipeline_id", "stage_id", "owner_id", "team_owner_id", "status", "view"]

/** Columns of what is kept, under the alias `q`. */
export const keptColumns = (on: ListContext): Columns =>
  Object.fromEntries(Object.entries(quoteList(on).columns).filter(([name]) => KEPT.includes(name)))

/** Whether the sums that are kept as quotes change say it all. */
export const isKept = ({ filters, q }: Pick<ListRequest, "filters" | "q">): boolean =>
  !q && Object.entries(filters).every(([name, value]) => value === undefined || KEPT.includes(name))
