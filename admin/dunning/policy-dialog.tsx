import { Plus } from "@medusajs/icons"
import { Button, Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { SwitchRow } from "../settings/switch-row"
import { useSetupAct } from "../settings/use-setup-act"
import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { WholeNumberField } from "../shared/whole-number-field"
import { LevelFields } from "./level-fields"
import { LevelTextsDialog } from "./level-texts-dialog"
import { DunningPolicy, policiesQuery } from "./queries"
import { blankLevel, LevelDraft, policyBody, PolicyDraft, policyDraft, policyProblem } from "./rules/policy-draft"
import { policyName } from "./rules/policy-name"

const DAYS = [1, 2, 3, 4, 5, 6, 7]
const MAX_LEVELS = 20

/** One policy: its levels, whom it is for, and when messages may leave by themselves. */
export const PolicyDialog = ({ policy, onClose }: { policy: DunningPolicy | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const shown = policy ? policyName(policy, t) : ""
  const [draft, setDraft] = useState<PolicyDraft>({ ...policyDraft(policy), name: shown })
  const [texts, setTexts] = useState<number | null>(null)
  const save = useSetupAct({
    refresh: policiesQuery().queryKey,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const problem = policyProblem(draft)
  const set = (change: Partial<PolicyDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const setLevel = (index: number, change: Partial<LevelDraft>): void =>
    set({ levels: draft.levels.map((level, at) => (at === index ? { ...level, ...change } : level)) })
  if (texts !== null && draft.levels[texts]) {
    return (
      <LevelTextsDialog
        number={texts + 1}
        level={draft.levels[texts]}
        onClose={() => setTexts(null)}
        onDone={(change) => {
          setLevel(texts, change)
          setTexts(null)
        }}
      />
    )
  }
  const last = Math.max(0, ...draft.levels.map(({ days }) => parseInt(days, 10) || 0))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(policy ? "dunning.policy.edit" : "dunning.policy.add")}
      description={t("dunning.policy.dialog")}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => {
        const { name, ...rest } = policyBody(draft) as { name: string }
        // The shipped name stays translated until it is really changed.
        save.mutate({
          path: policy ? `/admin/crm/dunning-policies/${policy.id}` : "/admin/crm/dunning-policies",
          body: policy && name === shown ? rest : { name, ...rest },
        })
      }}
    >
      <Field
        label={t("dunning.policy.name")}
        htmlFor="policy-name"
        error={problem === "name" && policy ? t("dunning.policy.problem.name") : null}
      >
        <Input
          id="policy-name"
          maxLength={100}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field label={t("dunning.policy.levels")} error={problem === "days" ? t("dunning.policy.problem.days") : null}>
        <div className="flex flex-col gap-y-3">
          {draft.levels.map((level, index) => (
            <LevelFields
              key={level.id ?? index}
              number={index + 1}
              level={level}
              onChange={(change) => setLevel(index, change)}
              onTexts={() => setTexts(index)}
              onRemove={
                draft.levels.length > 1
                  ? () => set({ levels: draft.levels.filter((_level, at) => at !== index) })
                  : undefined
              }
            />
          ))}
        </div>
        {draft.levels.length < MAX_LEVELS ? (
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="self-start"
            onClick={() => set({ levels: [...draft.levels, blankLevel(last + 15)] })}
          >
            <Plus />
            {t("dunning.policy.addLevel")}
          </Button>
        ) : null}
      </Field>
      <Field label={t("dunning.policy.kind")} htmlFor="policy-kind">
        <Choice
          id="policy-kind"
          label={t("dunning.policy.kind")}
          value={draft.customer_kind}
          options={(["none", "business", "consumer"] as const).map((value) => ({
            value,
            label: t(`dunning.policy.kinds.${value}`),
          }))}
          onChange={(customer_kind) => set({ customer_kind })}
        />
      </Field>
      <SwitchRow
        id="policy-default"
        label={t("dunning.policy.isDefault")}
        hint={t("dunning.policy.isDefaultHint")}
        checked={draft.is_default}
        onChange={(is_default) => set({ is_default })}
      />
      <Field label={t("dunning.policy.daily")} htmlFor="policy-daily">
        <Choice
          id="policy-daily"
          label={t("dunning.policy.daily")}
          value={draft.daily}
          options={(["off", "propose", "send"] as const).map((value) => ({
            value,
            label: t(`dunning.policy.dailies.${value}`),
          }))}
          onChange={(daily) => set({ daily })}
        />
      </Field>
      <Field
        label={t("dunning.policy.weekdays")}
        error={problem === "weekdays" ? t("dunning.policy.problem.weekdays") : null}
      >
        <div className="flex flex-wrap gap-2" role="group" aria-label={t("dunning.policy.weekdays")}>
          {DAYS.map((day) => {
            const on = draft.weekdays.includes(day)
            return (
              <Button
                key={day}
                type="button"
                size="small"
                variant={on ? "primary" : "secondary"}
                aria-pressed={on}
                onClick={() =>
                  set({ weekdays: on ? draft.weekdays.filter((one) => one !== day) : [...draft.weekdays, day] })
                }
              >
                {t(`dunning.policy.days.${day}`)}
              </Button>
            )
          })}
        </div>
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <WholeNumberField
          id="policy-from"
          label={t("dunning.policy.hourFrom")}
          value={draft.hour_from}
          error={problem === "hours" ? t("dunning.policy.problem.hours") : null}
          onChange={(hour_from) => set({ hour_from })}
        />
        <WholeNumberField
          id="policy-to"
          label={t("dunning.policy.hourTo")}
          value={draft.hour_to}
          onChange={(hour_to) => set({ hour_to })}
        />
      </div>
      <Field
        label={t("dunning.policy.minimum")}
        htmlFor="policy-minimum"
        optional
        hint={t("dunning.policy.minimumHint")}
        error={problem === "minimums" ? t("dunning.policy.badMinimum") : null}
      >
        <Input
          id="policy-minimum"
          value={draft.minimums}
          placeholder="10 EUR"
          onChange={(event) => set({ minimums: event.target.value })}
        />
      </Field>
      <WholeNumberField
        id="policy-delay"
        label={t("dunning.policy.maxDelay")}
        value={draft.max_delay_days}
        onChange={(max_delay_days) => set({ max_delay_days })}
      />
      <SwitchRow
        id="policy-attach"
        label={t("dunning.policy.attach")}
        hint={t("dunning.policy.attachHint")}
        checked={draft.attach_pdfs}
        onChange={(attach_pdfs) => set({ attach_pdfs })}
      />
    </ActionDialog>
  )
}
