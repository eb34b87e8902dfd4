import { RouteFocusModal } from "@medusajs/dashboard/components"
import { useQuery } from "@tanstack/react-query"
import { useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { Navigate, useNavigate, useSearchParams } from "react-router-dom"

import { settingsQuery } from "../../settings/queries"
import { decimalText } from "../../shared/parse-decimal"
import { readFilter } from "../../shared/read-filter"
import { TextSkeleton } from "../../shared/skeletons"
import { accessQuery } from "../../shared/use-access"
import { EMPTY_DRAFT, QuoteDraft } from "../rules/draft"
import { createQuote, saveQuote } from "../save-quote"
import { Quote } from "../types"
import { QuoteForm } from "./quote-form"
import { useLeaveEditor } from "./use-leave-editor"

/**
 * CRM › Quotes › Create. `?customer_id=` starts with a customer chosen, as links from the customer's page do. Once the offer is
 * stored the address says which one it is, so that opening it again goes on with it.
 */
export const QuoteCreatePage = () => {
  const [params] = useSearchParams()
  const [begun] = useState(params.get("draft"))
  return begun ? (
    <Navigate to={`/crm/quotes/${begun}/edit`} replace />
  ) : (
    <RouteFocusModal>
      <CreateForm />
    </RouteFocusModal>
  )
}

const CreateForm = () => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const leave = useLeaveEditor()
  const [params, setParams] = useSearchParams()
  const customerId = params.get("customer_id")
  const me = useQuery(accessQuery())
  const settings = useQuery(settingsQuery())
  const ready = !me.isPending && !settings.isPending
  const initial = useMemo(
    () => ({
      ...EMPTY_DRAFT,
      customer_id: readFilter(customerId ?? undefined)[0] ?? null,
      owner_id: me.data?.user_id ?? null,
      terms: settings.data?.terms_text ?? "",
      cover_text: settings.data?.cover_text ?? "",
      deposit_percent: settings.data?.deposit_percent ? decimalText(settings.data.deposit_percent) : "",
      convert_on_accept: settings.data?.quote_convert_on_accept ?? true,
    }),
    // What the editor starts with is settled once both are known.
    [ready] // eslint-disable-line react-hooks/exhaustive-deps
  )
  const stored = useRef<Quote | null>(null)
  const save = useCallback(
    async (draft: QuoteDraft, before: QuoteDraft): Promise<Quote> => {
      const shipping = t("quote.totals.shipping")
      const known = stored.current
      stored.current = known ? await saveQuote(known, draft, before, shipping) : await createQuote(draft, shipping)
      if (!known) {
        setParams({ draft: stored.current.id }, { replace: true })
      }
      return stored.current
    },
    [setParams, t]
  )
  if (!ready) {
    return (
      <>
        <RouteFocusModal.Title className="sr-only">{t("quote.create")}</RouteFocusModal.Title>
        <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
        <TextSkeleton lines={8} />
      </>
    )
  }
  return (
    <QuoteForm
      initial={initial}
      save={save}
      onDone={(quote, then) => void leave(quote, then)}
      onReload={() => navigate(`/crm/quotes/${stored.current?.id}/edit`, { state: { isSubmitSuccessful: true } })}
    />
  )
}
