import { DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { useDayRanges } from "../../quote/list/use-day-ranges"
import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { BASES, plansQuery } from "../queries"

const STATUSES = ["active", "not_begun", "pending", "expired", "canceled"]

/** Filters of the list of entitlements; each is one that the API applies. */
export function useWarrantyFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: plans } = useQuery(plansQuery())
  const { data: customer } = usePickedCustomer(customerId)
  const ranges = useDayRanges()
  return useMemo(
    () =>
      [
        {
          id: "status",
          type: "multiselect",
          label: t("warranty.fields.status"),
          options: STATUSES.map((value) => ({ value, label: t(`status.warranty.${value}`) })),
        },
        {
          id: "basis",
          type: "multiselect",
          label: t("warranty.fields.basis"),
          options: BASES.map((value) => ({ value, label: t(`warranty.bases.${value}`) })),
        },
        ...(plans?.length
          ? [
              {
                id: "plan_id",
                type: "multiselect",
                label: t("warranty.fields.plan"),
                options: plans.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]
          : []),
        {
          id: "ends_date",
          type: "date",
          label: t("warranty.fields.ends"),
          options: ranges.ahead,
          rangeOptionLabel: t("pipeline.filters.custom"),
          rangeOptionStartLabel: t("pipeline.filters.from"),
          rangeOptionEndLabel: t("pipeline.filters.to"),
        },
        customerFilter(t("common.customer"), customerId, customer),
      ] as DataTableFilter[],
    [t, plans, ranges, customerId, customer]
  )
}
