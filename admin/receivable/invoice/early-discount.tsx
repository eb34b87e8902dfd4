import { useTranslation } from "react-i18next"

import { formatDay, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { Row } from "../../shared/section"
import { InvoiceDetail } from "../queries"

/** What paying early is still worth; nothing once it is over or was taken. */
export const EarlyDiscountNote = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { early_discount: discount, currency_code } = invoice
  return discount ? (
    <Row label={t("credit.early.title")}>
      {t("credit.early.text", {
        percent: formatPercent(discount.percent, locale),
        amount: money(discount.amount, currency_code),
        day: formatDay(discount.until, locale),
      })}
    </Row>
  ) : null
}
