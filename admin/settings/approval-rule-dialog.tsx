import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { regionsQuery, userName, usersQuery } from "../shared/host-queries"
import { decimalText } from "../shared/parse-decimal"
import { ApprovalRule, approvalRulesQuery } from "./queries"
import { RuleDraft, ruleBody, ruleProblem } from "./rules/approval-rule"
import { useSetupAct } from "./use-setup-act"

const ANYONE = "anyone"

const draftOf = (rule: ApprovalRule | null): RuleDraft => ({
  name: rule?.name ?? "",
  max_discount_percent: decimalText(rule?.max_discount_percent),
  min_margin_percent: decimalText(rule?.min_margin_percent),
  max_total: decimalText(rule?.max_total),
  currency_code: rule?.currency_code ?? null,
  approver_id: rule?.approver_id ?? null,
})

const LIMITS = [
  ["max_discount_percent", "maxDiscount"],
  ["min_margin_percent", "minMargin"],
  ["max_total", "maxTotal"],
] as const

/** One rule: what it limits, and who decides above that. */
export const ApprovalRuleDialog = ({ rule, onClose }: { rule: ApprovalRule | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const { data: regions } = useQuery(regionsQuery())
  const [draft, setDraft] = useState(draftOf(rule))
  const currencies = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
  const currency_code = draft.currency_code ?? currencies[0] ?? null
  const save = useSetupAct({
    refresh: approvalRulesQuery().queryKey,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const problem = ruleProblem(draft)
  const set = (change: Partial<RuleDraft>): void => setDraft((current) => ({ ...current, ...change }))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(rule ? "settings.approval.edit" : "settings.approval.add")}
      description={t("settings.approval.dialog")}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          path: rule ? `/admin/crm/approval-rules/${rule.id}` : "/admin/crm/approval-rules",
          body: ruleBody({ ...draft, currency_code }),
        })
      }
    >
      <Field label={t("settings.approval.name")} htmlFor="rule-name">
        <Input
          id="rule-name"
          maxLength={100}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      {LIMITS.map(([name, label]) => (
        <Field
          key={name}
          label={t(`settings.approval.${label}`)}
          htmlFor={`rule-${name}`}
          optional
          hint={t(`settings.approval.${label}Hint`)}
          error={problem === name ? t("settings.approval.number") : null}
        >
          <div className="flex items-center gap-x-2">
            <Input
              id={`rule-${name}`}
              inputMode="decimal"
              className="tabular-nums"
              aria-invalid={problem === name}
              value={draft[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
            {name === "max_total" ? (
              <div className="w-28 shrink-0">
                <Choice
                  label={t("settings.approval.currency")}
                  value={currency_code}
                  options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
                  onChange={(code) => set({ currency_code: code })}
                />
              </div>
            ) : null}
          </div>
        </Field>
      ))}
      <Field label={t("settings.approval.approver")} htmlFor="rule-approver">
        <Choice
          id="rule-approver"
          label={t("settings.approval.approver")}
          value={draft.approver_id ?? ANYONE}
          options={[
            { value: ANYONE, label: t("settings.approval.anyone") },
            ...(users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
          ]}
          onChange={(picked) => set({ approver_id: picked === ANYONE ? null : picked })}
        />
      </Field>
    </ActionDialog>
  )
}
