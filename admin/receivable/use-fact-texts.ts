import { useTranslation } from "react-i18next"

import type { HistoryEntry } from "../shared/history-section"
import { useLocale } from "../shared/locale"
import { factTexts } from "./rules/fact-texts"

/** What acts on a document were about, in the reader's words. */
export function useFactTexts(ofInvoice: boolean): (changes: HistoryEntry["changes"]) => string[] {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (changes) => factTexts(changes, { t: (key, values = {}) => t(key, values) as string, locale, ofInvoice })
}
