import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatDay } from "../shared/format"
import { HistorySection } from "../shared/history-section"
import { useLocale } from "../shared/locale"
import { Delivery, DeliveryAct, deliveryHistoryQuery } from "./queries"

/** Who promised what, told whom and decided which address. */
export const DeliveryHistory = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const query = useQuery(deliveryHistoryQuery(delivery.order_id))
  const day = (value: string | null | undefined): string => (value ? formatDay(value, locale) : t("delivery.undated"))
  const factsOf = ({ act, line_id, promised_date, changes, source }: DeliveryAct): string[] => {
    if (act !== "dated") {
      return []
    }
    const title = delivery.lines.find((line) => line.line_id === line_id)?.title ?? line_id ?? ""
    const [before] = (changes?.promised_date ?? [null]) as [string | null]
    const dates = before ? `${day(before)} → ${day(promised_date)}` : day(promised_date)
    return [`${title}: ${dates}`, ...(source === "fulfilment" ? [t("delivery.history.fromFulfilment")] : [])]
  }
  return (
    <HistorySection
      title={t("delivery.history.title")}
      query={query as never}
      textsOf={(entry) => ({
        act: t(`delivery.history.${entry.act}`, { defaultValue: entry.act }),
        facts: factsOf(entry as DeliveryAct),
      })}
    />
  )
}
