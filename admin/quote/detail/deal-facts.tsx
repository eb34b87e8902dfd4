import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Row } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { Quote } from "../types"

/** Delivery, deposit, margin: shown where the quote has them and the user may see them. */
export const DealFacts = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { deposit, margin } = quote
  return (
    <>
      {quote.requested_delivery_date ? (
        <Row label={t("quote.marks.requestedDelivery")}>
          <Day value={quote.requested_delivery_date} />
        </Row>
      ) : null}
      {deposit ? (
        <Row label={t("quote.deposit.title", { percent: formatPercent(deposit.percent, locale) })}>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Money amount={deposit.amount} currency={quote.currency_code} />
            <DocumentStatus kind="deposit" status={deposit.status} />
          </div>
        </Row>
      ) : null}
      {margin ? (
        <Row label={t("quote.margin.title")}>
          <Money amount={margin.total} currency={quote.currency_code} />
          {margin.percent === null ? null : ` (${formatPercent(margin.percent, locale)})`}
        </Row>
      ) : null}
      {quote.reminders_off ? <Row label={t("quote.marks.reminders")}>{t("quote.marks.remindersOff")}</Row> : null}
    </>
  )
}
