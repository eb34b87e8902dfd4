import { RouteFocusModal } from "@medusajs/dashboard/components"
import { useQuery } from "@tanstack/react-query"
import { useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { ErrorState } from "../../shared/error-state"
import { quoteQuery } from "../queries"
import { draftOf, QuoteDraft } from "../rules/draft"
import { saveQuote } from "../save-quote"
import { Quote } from "../types"
import { QuoteForm } from "./quote-form"
import { useLeaveEditor } from "./use-leave-editor"

/** CRM › Quotes › one › Edit: for drafts. A sent quote is revised instead. */
export const QuoteEditPage = () => {
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: quote, error, refetch } = useQuery(quoteQuery(id))
  // Drawn anew from what is stored now.
  const [round, setRound] = useState(0)
  const reload = async (): Promise<void> => {
    await refetch()
    setRound((current) => current + 1)
  }
  return (
    <RouteFocusModal>
      {quote ? null : (
        <>
          <RouteFocusModal.Title className="sr-only">{t("common.edit")}</RouteFocusModal.Title>
          <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
        </>
      )}
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {quote ? <EditForm key={round} quote={quote} onReload={() => void reload()} /> : null}
    </RouteFocusModal>
  )
}

const EditForm = ({ quote, onReload }: { quote: Quote; onReload: () => void }) => {
  const { t } = useTranslation("crm")
  const leave = useLeaveEditor()
  // The editor keeps what it opened with: a refetch in the background must neither move it nor renew its revision.
  const opened = useMemo(() => quote, [quote.id, quote.version]) // eslint-disable-line react-hooks/exhaustive-deps
  const initial = useMemo(() => draftOf(opened), [opened])
  const stored = useRef(opened)
  const save = useCallback(
    async (draft: QuoteDraft, before: QuoteDraft): Promise<Quote> => {
      stored.current = await saveQuote(stored.current, draft, before, t("quote.totals.shipping"))
      return stored.current
    },
    [t]
  )
  return (
    <QuoteForm
      opened={opened}
      initial={initial}
      save={save}
      onDone={(done, then) => void leave(done, then)}
      onReload={onReload}
    />
  )
}
