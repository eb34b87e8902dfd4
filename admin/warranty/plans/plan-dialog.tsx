import { Alert, Input, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { regionsQuery } from "../../shared/host-queries"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { Tick } from "../../shared/tick"
import { WholeNumberField } from "../../shared/whole-number-field"
import { AUDIENCES, BASES, COVERS, Plan, PLANS_PATH, STARTS } from "../queries"
import { codeOf, planBody, planDraft, PlanDraft, planProblem } from "../rules/plan-draft"
import { PlanExtras } from "./plan-extras"
import { TargetsField } from "./targets-field"

type Answer = { warranty_plan: Plan }

/** How long a warning stays, in milliseconds: as long as it takes to read it. */
const LONG = 15_000

/** One plan: what it covers, for how long from when, for whom and for which products. Entitlements that exist keep their terms. */
export const PlanDialog = ({ plan, onClose }: { plan: Plan | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { data: regions } = useQuery(regionsQuery())
  const [draft, setDraft] = useState(() => planDraft(plan))
  const problem = planProblem(draft)
  const set = (change: Partial<PlanDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch<Answer>(plan ? `${PLANS_PATH}/${plan.id}` : PLANS_PATH, {
        method: "POST",
        body: planBody(draft, regions?.[0]?.currency_code ?? null, plan),
      }),
    onSuccess: async ({ warranty_plan: { warnings } }) => {
      toast.success(t("settings.saved"))
      for (const warning of warnings) {
        toast.warning(t(`warranty.warnings.${warning}`, { defaultValue: warning }), { duration: LONG })
      }
      await client.invalidateQueries({ queryKey: crmKeys.warrantyPlans.all })
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(plan ? "warranty.plans.edit" : "warranty.plans.add")}
      description={t("warranty.plans.dialog")}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <Field label={t("warranty.plans.name")} htmlFor="plan-name">
        <Input
          id="plan-name"
          maxLength={100}
          value={draft.name}
          onChange={(event) => {
            const name = event.target.value
            // The code follows the name until somebody gives it one of its own.
            set({ name, ...(!plan && draft.code === codeOf(draft.name) ? { code: codeOf(name) } : {}) })
          }}
        />
      </Field>
      <Field
        label={t("warranty.plans.code")}
        htmlFor="plan-code"
        hint={t(plan ? "warranty.plans.codeStays" : "warranty.plans.codeHint")}
        error={draft.name && problem === "code" ? t("warranty.plans.codeBad") : null}
      >
        <Input
          id="plan-code"
          maxLength={64}
          disabled={plan !== null}
          value={draft.code}
          onChange={(event) => set({ code: event.target.value })}
        />
      </Field>
      <Field label={t("warranty.fields.basis")} htmlFor="plan-basis" hint={t(`warranty.basisHints.${draft.basis}`)}>
        <Choice
          id="plan-basis"
          label={t("warranty.fields.basis")}
          value={draft.basis}
          options={BASES.map((value) => ({ value, label: t(`warranty.bases.${value}`) }))}
          onChange={(basis) => set({ basis })}
        />
      </Field>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <WholeNumberField
          id="plan-length"
          label={t("warranty.plans.length")}
          value={draft.length}
          error={problem === "length" ? t("warranty.plans.whole") : null}
          onChange={(length) => set({ length })}
        />
        <Field label={t("warranty.plans.unit")} htmlFor="plan-unit">
          <Choice
            id="plan-unit"
            label={t("warranty.plans.unit")}
            value={draft.unit}
            options={(["months", "days"] as const).map((value) => ({ value, label: t(`warranty.units.${value}`) }))}
            onChange={(unit) => set({ unit })}
          />
        </Field>
      </div>
      <Field label={t("warranty.plans.startsOn")} htmlFor="plan-starts">
        <Choice
          id="plan-starts"
          label={t("warranty.plans.startsOn")}
          value={draft.starts_on}
          options={STARTS.map((value) => ({ value, label: t(`warranty.starts.${value}`) }))}
          onChange={(starts_on) => set({ starts_on })}
        />
      </Field>
      <Field label={t("warranty.fields.covers")}>
        <div className="flex flex-col gap-y-2">
          {COVERS.map((part) => (
            <Tick
              key={part}
              id={`plan-covers-${part}`}
              label={t(`warranty.covers.${part}`)}
              checked={draft.covers.includes(part)}
              onChange={(checked) =>
                set({ covers: COVERS.filter((one) => (one === part ? checked : draft.covers.includes(one))) })
              }
            />
          ))}
        </div>
      </Field>
      <Field label={t("warranty.plans.audience")} htmlFor="plan-audience">
        <Choice
          id="plan-audience"
          label={t("warranty.plans.audience")}
          value={draft.audience}
          options={AUDIENCES.map((value) => ({ value, label: t(`warranty.audiences.${value}`) }))}
          onChange={(audience) => set({ audience })}
        />
      </Field>
      <Field
        label={t("warranty.plans.countries")}
        htmlFor="plan-countries"
        optional
        hint={t("warranty.plans.countriesHint")}
        error={problem === "countries" ? t("warranty.plans.countriesBad") : null}
      >
        <Input
          id="plan-countries"
          value={draft.countries}
          onChange={(event) => set({ countries: event.target.value })}
        />
      </Field>
      <TargetsField
        value={draft.targets}
        error={problem === "targets" ? t("warranty.plans.targetsBad") : null}
        onChange={(targets) => set({ targets })}
      />
      <Field label={t("warranty.fields.exclusions")} htmlFor="plan-exclusions" optional>
        <Textarea
          id="plan-exclusions"
          rows={3}
          maxLength={5000}
          value={draft.exclusions}
          onChange={(event) => set({ exclusions: event.target.value })}
        />
      </Field>
      <PlanExtras draft={draft} problem={problem} set={set} />
      {plan ? <Alert variant="info">{t("warranty.plans.keep")}</Alert> : null}
    </ActionDialog>
  )
}
