import { RouteFocusModal, useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { ErrorState } from "../../shared/error-state"
import { crmKeys } from "../../shared/query-keys"
import { quoteQuery } from "../queries"
import { draftOf, QuoteDraft } from "../rules/draft"
import { saveQuote } from "../save-quote"
import { Quote } from "../types"
import { QuoteForm } from "./quote-form"

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
  const { handleSuccess } = useRouteModal()
  const client = useQueryClient()
  // The editor keeps what it opened with: a refetch in the background must neither move it nor renew its revision.
  const opened = useMemo(() => quote, [quote.id, quote.version]) // eslint-disable-line react-hooks/exhaustive-deps
  const initial = useMemo(() => draftOf(opened), [opened])
  const revision = useRef(opened.revision)
  const autosave = useCallback(
    async (draft: QuoteDraft): Promise<Quote> => {
      const saved = await saveQuote({ id: opened.id, revision: revision.current }, draft, t("quote.totals.shipping"))
      revision.current = saved.revision
      return saved
    },
    [opened.id, t]
  )
  const leave = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: crmKeys.quotes.all })
    toast.success(t("quote.form.saved", { number: quote.number }))
    handleSuccess(`/crm/quotes/${quote.id}`)
  }
  return (
    <QuoteForm
      stored={opened}
      title={t("quote.form.editTitle", { number: quote.number })}
      initial={initial}
      saving={false}
      error={null}
      autosave={autosave}
      onReload={onReload}
      onSave={() => void leave()}
    />
  )
}
