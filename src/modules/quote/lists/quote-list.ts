import { currencyDigitsSql } from "../../../shared/currency-digits"
import { Day } from "../../../shared/days"
import { Approver } from "../rules/may-decide"
import { DocumentList } from "../../../shared/lists/list-documents"

const named = (names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `q.${name}`]))

const PROBABILITY = "coalesce(q.probability, s.probability)"

/** Total × probability, rounded to the minor unit like each quote's own `weighted_total`, so that the overview's figure is the sum of its list. */
export const WEIGHTED_TOTAL = `round(q.total * ${PROBABILITY} / 100, ${currencyDigitsSql("q.currency_code")})`

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
 *
 * @param viewer - whose approvals `awaiting_me` finds; nobody's when left out
 */
export const quoteList = (today: Day, viewer?: ListViewer): DocumentList => {
  const expired = `(q.status = 'sent' and q.valid_until < '${today}')`
  return {
    from: "crm_quote q left join crm_stage s on s.id = q.stage_id",
    alias: "q",
    columns: {
      ...named([
        "id", "number", "version", "title", "customer_id", "customer_name", "company_name", "email", "owner_id", "stage_id", "pipeline_id",
        "currency_code", "region_id", "order_id", "total", "valid_until", "expected_close_date", "decided_date", "sent_at", "accepted_at",
        "created_at", "updated_at", "approval_status", "source",
      ]),
      unanswered: "(q.unanswered_messages > 0)",
      awaiting_me: awaits(viewer),
      status: `(case when ${expired} then 'expired' else q.status end)`,
      view: `(case when q.status = 'draft' or (q.status = 'sent' and not ${expired}) then 'pipeline' else 'closed' end)`,
      probability: PROBABILITY,
      weighted_total: WEIGHTED_TOTAL,
    },
    search: ["q.number", "q.title", "q.customer_name", "q.company_name", "q.email"],
    total: "q.total",
    outstanding: WEIGHTED_TOTAL,
    defaultOrder: "-created_at",
  } // prettier-ignore
}
