import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatDay, formatNumber } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { stageName } from "../../shared/stage-name"
import { stagesQuery } from "../queries"
import { HistoryEntry } from "../types"

const SHOWN = 6

/** The changes of an act in words: statuses, stages, people and days by name, amounts as numbers, the rest as it is. */
export function useChangeTexts(changes: HistoryEntry["changes"]): string[] {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: stages } = useQuery(stagesQuery())
  const { data: users } = useQuery(usersQuery())

  const textOf = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") {
      return "–"
    }
    const plain = String(value)
    if (field === "status") {
      return t(`status.quote.${plain}`, { defaultValue: plain })
    }
    if (field === "stage_id") {
      return stageName(t, stages?.find((stage) => stage.id === plain) ?? { name: plain })
    }
    if (field === "owner_id") {
      const owner = users?.find((user) => user.id === plain)
      return owner ? userName(owner) : plain
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) {
      return formatDay(plain, locale)
    }
    return typeof value === "number" || field === "total" ? formatNumber(plain, locale) : plain
  }
  return Object.entries(changes ?? {})
    .filter(([field]) => field !== "order_id")
    .slice(0, SHOWN)
    .map(([field, [from, to]]) => {
      const name = t(`quote.history.fields.${field}`, { defaultValue: field })
      const structured = [from, to].some((value) => typeof value === "object" && value !== null)
      return structured
        ? t("quote.history.changed", { field: name })
        : `${name}: ${textOf(field, from)} → ${textOf(field, to)}`
    })
}
