import { RouteFocusModal, useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
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
  const initial = useMemo(
    () => ({ ...EMPTY_DRAFT, customer_id: customerId && !customerId.startsWith("[") ? customerId.replace(/"/g, "") : null }),
    [customerId]
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
  return <QuoteForm title={t("quote.create")} initial={initial} saving={isPending} error={error} onSave={mutate} />
}

/** A new quote says only what was filled in; the rest takes the store's defaults. */
function withoutEmpty<T extends object>(body: T): Partial<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>
}
