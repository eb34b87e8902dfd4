import { DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { settingsQuery } from "../../settings/queries"
import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { userName, usersQuery } from "../../shared/host-queries"
import { CLAIM_STATUSES, FAULTS, REMEDIES } from "../claim-queries"

export const CLAIM_FILTERS = [
  "status",
  "customer_id",
  "order_id",
  "warranty_id",
  "product_id",
  "assignee_id",
  "fault_code",
  "remedy",
  "technician",
  "answer_late",
] as const

/** Those that the board takes, whose columns are the statuses. */
export const BOARD_FILTERS = ["customer_id", "product_id", "assignee_id", "fault_code", "answer_late"] as const

/** Filters that take several values. */
export const CLAIM_MULTIPLE = ["status", "fault_code", "remedy"] as const

/** Filters of the list of claims and of their board; each is one that the API applies. */
export function useClaimFilters(params: Record<string, unknown>): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const customerId = params.customer_id as string | undefined
  const technicians = useTechnicians(params.technician as string | undefined)
  const { data: users } = useQuery(usersQuery())
  const { data: customer } = usePickedCustomer(customerId)
  return useMemo(() => {
    const many = (id: string, label: string, options: { value: string; label: string }[]) => ({
      id,
      type: "multiselect" as const,
      label,
      options,
    })
    return [
      many(
        "status",
        t("warranty.fields.status"),
        CLAIM_STATUSES.map((value) => ({ value, label: t(`status.warranty_claim.${value}`) }))
      ),
      {
        id: "assignee_id",
        type: "radio" as const,
        label: t("warranty.fields.assignee"),
        options: [
          { value: "me", label: t("warranty.claims.mine") },
          { value: "none", label: t("common.nobody") },
          ...(users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
        ],
      },
      many(
        "fault_code",
        t("warranty.fields.fault"),
        FAULTS.map((value) => ({ value, label: t(`warranty.faults.${value}`) }))
      ),
      many(
        "remedy",
        t("warranty.fields.remedy"),
        [...REMEDIES, "none"].map((value) => ({ value, label: t(`warranty.remedies.${value}`) }))
      ),
      {
        id: "technician",
        type: "radio" as const,
        label: t("warranty.fields.technician"),
        options: [
          { value: "none", label: t("common.nobody") },
          ...technicians.map((name) => ({ value: name, label: name })),
        ],
      },
      {
        id: "answer_late",
        type: "radio" as const,
        label: t("warranty.answer.late"),
        options: [
          { value: "true", label: t("common.yes") },
          { value: "false", label: t("common.no") },
        ],
      },
      customerFilter(t("common.customer"), customerId, customer),
    ] as DataTableFilter[]
  }, [t, users, technicians, customerId, customer])
}

/** Who repairs, as the settings say, and who is chosen: a claim may name anyone. */
function useTechnicians(chosen: string | undefined): string[] {
  const { data: settings } = useQuery(settingsQuery())
  return useMemo(() => {
    const known = settings?.technicians.map(({ name }) => name) ?? []
    return [...new Set([...known, ...(chosen && chosen !== "none" ? [chosen] : [])])]
  }, [settings, chosen])
}
