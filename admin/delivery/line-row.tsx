import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Day } from "../shared/day"
import { formatNumber, localToday } from "../shared/format"
import { useLocale } from "../shared/locale"
import { DeliveryLine } from "./queries"

/** A line of the order with its promised date: late, changed, not told yet, or delivered. */
export const LineRow = ({ line }: { line: DeliveryLine }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const isLate = line.is_open && line.promised_date !== null && line.promised_date < localToday()
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0 flex-1">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {line.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {t("delivery.quantities", {
            quantity: formatNumber(line.quantity, locale),
            delivered: formatNumber(line.delivered, locale),
          })}
        </Text>
      </div>
      <div className="flex max-w-[60%] flex-col items-end gap-y-1 text-end">
        <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
          {isLate ? <StatusBadge color="red">{t("delivery.late")}</StatusBadge> : null}
          {line.is_untold ? <StatusBadge color="orange">{t("delivery.untold")}</StatusBadge> : null}
          {line.is_open ? (
            <Text size="small" leading="compact" className={line.promised_date ? "" : "text-ui-fg-subtle"}>
              {line.promised_date ? <Day value={line.promised_date} /> : t("delivery.undated")}
            </Text>
          ) : (
            <StatusBadge color="grey">{t("delivery.closed")}</StatusBadge>
          )}
        </div>
        {line.is_open && line.previous_date && line.previous_date !== line.promised_date ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("delivery.before")} <Day value={line.previous_date} />
          </Text>
        ) : null}
      </div>
    </li>
  )
}
