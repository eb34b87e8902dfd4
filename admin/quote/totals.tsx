import { Text, clx } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { Money } from "../shared/money"
import { QuoteTotals } from "./types"

type TotalsProps = {
  totals: QuoteTotals | undefined
  currency: string
  /** The prices of the lines carry tax, the sums here do not. */
  inclusive?: boolean
  className?: string
}

/** Totals that add up visibly: items − discount + shipping + tax (+ rounding) = total. */
export const Totals = ({ totals, currency, inclusive, className }: TotalsProps) => {
  const { t } = useTranslation("crm")
  const taxes = (totals?.tax_lines ?? []).filter((line) => line.amount !== undefined && +line.amount !== 0)
  const minus = totals && +totals.discount_total !== 0 ? -totals.discount_total : 0
  return (
    <dl className={clx("flex flex-col gap-y-2", className)} aria-live="polite" data-testid="quote-totals">
      <Row label={t(inclusive ? "quote.totals.itemsNet" : "quote.totals.items")}>
        <Money amount={totals?.subtotal} currency={currency} />
      </Row>
      {minus ? (
        <Row label={t("quote.totals.discount")}>
          <Money amount={minus} currency={currency} />
        </Row>
      ) : null}
      {totals && +totals.shipping_total !== 0 ? (
        <Row label={t("quote.totals.shipping")}>
          <Money amount={totals.shipping_total} currency={currency} />
        </Row>
      ) : null}
      {taxes.length > 0 ? (
        taxes.map((line, index) => (
          <Row key={index} label={`${line.name || t("quote.totals.tax")} (${+line.rate}%)`}>
            <Money amount={line.amount} currency={currency} />
          </Row>
        ))
      ) : (
        <Row label={t("quote.totals.tax")}>
          <Money amount={totals?.tax_total} currency={currency} />
        </Row>
      )}
      {totals && +totals.rounding_total !== 0 ? (
        <Row label={t("quote.totals.rounding")}>
          <Money amount={totals.rounding_total} currency={currency} />
        </Row>
      ) : null}
      <Row label={t("quote.totals.total")} strong>
        <Money amount={totals?.total} currency={currency} />
      </Row>
    </dl>
  )
}

const Row = ({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) => (
  <div className={clx("flex items-center justify-between gap-x-6", strong && "border-t border-dashed pt-2")}>
    <dt>
      <Text
        size="small"
        leading="compact"
        weight={strong ? "plus" : "regular"}
        className={strong ? "" : "text-ui-fg-subtle"}
      >
        {label}
      </Text>
    </dt>
    <dd>
      <Text size="small" leading="compact" weight={strong ? "plus" : "regular"}>
        {children}
      </Text>
    </dd>
  </div>
)
