import { RouteFocusModal, useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { crmKeys } from "../../shared/query-keys"
import { decimalText } from "../../shared/parse-decimal"
import { readFilter } from "../../shared/read-filter"
import { sdk } from "../../shared/sdk"
import { TextSkeleton } from "../../shared/skeletons"
import { accessQuery } from "../../shared/use-access"
import { settingsQuery } from "../../settings/queries"
import { QUOTES_PATH } from "../queries"
import { EMPTY_DRAFT, QuoteDraft, headBody, lineBody } from "../rules/draft"
import { Quote } from "../types"
import { QuoteForm } from "./quote-form"

/** CRM › Quotes › Create. `?customer_id=` starts with a customer chosen, as links from the customer's page do. */
export const QuoteCreatePage = () => (
  <RouteFocusModal>
    <CreateForm />
  </RouteFocusModal>
)

const CreateForm = () => {
  const { t } = useTranslation("crm")
  const { handleSuccess } = useRouteModal()
  const client = useQueryClient()
  const [params] = useSearchParams()
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
    [ready, customerId] // eslint-disable-line react-hooks/exhaustive-deps
  )
  const { mutate, isPending, error } = useMutation({
    mutationFn: (draft: QuoteDraft) =>
      sdk.client.fetch<{ quote: Quote }>(QUOTES_PATH, {
        method: "POST",
        body: { ...withoutEmpty(headBody(draft, t("quote.totals.shipping"))), items: draft.lines.map(lineBody) },
      }),
    onSuccess: async ({ quote }) => {
      await client.invalidateQueries({ queryKey: crmKeys.quotes.lists() })
      toast.success(t("quote.form.created", { number: quote.number }))
      handleSuccess(`/crm/quotes/${quote.id}`)
    },
  })
  if (!ready) {
    return (
      <>
        <RouteFocusModal.Title className="sr-only">{t("quote.create")}</RouteFocusModal.Title>
        <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
        <TextSkeleton lines={8} />
      </>
    )
  }
  return <QuoteForm title={t("quote.create")} initial={initial} saving={isPending} error={error} onSave={mutate} />
}

/** A new quote says only what was filled in; the rest takes the store's defaults. Nobody as owner, no terms, no words before the lines and no deposit are said. */
function withoutEmpty<T extends object>(body: T): Partial<T> {
  const said = (key: string, value: unknown): boolean =>
    value !== undefined && (value !== null || ["owner_id", "terms", "cover_text", "deposit_percent"].includes(key))
  return Object.fromEntries(Object.entries(body).filter(([key, value]) => said(key, value))) as Partial<T>
}
