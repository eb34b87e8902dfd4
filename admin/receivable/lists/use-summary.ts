import { useTranslation } from "react-i18next"

import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { Sum } from "../queries"

/** "34 invoices · €184,200.00, €12,000.00 outstanding": currencies are never added. */
export function useSummary(key: string, count: number | undefined, totals: Sum[] | undefined): string {
  const { t } = useTranslation("crm")
  const money = useMoney()
  if (count === undefined) {
    return "\u00a0"
  }
  const sums = (totals ?? []).map((sum) =>
    t("receivable.sum", {
      total: money(sum.total, sum.currency_code),
      outstanding: money(sum.outstanding, sum.currency_code),
    })
  )
  return [plural(t, key, count), ...sums].join(" · ")
}
