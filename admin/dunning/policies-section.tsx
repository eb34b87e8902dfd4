import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ListRow } from "../settings/list-row"
import { ListSection } from "../settings/list-section"
import { useSetupAct } from "../settings/use-setup-act"
import { PolicyDialog } from "./policy-dialog"
import { DunningPolicy, policiesQuery } from "./queries"
import { policyName } from "./rules/policy-name"

const PATH = "/admin/crm/dunning-policies"

/** Settings › CRM › Dunning policies: who is reminded when, how and by whom. */
export const DunningPoliciesSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(policiesQuery())
  const [edited, setEdited] = useState<DunningPolicy | "new" | null>(null)
  const act = useSetupAct({ refresh: policiesQuery().queryKey })
  const detailOf = ({ levels, is_default, customer_kind, daily }: DunningPolicy): string =>
    [
      levels
        .map(({ days_overdue: days, tone, channel }) =>
          t(days < 0 ? "dunning.policy.sayBefore" : "dunning.policy.say", {
            days,
            tone: (channel === "mail"
              ? t(`dunning.tone.${tone}`)
              : t(`dunning.channel.${channel}`, { defaultValue: channel })
            ).toLowerCase(),
          })
        )
        .join(", "),
      is_default ? t("dunning.policy.isDefault") : null,
      customer_kind ? t(`dunning.policy.kinds.${customer_kind}`) : null,
      daily === "off" ? null : t(`dunning.policy.dailies.${daily}`),
    ]
      .filter(Boolean)
      .join(" · ")
  return (
    <ListSection
      title={t("dunning.policy.title")}
      description={t("dunning.policy.description")}
      add={{ label: t("dunning.policy.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={null}
    >
      {data?.map((policy) => (
        <ListRow
          key={policy.id}
          name={policyName(policy, t)}
          detail={detailOf(policy)}
          onEdit={() => setEdited(policy)}
          onRemove={() => act.mutate({ path: `${PATH}/${policy.id}`, method: "DELETE" })}
        />
      ))}
      {edited ? <PolicyDialog policy={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
    </ListSection>
  )
}
