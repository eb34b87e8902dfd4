import { Container, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { tileQuery } from "./queries"

/**
 * On the overview: what claims cost this month and of which product most. Nothing for who does not see costs; quiet where it fails. It
 * knows no filter of who sold what where, and says so where the overview has one.
 */
export const WarrantyCostTile = ({ currency, isNarrowed }: { currency: string | undefined; isNarrowed: boolean }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data } = useQuery(tileQuery({ currency_code: currency }))
  if (!data || data.cost_this_month === undefined) {
    return null
  }
  const { provision, cost_this_month, expected_this_month, worst_product, currency_code, as_of } = data
  const to = `/crm/warranties?${new URLSearchParams({ tab: "costs", currency: currency_code, from: `${as_of.slice(0, 7)}-01`, to: as_of }).toString()}`
  const facts = [
    ...(typeof expected_this_month === "number"
      ? [t("warrantyCosts.tile.expected", { amount: money(expected_this_month, currency_code) })]
      : []),
    ...(typeof provision === "number"
      ? [t("warrantyCosts.tile.provision", { amount: money(provision, currency_code) })]
      : []),
    ...(worst_product
      ? [
          worst_product.claims_per_1000 === null
            ? t("warrantyCosts.tile.worst", { product: worst_product.title })
            : t("warrantyCosts.tile.worstRate", {
                product: worst_product.title,
                rate: formatNumber(worst_product.claims_per_1000, locale, 1),
              }),
        ]
      : []),
  ]
  return (
    <Container className="p-0" data-testid="crm-warranty-cost-tile">
      <Link
        to={to}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-lg px-6 py-3 outline-none"
      >
        <div className="min-w-0">
          <Text size="small" leading="compact">
            {t("warrantyCosts.tile.title")}
          </Text>
          {facts.length ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {facts.join(" · ")}
            </Text>
          ) : null}
          {isNarrowed ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("warrantyCosts.tile.wholeStore")}
            </Text>
          ) : null}
        </div>
        <Money
          amount={cost_this_month}
          currency={currency_code}
          className="text-ui-fg-interactive-hover txt-compact-small-plus"
        />
      </Link>
    </Container>
  )
}
