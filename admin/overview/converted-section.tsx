import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DayInput } from "../shared/day-input"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"
import { Figure } from "./figure"
import { Converted } from "./queries"
import { useOverviewFilters } from "./use-overview-filters"

const SUMS = ["pipeline_total", "pipeline_weighted_total", "outstanding", "overdue", "unallocated"] as const

/** Every currency in one, only when asked for, with the rates that were used; what has no rate is said and in no sum. */
export const ConvertedSection = ({ data }: { data: Converted }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [, setUrl] = useOverviewFilters()
  const code = data.currency_code.toUpperCase()
  const rates = data.rates.map(({ currency_code, rate, rate_date }) =>
    t("overview.converted.rate", {
      from: currency_code.toUpperCase(),
      to: code,
      rate: new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(+rate),
      day: formatDay(rate_date, locale),
    })
  )
  return (
    <Container className="divide-y p-0" data-testid="crm-converted">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h2">{t("overview.converted.title", { currency: code })}</Heading>
          {rates.length ? (
            <Text size="small" className="text-ui-fg-subtle">
              {rates.join(" · ")}
            </Text>
          ) : null}
          {data.without_rate.length ? (
            <Text size="small" className="text-ui-fg-error">
              {t("overview.converted.without", {
                currencies: data.without_rate.map((one) => one.toUpperCase()).join(", "),
              })}
            </Text>
          ) : null}
        </div>
        <div className="flex items-center gap-x-2">
          <DayInput
            size="small"
            label={t("overview.converted.day")}
            value={data.rate_date}
            onChange={(day) => (day ? setUrl({ rate_date: day }) : undefined)}
          />
          <Button size="small" variant="transparent" onClick={() => setUrl({ rate_date: null })}>
            {t("common.close")}
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-2 items-end gap-4 px-6 py-4 md:grid-cols-5">
        {SUMS.map((name) => (
          <Figure key={name} label={t(`overview.converted.${name}`)}>
            <Money amount={data[name]} currency={data.currency_code} />
          </Figure>
        ))}
      </div>
    </Container>
  )
}
