import { Plus, XMark } from "@medusajs/icons"
import { Button, IconButton, Input, Label, Switch, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { decimalText } from "../shared/parse-decimal"
import { PaymentTermsPreview } from "./payment-terms-preview"
import { PaymentTerms, paymentTermsQuery, settingsQuery } from "./queries"
import {
  DUE_KINDS,
  DueKind,
  emptyPart,
  PartDraft,
  partDraft,
  percentSum,
  StepDraft,
  termsBody,
  TermsDraft,
  termsProblem,
} from "./rules/payment-terms"
import { useSetupAct } from "./use-setup-act"

const MAX_STEPS = 2
const MAX_PARTS = 36

const draftOf = (terms: PaymentTerms | null, name: string): TermsDraft => ({
  name,
  parts: terms ? terms.instalments.map(partDraft) : [emptyPart()],
  steps: (terms?.early_discount ?? []).map(({ percent, days }) => ({ percent: decimalText(percent), days: String(days) })),
  is_default: terms?.is_default ?? false,
})

/** One set of terms: its parts and what paying early is worth, with the days they would come to today. */
export const PaymentTermsDialog = ({ terms, onClose }: { terms: PaymentTerms | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data: settings } = useQuery(settingsQuery())
  const shown = terms?.code ? t(`terms.codes.${terms.code}`, { defaultValue: terms.name }) : (terms?.name ?? "")
  const [draft, setDraft] = useState(draftOf(terms, shown))
  const save = useSetupAct({ refresh: paymentTermsQuery().queryKey, done: t("settings.saved"), onDone: onClose, quiet: true })
  const problem = termsProblem(draft)
  const set = (change: Partial<TermsDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const setPart = (index: number, change: Partial<PartDraft>): void =>
    set({ parts: draft.parts.map((part, at) => (at === index ? { ...part, ...change } : part)) })
  const setStep = (index: number, change: Partial<StepDraft>): void =>
    set({ steps: draft.steps.map((step, at) => (at === index ? { ...step, ...change } : step)) })
  const body = termsBody(draft)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(terms ? "terms.edit" : "terms.add")}
      description={t("terms.dialog")}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => {
        // A shipped name stays translated until it is really changed.
        const { name, ...rest } = body
        save.mutate({
          path: terms ? `/admin/crm/payment-terms/${terms.id}` : "/admin/crm/payment-terms",
          body: terms && name === shown ? rest : body,
        })
      }}
    >
      <Field label={t("terms.name")} htmlFor="terms-name">
        <Input id="terms-name" maxLength={100} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field
        label={t("terms.parts")}
        error={
          problem === "percent" || problem === "number"
            ? t(`terms.problems.${problem}`, { sum: decimalText(percentSum(draft.parts) || 0) })
            : null
        }
      >
        <div className="flex flex-col gap-y-3">
          {draft.parts.map((part, index) => (
            <PartFields
              key={index}
              part={part}
              number={index + 1}
              onChange={(change) => setPart(index, change)}
              onRemove={
                draft.parts.length > 1
                  ? () => set({ parts: draft.parts.filter((_part, at) => at !== index) })
                  : undefined
              }
            />
          ))}
        </div>
        <AddButton
          label={t("terms.addPart")}
          hidden={draft.parts.length >= MAX_PARTS}
          onClick={() => set({ parts: [...draft.parts, emptyPart(restOf(draft.parts))] })}
        />
      </Field>
      <Field
        label={t("terms.discount")}
        optional
        hint={t("terms.discountHint")}
        error={problem === "discount" ? t("terms.problems.discount") : null}
      >
        {draft.steps.map((step, index) => (
          <div key={index} className="flex items-center gap-x-2">
            <Suffixed suffix="%">
              <Input
                size="small"
                inputMode="decimal"
                className="w-full tabular-nums"
                aria-label={t("terms.discountPercent", { number: index + 1 })}
                value={step.percent}
                onChange={(event) => setStep(index, { percent: event.target.value })}
              />
            </Suffixed>
            <Suffixed suffix={t("terms.days").toLowerCase()}>
              <Input
                size="small"
                inputMode="numeric"
                className="w-full tabular-nums"
                aria-label={t("terms.discountDays", { number: index + 1 })}
                value={step.days}
                onChange={(event) => setStep(index, { days: event.target.value })}
              />
            </Suffixed>
            <RemoveButton
              label={t("terms.removeStep", { number: index + 1 })}
              onClick={() => set({ steps: draft.steps.filter((_step, at) => at !== index) })}
            />
          </div>
        ))}
        <AddButton
          label={t("terms.addStep")}
          hidden={draft.steps.length >= MAX_STEPS}
          onClick={() => set({ steps: [...draft.steps, draft.steps.length ? { percent: "1", days: "20" } : { percent: "2", days: "10" }] })}
        />
      </Field>
      <div className="flex items-start gap-x-3">
        <Switch id="terms-default" checked={draft.is_default} onCheckedChange={(is_default) => set({ is_default })} />
        <div className="flex flex-col">
          <Label size="small" weight="plus" htmlFor="terms-default">
            {t("terms.isDefault")}
          </Label>
          <Text size="small" className="text-ui-fg-subtle">
            {t("terms.isDefaultHint")}
          </Text>
        </div>
      </div>
      {problem === null || problem === "name" ? (
        <PaymentTermsPreview
          instalments={body.instalments}
          early_discount={body.early_discount}
          currency={settings?.company_currency ?? "eur"}
        />
      ) : null}
    </ActionDialog>
  )
}

/** What is missing to 100 percent, as a first proposal. */
const restOf = (parts: PartDraft[]): string => decimalText(Math.max(Math.round((100 - (percentSum(parts) || 0)) * 100) / 100, 0))

type PartProps = {
  part: PartDraft
  number: number
  onChange: (change: Partial<PartDraft>) => void
  onRemove?: () => void
}

/** Which numbers a kind asks for beside the percentage. */
const NUMBERS: Record<DueKind, ["days" | "months" | "after" | "day", string][]> = {
  net: [["days", "days"]],
  months: [["months", "months"]],
  month_end: [
    ["days", "days"],
    ["after", "daysAfter"],
  ],
  day_of_month: [
    ["day", "dayOfMonth"],
    ["months", "monthsLater"],
  ],
  down_payment: [],
}

const PartFields = ({ part, number, onChange, onRemove }: PartProps) => {
  const { t } = useTranslation("crm")
  const id = `terms-part-${number}`
  return (
    <div
      role="group"
      aria-label={t("terms.part", { number })}
      className="bg-ui-bg-subtle grid grid-cols-1 gap-3 rounded-lg border p-3 md:grid-cols-2"
    >
      <Field label={t("terms.percent")} htmlFor={`${id}-percent`}>
        <Input
          id={`${id}-percent`}
          size="small"
          inputMode="decimal"
          className="tabular-nums"
          value={part.percent}
          onChange={(event) => onChange({ percent: event.target.value })}
        />
      </Field>
      <div className="flex items-end gap-x-2">
        <Field label={t("terms.kind")} htmlFor={`${id}-kind`} className="flex-1">
          <Choice
            id={`${id}-kind`}
            size="small"
            label={t("terms.kind")}
            value={part.kind}
            options={DUE_KINDS.map((value) => ({ value, label: t(`terms.kinds.${value}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        </Field>
        {onRemove ? <RemoveButton label={t("terms.removePart", { number })} onClick={onRemove} /> : null}
      </div>
      {NUMBERS[part.kind].map(([name, label]) => (
        <Field key={name} label={t(`terms.${label}`)} htmlFor={`${id}-${name}`}>
          <Input
            id={`${id}-${name}`}
            size="small"
            inputMode="numeric"
            className="tabular-nums"
            value={part[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  )
}

const Suffixed = ({ suffix, children }: { suffix: string; children: ReactNode }) => (
  <div className="flex min-w-0 flex-1 items-center gap-x-2">
    {children}
    <Text size="small" className="text-ui-fg-subtle shrink-0">
      {suffix}
    </Text>
  </div>
)

const RemoveButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <IconButton type="button" size="small" variant="transparent" aria-label={label} onClick={onClick}>
    <XMark />
  </IconButton>
)

const AddButton = ({ label, hidden, onClick }: { label: string; hidden: boolean; onClick: () => void }) =>
  hidden ? null : (
    <Button type="button" size="small" variant="secondary" className="self-start" onClick={onClick}>
      <Plus />
      {label}
    </Button>
  )
