import { useTranslation } from "react-i18next"

import type { HistoryEntry } from "../../shared/history-section"
import { plural } from "../../shared/plural"
import { Quote } from "../types"
import { useFieldText } from "./use-field-text"

const SHOWN = 6

/** Follow from what is said beside them. */
const SILENT = ["revision", "tax_lines", "net_total", "subtotal", "discount_total", "tax_total", "rounding_total"]

/** What the server puts before the title of a line that changed. */
const LINE = "line: "

/** The changes of an act in words, one per line: "Stage: Sent → Negotiating". */
export function useChangeTexts(quote: Quote): (changes: HistoryEntry["changes"]) => string[] {
  const { t } = useTranslation("crm")
  const textOf = useFieldText(quote.currency_code)
  // A line is told by its title, which may hold the signs that i18next reads as part of a key.
  const fieldName = (field: string): string =>
    field.startsWith(LINE) ? field.slice(LINE.length) : t(`quote.history.fields.${field}`, { defaultValue: field })
  return (changes) => {
    const told = Object.entries(changes ?? {}).filter(
      ([field, change]) => !SILENT.includes(field) && !field.endsWith("order_id") && Array.isArray(change)
    )
    const rest = told.length - SHOWN
    return [
      ...told.slice(0, SHOWN).map(([field, [from, to]]) => {
        const name = fieldName(field)
        const [before, after] = [textOf(field, from), textOf(field, to)]
        return before === null || after === null
          ? t("quote.history.changed", { field: name })
          : `${name}: ${before} → ${after}`
      }),
      ...(rest > 0 ? [plural(t, "quote.stale.more", rest)] : []),
    ]
  }
}
