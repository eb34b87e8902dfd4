import { DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { regionsQuery } from "../../shared/host-queries"

/** Filters of every list of documents about money: currency and customer. */
export function useMoneyFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: customer } = usePickedCustomer(customerId)
  const { data: regions } = useQuery(regionsQuery())
  return useMemo(() => {
    const currencies = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
    return [
      {
        id: "currency_code",
        type: "multiselect",
        label: t("receivable.fields.currency"),
        options: currencies.map((code) => ({ value: code, label: code.toUpperCase() })),
      },
      customerFilter(t("common.customer"), customerId, customer),
    ] as DataTableFilter[]
  }, [t, regions, customer, customerId])
}
