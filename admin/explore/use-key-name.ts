import { useTranslation } from "react-i18next"

import { codedName } from "../shared/coded-name"
import { formatCountry, formatDay, formatMonthShort } from "../shared/format"
import { useLocale } from "../shared/locale"
import { PivotDimension, PivotKey } from "./queries"

/** What a value of a dimension is called in the user's language. */
export function useKeyName(): (dimension: PivotDimension | undefined, key: PivotKey) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (dimension, { key, name, code }) => {
    if (!key) {
      return t(key === null ? "pivot.others" : "pivot.without")
    }
    switch (dimension?.kind) {
      case "coded":
        return t(`${dimension.words}.${key}`, { defaultValue: key })
      case "country":
        return formatCountry(key, locale)
      case "month":
        return formatMonthShort(key, locale)
      case "week":
        return t("pivot.week", { day: formatDay(key, locale) })
      case "quarter":
        return t("pivot.quarter", { year: key.slice(0, 4), quarter: key.slice(-1) })
      default:
        return dimension?.words ? codedName(t, dimension.words, { name: name ?? key, code }) : (name ?? key)
    }
  }
}
