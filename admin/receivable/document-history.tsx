import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { HistorySection } from "../shared/history-section"
import { documentHistoryQuery, HistoryNoun } from "./queries"
import { useFactTexts } from "./use-fact-texts"

/** Acts whose note is an address. */
const ADDRESSED = ["mailed", "mail_failed", "reminded", "reminded_by_letter"]

/** Who did what with a document, when, about what. */
export const DocumentHistory = ({ noun, id }: { noun: HistoryNoun; id: string }) => {
  const { t } = useTranslation("crm")
  const factsOf = useFactTexts(noun === "invoices")
  return (
    <HistorySection
      query={useQuery(documentHistoryQuery(noun, id))}
      textsOf={({ act, changes }) => ({
        act: t(`receivable.history.${act === "allocated" && noun !== "invoices" ? "used" : act}`, {
          defaultValue: act,
        }),
        facts: factsOf(changes),
        plainNote: ADDRESSED.includes(act),
      })}
    />
  )
}
