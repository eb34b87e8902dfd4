import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { regionsQuery } from "../../shared/host-queries"
import { Tick } from "../../shared/tick"
import { WholeNumberField } from "../../shared/whole-number-field"
import { PlanDraft, PlanProblem } from "../rules/plan-draft"
import { VariantField } from "../variant-field"

type PlanExtrasProps = {
  draft: PlanDraft
  problem: PlanProblem | null
  set: (change: Partial<PlanDraft>) => void
}

/** What the customer bears, what a repair or replacement changes, what support promises, and whether it is sold. */
export const PlanExtras = ({ draft, problem, set }: PlanExtrasProps) => {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const currencies = [...new Set((regions ?? []).map(({ currency_code }) => currency_code))].sort()
  const after = <Value extends string>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: t(`warranty.after.${value}`) }))
  return (
    <>
      <Field
        label={t("warranty.fields.deductible")}
        htmlFor="plan-deductible"
        optional
        hint={t("warranty.plans.deductibleHint")}
        error={problem === "deductible" ? t("warranty.amountBad") : null}
      >
        <div className="flex items-center gap-x-2">
          <Input
            id="plan-deductible"
            inputMode="decimal"
            className="text-end tabular-nums"
            value={draft.deductible}
            onChange={(event) => set({ deductible: event.target.value })}
          />
          <div className="w-28 shrink-0">
            <Choice
              label={t("receivable.fields.currency")}
              value={draft.deductible_currency_code ?? currencies[0] ?? null}
              options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
              onChange={(code) => set({ deductible_currency_code: code })}
            />
          </div>
        </div>
      </Field>
      <Field label={t("warranty.plans.afterRepair")} htmlFor="plan-after-repair">
        <Choice
          id="plan-after-repair"
          label={t("warranty.plans.afterRepair")}
          value={draft.after_repair}
          options={after(["none", "extend", "restart"] as const)}
          onChange={(after_repair) => set({ after_repair })}
        />
      </Field>
      {draft.after_repair === "extend" ? (
        <WholeNumberField
          id="plan-repair-months"
          label={t("warranty.plans.repairMonths")}
          value={draft.after_repair_months}
          error={problem === "after_repair_months" ? t("warranty.plans.whole") : null}
          onChange={(after_repair_months) => set({ after_repair_months })}
        />
      ) : null}
      <Field label={t("warranty.plans.afterReplacement")} htmlFor="plan-after-replacement">
        <Choice
          id="plan-after-replacement"
          label={t("warranty.plans.afterReplacement")}
          value={draft.after_replacement}
          options={after(["none", "restart"] as const)}
          onChange={(after_replacement) => set({ after_replacement })}
        />
      </Field>
      <WholeNumberField
        id="plan-cure"
        label={t("warranty.fields.cureDays")}
        hint={t("warranty.plans.cureHint")}
        value={draft.cure_days}
        error={problem === "cure_days" ? t("warranty.plans.whole") : null}
        onChange={(cure_days) => set({ cure_days })}
      />
      {draft.covers.includes("support") ? (
        <>
          <Field label={t("warranty.fields.supportHours")} htmlFor="plan-support-hours" optional>
            <Input
              id="plan-support-hours"
              maxLength={200}
              value={draft.support_hours}
              onChange={(event) => set({ support_hours: event.target.value })}
            />
          </Field>
          <Field label={t("warranty.fields.supportContacts")} htmlFor="plan-support-contacts" optional>
            <Input
              id="plan-support-contacts"
              maxLength={500}
              value={draft.support_contacts}
              onChange={(event) => set({ support_contacts: event.target.value })}
            />
          </Field>
          <WholeNumberField
            id="plan-answer"
            label={t("warranty.fields.answerHours")}
            value={draft.answer_hours}
            error={problem === "answer_hours" ? t("warranty.plans.whole") : null}
            onChange={(answer_hours) => set({ answer_hours })}
          />
        </>
      ) : null}
      <Tick
        id="plan-sold"
        label={t("warranty.plans.isSold")}
        hint={t("warranty.plans.soldHint")}
        checked={draft.is_sold}
        onChange={(is_sold) => set({ is_sold })}
      />
      {draft.is_sold ? (
        <VariantField
          id="plan-variant"
          label={t("warranty.plans.soldVariant")}
          value={draft.sold_variant_id}
          onChange={(variant) => set({ sold_variant_id: variant?.id ?? null })}
        />
      ) : null}
    </>
  )
}
