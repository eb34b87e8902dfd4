import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { addDay, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { Narrowing } from "../shared/narrowing"
import { SectionSkeleton } from "../shared/skeletons"
import { Figure } from "./figure"
import { quotesHref } from "./hrefs"
import { Decided, decisionsQuery } from "./queries"

type DecisionsSectionProps = { currency: string; from: string; to: string; narrowing: Narrowing }

/** Won, lost and expired in the period, each beside the period before. */
export const DecisionsSection = ({ currency, from, to, narrowing }: DecisionsSectionProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data, error, refetch } = useQuery(decisionsQuery({ currency_code: currency, from, to, ...narrowing }))
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState compact error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  if (!data) {
    return <SectionSkeleton lines={2} />
  }
  const { period, previous } = data
  const percent = (value: number | null): string => (value === null ? "–" : formatPercent(Math.round(value), locale))
  const decided = (key: "won" | "lost" | "expired", href: string) => (
    <Figure label={t(`overview.decisions.${key}`)} definition={t(`overview.definitions.${key}`)} to={href}>
      <Count decided={period[key]} currency={currency} />
      <Before>
        {previous[key].count} · {money(previous[key].total, currency)}
      </Before>
    </Figure>
  )
  const days = (name: string): [string, string, string] => [name, from, to]
  return (
    <Container className="divide-y p-0" data-testid="crm-decisions">
      <div className="px-6 py-4">
        <Heading level="h2">{t("overview.decisions.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          <Day value={from} /> – <Day value={to} />
        </Text>
      </div>
      <div className="grid grid-cols-1 gap-4 px-6 py-4 sm:grid-cols-2 xl:grid-cols-4">
        {decided("won", quotesHref(currency, { status: "accepted", days: days("decided_date") }, narrowing))}
        {decided("lost", quotesHref(currency, { status: "declined", days: days("decided_date") }, narrowing))}
        {decided(
          "expired",
          quotesHref(
            currency,
            { status: "expired", days: ["valid_until", addDay(from, -1), addDay(to, -1)] },
            narrowing
          )
        )}
        <Figure label={t("overview.winRate")} definition={t("overview.definitions.winRatePeriod")}>
          {percent(period.win_rate)}
          <Before>{percent(previous.win_rate)}</Before>
        </Figure>
      </div>
    </Container>
  )
}

const Count = ({ decided, currency }: { decided: Decided; currency: string }) => (
  <>
    {decided.count} <Money amount={decided.total} currency={currency} className="txt-compact-small" />
  </>
)

const Before = ({ children }: { children: React.ReactNode }) => {
  const { t } = useTranslation("crm")
  return (
    <span className="text-ui-fg-subtle txt-compact-xsmall block font-normal">
      {t("overview.decisions.before")} {children}
    </span>
  )
}
