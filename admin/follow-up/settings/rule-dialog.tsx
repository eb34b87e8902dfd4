import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { teamsQuery } from "../../settings/queries"
import { useSetupAct } from "../../settings/use-setup-act"
import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { userName, usersQuery } from "../../shared/host-queries"
import { plural } from "../../shared/plural"
import { WholeNumberField } from "../../shared/whole-number-field"
import { ASSIGNS, PRIORITIES, Rule, RULES_PATH, rulesQuery } from "../queries"
import { RuleDraft, ruleBody, ruleDraftOf, ruleProblem } from "../rules/rule-draft"
import { useRuleTexts } from "./rule-texts"

type RuleDialogProps = { rule: Rule; onClose: () => void }

/** When a rule opens something, of what, how urgent that is, and whose it becomes. */
export const RuleDialog = ({ rule, onClose }: RuleDialogProps) => {
  const { t } = useTranslation("crm")
  const texts = useRuleTexts()
  const [draft, setDraft] = useState(() => ruleDraftOf(rule))
  const save = useSetupAct({ refresh: rulesQuery().queryKey, done: t("settings.saved"), onDone: onClose, quiet: true })
  const problem = ruleProblem(draft, rule)
  const set = (change: Partial<RuleDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const { name, text } = texts(rule)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={name}
      description={text}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ path: `${RULES_PATH}/${rule.id}`, body: ruleBody(draft) })}
    >
      <WholeNumberField
        id="rule-days"
        label={t("followUp.rules.days")}
        hint={t("followUp.rules.daysHint")}
        error={problem === "days" ? plural(t, "followUp.rules.daysBad", rule.least_days ?? 0) : null}
        value={draft.days}
        onChange={(days) => set({ days })}
      />
      <SettingFields rule={rule} draft={draft} problem={problem} onChange={set} />
      <AssignFields draft={draft} onChange={set} />
      <Field label={t("followUp.fields.priority")} htmlFor="rule-priority">
        <Choice
          id="rule-priority"
          label={t("followUp.fields.priority")}
          value={draft.priority}
          options={PRIORITIES.map((value) => ({ value, label: t(`followUp.priorities.${value}`) }))}
          onChange={(priority) => set({ priority })}
        />
      </Field>
    </ActionDialog>
  )
}

type FieldsProps = { draft: RuleDraft; onChange: (change: Partial<RuleDraft>) => void }

/** What a rule is narrowed by: one of some words, or a number. */
const SettingFields = ({ rule, draft, problem, onChange }: FieldsProps & { rule: Rule; problem: string | null }) => {
  const { t } = useTranslation("crm")
  return Object.entries(draft.settings).map(([name, value]) => {
    const label = t(`followUp.rules.settings.${name}`, { defaultValue: name })
    const set = (next: string): void => onChange({ settings: { ...draft.settings, [name]: next } })
    const choices = rule.choices?.[name]
    return choices ? (
      <Field key={name} label={label} htmlFor={`rule-${name}`}>
        <Choice
          id={`rule-${name}`}
          label={label}
          value={value}
          options={choices.map((choice) => ({
            value: choice,
            label: t(`followUp.rules.choices.${name}.${choice}`, { defaultValue: choice }),
          }))}
          onChange={set}
        />
      </Field>
    ) : (
      <WholeNumberField
        key={name}
        id={`rule-${name}`}
        label={label}
        error={problem === name ? t("followUp.rules.wholeNumber") : null}
        value={value}
        onChange={set}
      />
    )
  })
}

const AssignFields = ({ draft, onChange }: FieldsProps) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const { data: teams } = useQuery(teamsQuery())
  return (
    <>
      <Field label={t("followUp.rules.assign")} htmlFor="rule-assign">
        <Choice
          id="rule-assign"
          label={t("followUp.rules.assign")}
          value={draft.assign}
          options={ASSIGNS.map((value) => ({ value, label: t(`followUp.rules.assigns.${value}`) }))}
          onChange={(assign) => onChange({ assign })}
        />
      </Field>
      {draft.assign === "fixed" ? (
        <Field label={t("followUp.fields.assignee")} htmlFor="rule-assignee">
          <Choice
            id="rule-assignee"
            label={t("followUp.fields.assignee")}
            value={draft.assignee_id}
            options={(users ?? []).map((user) => ({ value: user.id, label: userName(user) }))}
            onChange={(assignee_id) => onChange({ assignee_id })}
          />
        </Field>
      ) : null}
      {draft.assign === "round_robin" ? (
        <Field
          label={t("pipeline.team")}
          htmlFor="rule-team"
          hint={teams?.length ? undefined : t("followUp.rules.noTeams")}
        >
          <Choice
            id="rule-team"
            label={t("pipeline.team")}
            value={draft.team_id}
            options={(teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(team_id) => onChange({ team_id })}
          />
        </Field>
      ) : null}
    </>
  )
}
