import {
  ADDRESS,
  coded,
  COUNT,
  countIf,
  CUSTOMER,
  CUSTOMER_KIND,
  Dataset,
  mean,
  named,
  OWN,
  PLACE,
  rate,
  sum,
  TEAM,
  USER,
} from "./field"

const OUTCOMES = ["open", "won", "lost", "expired", "withdrawn"] as const

const OUTCOME = `case when f.status = 'accepted' then 'won' when f.status = 'declined' then 'lost' when f.status = 'canceled' then 'withdrawn'
  when f.status = 'sent' and f.valid_until < :as_of then 'expired' else 'open' end`

const is = (outcome: (typeof OUTCOMES)[number]): string => `(${OUTCOME}) = '${outcome}'`
const DECIDED = `(${OUTCOME}) in ('won', 'lost', 'expired')`
const only = (outcome: (typeof OUTCOMES)[number], amount: string): string =>
  `case when ${is(outcome)} then ${amount} end`

/** Quotes, open ones and decided ones, net of tax and shipping. Win rate = won ÷ (won + lost + expired). */
export const QUOTES: Dataset = {
  from: "crm_view_pivot_quote f",
  hasCurrency: true,
  scope: OWN,
  dates: {
    decided_date: "f.decided_date",
    created_date: "to_char(f.created_at at time zone :zone, 'YYYY-MM-DD')",
    expected_close_date: "f.expected_close_date",
  },
  dimensions: {
    owner: USER("owner_id"),
    team: TEAM,
    customer: CUSTOMER,
    outcome: coded(OUTCOME, "pivot.outcomes", OUTCOMES),
    stage: named("stage", "quote.stages"),
    pipeline: named("pipeline", "pipeline.names"),
    source: named("source", "pipeline.sources"),
    lost_reason: named("lost_reason", "quote.lostReasons"),
    customer_kind: CUSTOMER_KIND,
    ...ADDRESS,
    ...PLACE,
  },
  measures: {
    count: COUNT,
    net: sum("f.net_total"),
    average: mean("f.net_total"),
    won_count: countIf(is("won")),
    won_net: sum(only("won", "f.net_total")),
    lost_net: sum(only("lost", "f.net_total")),
    open_net: sum(only("open", "f.net_total")),
    // Rounded per quote, so that a list's sum is the figure.
    weighted_net: sum(only("open", "round(f.net_total * f.probability / 100, :digits)")),
    win_rate: rate(is("won"), DECIDED),
    win_rate_by_value: rate(is("won"), DECIDED, "f.net_total"),
  },
  document: { id: "f.id", number: "f.number" },
}
