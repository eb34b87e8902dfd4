import { Button, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { CreditPolicy, CreditRule } from "../../src/shared/credit-policy"
import { SUGGESTED_CREDIT_POLICY } from "../../src/shared/suggested-credit-policy"
import { WholeNumberField } from "../shared/whole-number-field"
import { CreditRuleDialog } from "./credit-rule-dialog"
import { ListRow } from "./list-row"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { SwitchRow } from "./switch-row"
import { useRuleText } from "./use-credit-rule-text"
import { useSettingsForm } from "./use-settings-form"

/** What the store does about debt when it sells, step by step; without a rule nothing blocks. */
export const CreditPolicySection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const textOf = useRuleText()
  const prompt = usePrompt()
  const [edited, setEdited] = useState<CreditRule | "new" | null>(null)
  const policy = form.values.credit_policy
  const set = (change: Partial<CreditPolicy>): void => form.set({ credit_policy: { ...policy, ...change } })
  const take = (rule: CreditRule): void => {
    const known = policy.rules.some(({ id }) => id === rule.id)
    set({ rules: known ? policy.rules.map((one) => (one.id === rule.id ? rule : one)) : [...policy.rules, rule] })
    setEdited(null)
  }
  const suggest = async (): Promise<void> => {
    const agreed =
      !policy.rules.length ||
      (await prompt({
        title: t("creditPolicy.policy.suggested"),
        description: t("creditPolicy.policy.replaces"),
        confirmText: t("creditPolicy.policy.replace"),
        cancelText: t("common.back"),
      }))
    if (agreed) {
      set({ rules: SUGGESTED_CREDIT_POLICY.rules })
    }
  }
  const name = (step: CreditRule["step"]): string => t(`creditPolicy.at.${step}`)
  return (
    <>
      <SettingsSection
        title={t("creditPolicy.policy.title")}
        description={t("creditPolicy.policy.description")}
        form={form}
      >
        <div className="flex flex-wrap gap-2 md:col-span-2">
          <Button type="button" size="small" variant="secondary" onClick={() => setEdited("new")}>
            {t("creditPolicy.policy.add")}
          </Button>
          <Button type="button" size="small" variant="transparent" onClick={() => void suggest()}>
            {t("creditPolicy.policy.suggested")}
          </Button>
        </div>
        {policy.rules.length ? (
          <div className="-mx-6 divide-y border-y md:col-span-2" data-testid="credit-rules">
            {policy.rules.map((rule) => (
              <ListRow
                key={rule.id}
                name={name(rule.step)}
                detail={textOf(rule)}
                onEdit={() => setEdited(rule)}
                onRemove={() => set({ rules: policy.rules.filter(({ id }) => id !== rule.id) })}
              />
            ))}
          </div>
        ) : (
          <Text size="small" className="text-ui-fg-subtle md:col-span-2">
            {t("creditPolicy.policy.none")}
          </Text>
        )}
        <WholeNumberField
          id="crm-hold-stock-days"
          label={t("creditPolicy.policy.stockDays")}
          hint={t("creditPolicy.policy.stockDaysHint")}
          value={policy.hold_stock_days === null ? "" : String(policy.hold_stock_days)}
          onChange={(text) => {
            const days = parseInt(text.replace(/\D/g, ""), 10)
            set({ hold_stock_days: days ? Math.min(days, 90) : null })
          }}
        />
        <SwitchRow
          id="crm-credit-notice"
          label={t("creditPolicy.policy.notice")}
          hint={t("creditPolicy.policy.noticeHint")}
          checked={policy.notice}
          onChange={(notice) => set({ notice })}
        />
      </SettingsSection>
      {edited ? (
        <CreditRuleDialog
          rule={edited === "new" ? null : edited}
          id={`rule-${Date.now()}`}
          onDone={take}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  )
}
