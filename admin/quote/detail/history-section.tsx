import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { HistorySection as SharedHistory } from "../../shared/history-section"
import { historyQuery } from "../queries"
import { Quote } from "../types"
import { useChangeTexts } from "./use-change-texts"

/** Who did what with an offer, when, from what to what. */
export const HistorySection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const changesOf = useChangeTexts(quote)
  return (
    <SharedHistory
      query={useQuery(historyQuery(quote.id))}
      textsOf={({ act, changes }) => ({
        act: t(`quote.history.acts.${act}`, { defaultValue: act }),
        facts: changesOf(changes),
      })}
    />
  )
}
