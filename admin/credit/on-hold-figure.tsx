import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Figure } from "../overview/figure"
import { receivablesHref } from "../overview/hrefs"
import { quotesQuery } from "../quote/queries"
import { Money } from "../shared/money"

/** What was accepted in one currency and waits for what its customers owe; left out while nothing does. */
export const OnHoldFigure = ({ currency }: { currency: string }) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(quotesQuery({ limit: 1, offset: 0, on_hold: true, currency_code: [currency] }))
  return data?.count ? (
    <Figure label={t("receivable.tabs.on_hold")} to={receivablesHref("on_hold")}>
      <Money amount={data.totals?.[0]?.total ?? 0} currency={currency} />
    </Figure>
  ) : null
}
