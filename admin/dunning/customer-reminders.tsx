import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { customerDunningQuery, policiesQuery } from "./queries"
import { RemindersSection } from "./reminders-section"
import { policyName } from "./rules/policy-name"
import { useMoneyAct } from "../receivable/use-money-act"
import { Choice } from "../shared/choice"
import { Row } from "../shared/section"
import { useAccess } from "../shared/use-access"

const BY_KIND = "kind"

/** What a debtor was reminded of, the pause that holds, and the policy it is under. */
export const CustomerReminders = ({ customer_id }: { customer_id: string }) => (
  <RemindersSection of={{ customer_id }}>
    <PolicyRow customer_id={customer_id} />
  </RemindersSection>
)

const PolicyRow = ({ customer_id }: { customer_id: string }) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const { data: own } = useQuery(customerDunningQuery(customer_id))
  const { data: policies } = useQuery(policiesQuery())
  const set = useMoneyAct({ path: `/admin/crm/customers/${customer_id}/dunning`, done: t("dunning.pause.policySaved") })
  if (!own || !policies) {
    return null
  }
  const byKind = own.policy_id
    ? t("dunning.pause.policyByKind")
    : t("dunning.pause.policyKind", { name: policyName(own.policy, t) })
  return (
    <Row label={t("dunning.pause.policy")}>
      <Choice
        size="small"
        label={t("dunning.pause.policy")}
        disabled={!can_money || set.isPending}
        value={own.policy_id ?? BY_KIND}
        options={[
          { value: BY_KIND, label: byKind },
          ...policies.map((policy) => ({ value: policy.id, label: policyName(policy, t) })),
        ]}
        onChange={(value) => set.mutate({ policy_id: value === BY_KIND ? null : value })}
      />
    </Row>
  )
}
