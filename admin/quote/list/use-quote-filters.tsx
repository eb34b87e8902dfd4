import { DataTableFilter, createDataTableFilterHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { regionsQuery, userName, usersQuery } from "../../shared/host-queries"
import { stageName } from "../../shared/stage-name"
import { stagesQuery } from "../queries"
import { Quote, QuoteStatus } from "../types"
import { VIEWS } from "./use-quote-list-params"

const STATUSES: QuoteStatus[] = ["draft", "sent", "accepted", "declined", "expired", "canceled"]

const helper = createDataTableFilterHelper<Quote>()

/** Filters of the list of quotes; each is one the API applies. */
export function useQuoteFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: stages } = useQuery(stagesQuery())
  const { data: users } = useQuery(usersQuery())
  const { data: regions } = useQuery(regionsQuery())
  const { data: customer } = usePickedCustomer(customerId)
  return useMemo(() => {
    const currencies = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
    return [
      {
        id: "view",
        type: "radio" as const,
        label: t("quote.filters.view"),
        options: Object.keys(VIEWS).map((view) => ({ value: view, label: t(`quote.filters.${view}`) })),
      },
      helper.accessor("status", {
        type: "multiselect",
        label: t("quote.fields.status"),
        options: STATUSES.map((status) => ({ value: status, label: t(`status.quote.${status}`) })),
      }),
      helper.accessor("stage_id", {
        type: "multiselect",
        label: t("quote.fields.stage"),
        options: (stages ?? []).map((stage) => ({ value: stage.id, label: stageName(t, stage) })),
      }),
      helper.accessor("owner_id", {
        type: "multiselect",
        label: t("quote.fields.owner"),
        options: (users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
      }),
      helper.accessor("currency_code", {
        type: "multiselect",
        label: t("quote.fields.currency"),
        options: currencies.map((code) => ({ value: code, label: code.toUpperCase() })),
      }),
      customerFilter(t("quote.fields.customer"), customerId, customer),
    ] as DataTableFilter[]
  }, [t, stages, users, regions, customer, customerId])
}
