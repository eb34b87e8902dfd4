import { Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../shared/error-state"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { SectionSkeleton } from "../../shared/skeletons"
import { TotalLine } from "../../shared/total-line"
import { ReportTable } from "../../shared/report-table"
import { AgeRow, Arithmetic, arithmeticQuery } from "./queries"

type ArithmeticDrawerProps = { product_id: string; as_of: string; currency: string; onClose: () => void }

const RATE_DIGITS = 6

/** How a product's provision comes about, age by age. */
export const ArithmeticDrawer = ({ product_id, as_of, currency, onClose }: ArithmeticDrawerProps) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(arithmeticQuery({ product_id, as_of, currency_code: currency }))
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content className="md:max-w-3xl">
        <Drawer.Header>
          <Drawer.Title>{data?.title || t("warrantyProvision.arithmetic.title")}</Drawer.Title>
          <Drawer.Description>{t("warrantyProvision.arithmetic.formula")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error ? (
            <ErrorState error={error} onRetry={() => refetch()} />
          ) : data ? (
            <Reckoned data={data} />
          ) : (
            <SectionSkeleton lines={8} />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const Reckoned = ({ data }: { data: Arithmetic }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { currency_code: currency, mean_cost: mean, k } = data
  const number = (name: "exposed" | "claims" | "units_left") => ({
    label: t(`warrantyProvision.arithmetic.${name}`),
    cell: (row: AgeRow) => formatNumber(row[name], locale),
  })
  return (
    <>
      <Text size="small" className="text-ui-fg-subtle">
        {t("warrantyProvision.arithmetic.mean", {
          prior: money(mean.prior, currency),
          from: t(`warrantyProvision.priorFrom.${mean.prior_from}`),
          cost: money(mean.cost, currency),
          claims: formatNumber(mean.claims, locale),
          mean: money(mean.mean, currency),
          k: formatNumber(k, locale),
        })}
      </Text>
      <ReportTable<AgeRow>
        label={t("warrantyProvision.arithmetic.title")}
        rows={data.ages}
        keyOf={({ age }) => String(age)}
        columns={[
          { label: t("warrantyProvision.arithmetic.age"), cell: ({ age }) => formatNumber(age, locale) },
          number("exposed"),
          number("claims"),
          {
            label: t("warrantyProvision.prior"),
            cell: ({ prior, prior_from }) => (
              <span title={t(`warrantyProvision.priorFrom.${prior_from}`)}>
                {formatNumber(prior, locale, RATE_DIGITS)}
              </span>
            ),
          },
          {
            label: t("warrantyProvision.arithmetic.rate"),
            cell: ({ rate }) => formatNumber(rate, locale, RATE_DIGITS),
          },
          number("units_left"),
          {
            label: t("warrantyProvision.arithmetic.amount"),
            cell: ({ amount }) => <Money amount={amount} currency={currency} />,
          },
        ]}
      />
      <dl className="flex flex-col gap-y-2">
        <TotalLine label={t("warrantyProvision.arithmetic.cover")} amount={data.cover} currency={currency} />
        <TotalLine label={t("warrantyProvision.products.estimates")} amount={data.estimates} currency={currency} />
        <TotalLine label={t("warrantyProvision.title")} amount={data.provision} currency={currency} strong />
      </dl>
    </>
  )
}
