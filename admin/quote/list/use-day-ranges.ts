import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { addDay, localToday } from "../../shared/format"

type RangeOption = { label: string; value: { $gte?: string; $lte?: string } }

/** Periods to choose from: what comes, with what is past; and what was. */
export function useDayRanges(): { ahead: RangeOption[]; past: RangeOption[] } {
  const { t } = useTranslation("crm")
  const today = localToday()
  return useMemo(() => {
    const since = (days: number) => ({ $gte: addDay(today, -days) })
    return {
      ahead: [
        { label: t("pipeline.filters.past"), value: { $lte: addDay(today, -1) } },
        { label: t("pipeline.filters.today"), value: { $gte: today, $lte: today } },
        { label: t("pipeline.filters.next7"), value: { $gte: today, $lte: addDay(today, 7) } },
        { label: t("pipeline.filters.next30"), value: { $gte: today, $lte: addDay(today, 30) } },
      ],
      past: [
        { label: t("pipeline.filters.last7"), value: since(7) },
        { label: t("pipeline.filters.last30"), value: since(30) },
        { label: t("pipeline.filters.last90"), value: since(90) },
      ],
    }
  }, [t, today])
}
