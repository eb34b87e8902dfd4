import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EVERYONE } from "../follow-up/my-day/use-my-day-params"
import { Day } from "../shared/day"
import { addDay } from "../shared/format"
import { listHref } from "../shared/list-href"
import { Money } from "../shared/money"
import { Narrowing } from "../shared/narrowing"
import { openHref, quotesHref, receivablesHref } from "./hrefs"
import { Overview, Waiting } from "./queries"

type Item = { key: string; count: number; amount?: number; to: string; late?: boolean }

/** What waits for somebody today, each with the list behind it; nothing to do is said in words. */
export const TodayStrip = ({ data, narrowing }: { data: Overview; narrowing: Narrowing }) => {
  const { t } = useTranslation("crm")
  const { currency_code: currency, today } = data
  const items = itemsOf(data, narrowing).filter(({ count }) => count > 0)
  return (
    <Container className="divide-y p-0" data-testid="crm-today">
      <div className="flex flex-wrap items-baseline gap-x-2 px-6 py-3">
        <Heading level="h2">{t("overview.today.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("overview.today.since")} <Day value={today.since} />
        </Text>
      </div>
      {items.length ? (
        <ul className="grid grid-cols-2 gap-px px-3 py-2 md:grid-cols-3 xl:grid-cols-5">
          {items.map(({ key, count, amount, to, late }) => (
            <li key={key}>
              <Link
                to={to}
                data-testid={`crm-today-${key}`}
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex h-full flex-col gap-y-0.5 rounded-md px-3 py-2 outline-none"
              >
                <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
                  {t(`overview.today.${key}`)}
                </Text>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span
                    className={`txt-compact-large-plus tabular-nums ${late ? "text-ui-fg-error" : "text-ui-fg-base"}`}
                  >
                    {count}
                  </span>
                  {amount === undefined ? null : (
                    <Money amount={amount} currency={currency} className="txt-compact-small text-ui-fg-subtle" />
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("overview.today.nothing")}
        </Text>
      )}
    </Container>
  )
}

function itemsOf({ currency_code, as_of, today, follow_ups }: Overview, narrowing: Narrowing): Item[] {
  const { since, week_end, unmatched } = today
  const quotes = (what: Parameters<typeof quotesHref>[1]): string => quotesHref(currency_code, what, narrowing)
  const money = (tab: string, more: Record<string, string> = {}): string =>
    receivablesHref(tab, currency_code, { ...more, ...narrowing })
  const item = (key: string, { count, amount }: Waiting, to: string, late = false): Item => ({
    ...{ key, count, amount, to, late },
  })
  const due = follow_ups ? follow_ups.due_today + follow_ups.overdue : 0
  return [
    item("accepted", today.accepted, quotes({ status: "accepted", days: ["decided_date", since, as_of] })),
    item("questions", today.questions, quotes({ view: "unanswered" })),
    item("expiring", today.expiring, quotes({ status: "sent", days: ["valid_until", as_of, week_end] })),
    item(
      "newly_overdue",
      today.newly_overdue,
      openHref(currency_code, { due_from: addDay(since, -1), due_to: addDay(as_of, -1) }, narrowing),
      true
    ),
    item("broken_promises", today.broken_promises, money("collect", { broken_promise: "true" }), true),
    item("unallocated", unmatched.unallocated, money("unallocated")),
    ...(unmatched.bank_lines ? [item("bank_lines", unmatched.bank_lines, receivablesHref("bank", currency_code))] : []),
    item("delivered_not_invoiced", today.delivered_not_invoiced, money("uninvoiced", { delivered: "true" })),
    item("on_hold", today.on_hold, quotes({ view: "on_hold", status: "accepted" })),
    {
      key: "follow_ups",
      // They are no documents: nothing narrows them.
      count: Object.keys(narrowing).length ? 0 : due,
      to: listHref("/crm/my-day", { assignee_id: EVERYONE }),
      late: Boolean(follow_ups?.overdue),
    },
  ]
}
