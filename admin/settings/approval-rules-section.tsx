import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { formatPercent } from "../shared/format"
import { userName, usersQuery } from "../shared/host-queries"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { ApprovalRuleDialog } from "./approval-rule-dialog"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { ApprovalRule, approvalRulesQuery } from "./queries"
import { useSetupAct } from "./use-setup-act"

const PATH = "/admin/crm/approval-rules"

/** Which offers need someone's yes before they leave. Without a rule every offer may be sent. */
export const ApprovalRulesSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(approvalRulesQuery())
  const [edited, setEdited] = useState<ApprovalRule | "new" | null>(null)
  const act = useSetupAct({ refresh: approvalRulesQuery().queryKey })
  const textOf = useRuleText()
  return (
    <ListSection
      title={t("settings.approval.title")}
      description={t("settings.approval.description")}
      add={{ label: t("settings.approval.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.length ? t("settings.approval.none") : null}
    >
      {data?.map((rule) => (
        <ListRow
          key={rule.id}
          name={rule.name}
          detail={textOf(rule)}
          active={rule.is_active}
          onActive={(is_active) => act.mutate({ path: `${PATH}/${rule.id}`, body: { is_active } })}
          onEdit={() => setEdited(rule)}
          onRemove={() => act.mutate({ path: `${PATH}/${rule.id}`, method: "DELETE" })}
        />
      ))}
      {edited ? <ApprovalRuleDialog rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
    </ListSection>
  )
}

/** "Discount over 10% · total over €5,000.00 · Helena decides". */
function useRuleText(): (rule: ApprovalRule) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data: users } = useQuery(usersQuery())
  return (rule) => {
    const approver = users?.find((user) => user.id === rule.approver_id)
    return [
      rule.max_discount_percent === null
        ? null
        : t("settings.approval.discountOver", { limit: formatPercent(rule.max_discount_percent, locale) }),
      rule.min_margin_percent === null
        ? null
        : t("settings.approval.marginUnder", { limit: formatPercent(rule.min_margin_percent, locale) }),
      rule.max_total === null
        ? null
        : t("settings.approval.totalOver", { limit: money(rule.max_total, rule.currency_code) }),
      rule.approver_id
        ? t("settings.approval.decides", { name: approver ? userName(approver) : t("common.unknown") })
        : t("settings.approval.anyone"),
    ]
      .filter(Boolean)
      .join(" · ")
  }
}
