import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { DayInput } from "../../shared/day-input"
import { ErrorState } from "../../shared/error-state"
import { formatDay, formatNumber, localToday } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { SectionSkeleton } from "../../shared/skeletons"
import { useUrlState } from "../../shared/use-url-state"
import { ArithmeticDrawer } from "./arithmetic-drawer"
import { CohortsPanel } from "./cohorts-panel"
import { MovementsPanel } from "./movements-panel"
import { PriorsPanel } from "./priors-panel"
import { PAGE, ProductsPanel } from "./products-panel"
import { cohortsQuery, movementsQuery, ProvisionReport, provisionQuery } from "./queries"

/** What free cover will still cost: the figure, how it moved, its products with their arithmetic, expected against actual, and priors. */
export const ProvisionSection = () => {
  const { t } = useTranslation("crm")
  const [{ currency, product_id, as_of, offset: place }, setUrl] = useUrlState([
    "currency",
    "product_id",
    "as_of",
    "offset",
  ])
  const [opened, setOpened] = useState<string | null>(null)
  const offset = Math.max(0, parseInt(place ?? "0", 10) || 0)
  const asked = { currency_code: currency, product_id }
  const { data, error, refetch } = useQuery(
    provisionQuery({ ...asked, as_of, limit: PAGE, offset: offset || undefined })
  )
  const movements = useQuery(movementsQuery({ ...asked, to: as_of?.slice(0, 7) }))
  const cohorts = useQuery(cohortsQuery({ ...asked, as_of }))
  if (error) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  if (!data) {
    return <SectionSkeleton lines={8} />
  }
  const { currency_code } = data
  return (
    <>
      <Container className="flex flex-wrap items-end justify-between gap-4 px-6 py-4">
        <Total report={data} />
        <div className="w-44">
          <DayInput
            label={t("warrantyProvision.asOf")}
            value={data.as_of}
            maxDay={localToday()}
            onChange={(day) => setUrl({ as_of: day })}
          />
        </div>
      </Container>
      {movements.data ? <MovementsPanel report={movements.data} product_id={product_id} /> : null}
      <ProductsPanel
        report={data}
        offset={offset}
        onPage={(next) => setUrl({ offset: String(next) })}
        onOpen={setOpened}
      />
      {cohorts.data ? <CohortsPanel report={cohorts.data} product_id={product_id} /> : null}
      <PriorsPanel currency={currency_code} />
      {opened !== null ? (
        <ArithmeticDrawer
          product_id={opened}
          as_of={data.as_of}
          currency={currency_code}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  )
}

const Total = ({ report }: { report: ProvisionReport }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { provision, claims_estimates, units, as_of, currency_code: currency } = report
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" className="text-ui-fg-subtle">
        {t("warrantyProvision.of", { day: formatDay(as_of, locale) })}
      </Text>
      <Heading>
        <Money amount={provision} currency={currency} />
      </Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("warrantyProvision.summary", {
          units: formatNumber(units, locale),
          estimates: money(claims_estimates, currency),
        })}
      </Text>
    </div>
  )
}
