import { DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { addDay, localToday } from "../../shared/format"
import { regionsQuery } from "../../shared/host-queries"
import { placesQuery } from "./list-queries"

/** Days of silence that a person may look for. */
const SILENT = [30, 90, 180]

/** Filters of the list of customers: currency, country, open quotes, lateness, days of payment, silence. */
export function useCustomerFilters(): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const { data: places } = useQuery(placesQuery(undefined))
  return useMemo(() => {
    const codes = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
    const countries = [...new Set((places?.places ?? []).flatMap(({ country_code }) => country_code ?? []))].sort()
    const yesNo = [
      { value: "true", label: t("common.yes") },
      { value: "false", label: t("common.no") },
    ]
    return [
      ...(codes.length > 1
        ? [
            {
              id: "currency_code",
              type: "radio",
              label: t("receivable.fields.currency"),
              options: codes.map((code) => ({ value: code, label: code.toUpperCase() })),
            },
          ]
        : []),
      {
        id: "country_code",
        type: "multiselect",
        label: t("interaction.customer.country"),
        options: countries.map((code) => ({ value: code, label: code.toUpperCase() })),
      },
      { id: "has_follow_up", type: "radio", label: t("followUp.openOne"), options: yesNo },
      { id: "has_open_quotes", type: "radio", label: t("interaction.customer.quotes"), options: yesNo },
      { id: "overdue", type: "radio", label: t("receivable.fields.overdue"), options: yesNo },
      { id: "payment_delay", type: "number", label: t("interaction.customer.delayDays"), includeOperators: true },
      {
        id: "no_contact_since",
        type: "radio",
        label: t("interaction.customer.silent"),
        options: SILENT.map((days) => ({
          value: `${addDay(localToday(), -days)}T00:00:00Z`,
          label: t("interaction.customer.silentDays", { days }),
        })),
      },
    ] as DataTableFilter[]
  }, [t, regions, places])
}
