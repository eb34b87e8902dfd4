import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { CreditRule } from "../../src/shared/credit-policy"
import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { regionsQuery } from "../shared/host-queries"
import { WholeNumberField } from "../shared/whole-number-field"
import { CreditRuleDraft, creditRuleDraft, creditRuleOf, creditRuleProblem } from "./rules/credit-rule"

const ANY = "any"
const STEPS = ["quote", "send", "accept", "convert"] as const
const ACTIONS = ["warn", "deposit", "approval", "hold"] as const

type CreditRuleDialogProps = {
  rule: CreditRule | null
  /** Of a new rule. */
  id: string
  onDone: (rule: CreditRule) => void
  onClose: () => void
}

/** One rule: at which step, when, and what then. */
export const CreditRuleDialog = ({ rule, id, onDone, onClose }: CreditRuleDialogProps) => {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const [draft, setDraft] = useState(() => creditRuleDraft(rule, id))
  const set = (change: Partial<CreditRuleDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const problem = creditRuleProblem(draft)
  const wrong = (name: typeof problem): string | null => (problem === name ? t("creditPolicy.policy.wrong") : null)
  const codes = [
    ...new Set([
      ...(regions ?? []).map((region) => region.currency_code),
      ...(draft.currency_code ? [draft.currency_code] : []),
    ]),
  ].sort()
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(rule ? "creditPolicy.policy.edit" : "creditPolicy.policy.add")}
      description={t("creditPolicy.policy.dialog")}
      confirm={t("creditPolicy.policy.take")}
      disabled={problem !== null}
      saving={false}
      error={null}
      onConfirm={() => onDone(creditRuleOf(draft))}
    >
      <Field label={t("creditPolicy.policy.step")} htmlFor="credit-rule-step">
        <Choice
          id="credit-rule-step"
          label={t("creditPolicy.policy.step")}
          value={draft.step}
          options={STEPS.map((value) => ({ value, label: t(`creditPolicy.at.${value}`) }))}
          onChange={(step) => set({ step })}
        />
      </Field>
      <Field
        label={t("creditPolicy.policy.over")}
        htmlFor="credit-rule-over"
        optional
        hint={t("creditPolicy.policy.overHint")}
        error={wrong("over_limit_by")}
      >
        <div className="flex items-center gap-x-2">
          <Input
            id="credit-rule-over"
            inputMode="decimal"
            className="tabular-nums"
            value={draft.over_limit_by}
            onChange={(event) => set({ over_limit_by: event.target.value })}
          />
          <div className="w-36 shrink-0">
            <Choice
              label={t("creditPolicy.policy.currency")}
              value={draft.currency_code ?? ANY}
              options={[
                { value: ANY, label: t("creditPolicy.policy.anyCurrency") },
                ...codes.map((code) => ({ value: code, label: code.toUpperCase() })),
              ]}
              onChange={(code) => set({ currency_code: code === ANY ? null : code })}
            />
          </div>
        </div>
      </Field>
      <WholeNumberField
        id="credit-rule-days"
        label={t("creditPolicy.policy.days")}
        hint={t("creditPolicy.policy.daysHint")}
        error={wrong("days_overdue")}
        value={draft.days_overdue}
        onChange={(days_overdue) => set({ days_overdue })}
      />
      <Field label={t("creditPolicy.policy.action")} htmlFor="credit-rule-action">
        <Choice
          id="credit-rule-action"
          label={t("creditPolicy.policy.action")}
          value={draft.action}
          options={ACTIONS.map((value) => ({ value, label: t(`creditPolicy.policy.actions.${value}`) }))}
          onChange={(action) => set({ action })}
        />
      </Field>
      {draft.action === "deposit" ? (
        <WholeNumberField
          id="credit-rule-deposit"
          label={t("creditPolicy.policy.deposit")}
          error={draft.deposit_percent ? wrong("deposit_percent") : null}
          value={draft.deposit_percent}
          onChange={(deposit_percent) => set({ deposit_percent })}
        />
      ) : null}
    </ActionDialog>
  )
}
