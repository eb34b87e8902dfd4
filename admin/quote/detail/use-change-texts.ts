import { useTranslation } from "react-i18next"

import { HistoryEntry, Quote } from "../types"
import { useFieldText } from "./use-field-text"

const SHOWN = 6

/** What the server puts before the title of a line that changed. */
const LINE = "line: "

/** The changes of an act in words, one per line: "Stage: Sent → Negotiating". */
export function useChangeTexts(quote: Quote, changes: HistoryEntry["changes"]): string[] {
  const { t } = useTranslation("crm")
  const textOf = useFieldText(quote.currency_code)
  // A line is told by its title, which may hold the signs that i18next reads as part of a key.
  const fieldName = (field: string): string =>
    field.startsWith(LINE) ? field.slice(LINE.length) : t(`quote.history.fields.${field}`, { defaultValue: field })
  return Object.entries(changes ?? {})
    .filter(([field, change]) => !field.endsWith("order_id") && Array.isArray(change))
    .slice(0, SHOWN)
    .map(([field, [from, to]]) => {
      const name = fieldName(field)
      const [before, after] = [textOf(field, from), textOf(field, to)]
      return before === null || after === null
        ? t("quote.history.changed", { field: name })
        : `${name}: ${before} → ${after}`
    })
}
