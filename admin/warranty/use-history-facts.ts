import { useTranslation } from "react-i18next"

import type { HistoryEntry } from "../shared/history-section"
import { useLocale } from "../shared/locale"
import { changeTexts } from "./rules/change-texts"

/** What acts on entitlements and claims were about, in the reader's words. */
export function useHistoryFacts(): (changes: HistoryEntry["changes"]) => string[] {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (changes) => changeTexts(changes, (key, values) => t(key, values ?? {}), locale)
}
