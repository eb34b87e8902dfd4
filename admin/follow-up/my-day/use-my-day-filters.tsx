import { DataTableFilter } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { teamsQuery } from "../../settings/queries"
import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { userName, usersQuery } from "../../shared/host-queries"
import { KINDS, RULE_KINDS, rulesQuery } from "../queries"
import { useRuleTexts } from "../settings/rule-texts"
import { EVERYONE, NOBODY } from "./use-my-day-params"

/** Filters of My day; a filter with nothing to choose from is left out. */
export function useMyDayFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const { data: teams } = useQuery(teamsQuery())
  const { data: rules } = useQuery({ ...rulesQuery(), retry: false })
  const { data: customer } = usePickedCustomer(customerId)
  const texts = useRuleTexts()
  return useMemo(
    () =>
      [
        {
          id: "assignee_id",
          type: "radio",
          label: t("followUp.fields.assignee"),
          options: [
            { value: "me", label: t("followUp.filters.me") },
            { value: EVERYONE, label: t("followUp.filters.everyone") },
            { value: NOBODY, label: t("common.nobody") },
            ...(users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
          ],
        },
        ...(teams?.length
          ? [
              {
                id: "team_id",
                type: "radio",
                label: t("pipeline.team"),
                options: teams.map((team) => ({ value: team.id, label: team.name })),
              },
            ]
          : []),
        {
          id: "kind",
          type: "multiselect",
          label: t("followUp.fields.kind"),
          options: [...KINDS, ...RULE_KINDS].map((kind) => ({ value: kind, label: t(`followUp.kinds.${kind}`) })),
        },
        ...(rules?.length
          ? [
              {
                id: "rule_key",
                type: "multiselect",
                label: t("followUp.fields.rule"),
                options: rules.map((rule) => ({ value: rule.key, label: texts(rule).name })),
              },
            ]
          : []),
        customerFilter(t("common.customer"), customerId, customer),
      ] as DataTableFilter[],
    [t, users, teams, rules, customer, customerId, texts]
  )
}
