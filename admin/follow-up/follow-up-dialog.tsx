import { Button, Input, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { CustomerPicker } from "../shared/customer-picker"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { localToday } from "../shared/format"
import { userName, usersQuery } from "../shared/host-queries"
import { useLocale } from "../shared/locale"
import { onceKey } from "../shared/once-key"
import { sdk } from "../shared/sdk"
import { accessQuery } from "../shared/use-access"
import { FollowUp, FOLLOW_UPS_PATH, KINDS, PRIORITIES } from "./queries"
import { RecurrenceFields } from "./recurrence-fields"
import { About, changeBody, createBody, draftOf, FollowUpDraft, followUpProblem } from "./rules/draft"
import { followUpSentence } from "./rules/sentence"
import { snoozeDays } from "./rules/snooze"
import { dismissUndo, useRefreshFollowUps } from "./use-follow-up-act"

type FollowUpDialogProps = { about?: About; followUp?: FollowUp; onClose: () => void; children?: React.ReactNode }

/** Writes down what is to be done, by whom and when, or changes it. What is to be done is enough, everything else may be left as it is. */
export const FollowUpDialog = (props: FollowUpDialogProps) => {
  const me = useQuery(accessQuery())
  // Whose a new one is must be known before the form is drawn; a moment, for every page asks for it.
  return me.isPending ? null : <Form {...props} me={me.data?.user_id ?? null} />
}

const Form = ({ about = {}, followUp, me, onClose, children }: FollowUpDialogProps & { me: string | null }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const refresh = useRefreshFollowUps()
  const { data: users } = useQuery(usersQuery())
  const [before] = useState(() => draftOf(followUp ?? null, about, me))
  const [draft, setDraft] = useState(before)
  const [tried, setTried] = useState(false)
  const [key] = useState(onceKey)
  useEffect(dismissUndo, [])
  const set = (change: Partial<FollowUpDraft>): void => setDraft((current) => ({ ...current, ...change }))
  const isRules = Boolean(followUp?.rule_id)
  const closed = followUp !== undefined && followUp.status !== "open"
  const problem = followUpProblem(draft, isRules)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch(followUp ? `${FOLLOW_UPS_PATH}/${followUp.id}` : FOLLOW_UPS_PATH, {
        method: "POST",
        body: followUp ? changeBody(draft, before, isRules) : { ...createBody(draft, about), idempotency_key: key },
      }),
    onSuccess: async () => {
      toast.success(t(followUp ? "common.saved" : "followUp.created"))
      onClose()
      await refresh()
    },
  })
  const days = Object.entries({ today: localToday(), ...snoozeDays(localToday()) })
  const description = followUp
    ? isRules
      ? followUpSentence(t, followUp, locale)
      : undefined
    : about.name
      ? t("interaction.about", { name: about.name })
      : undefined
  const assignee = (
    <Field label={t("followUp.fields.assignee")} htmlFor="follow-up-assignee">
      <Choice
        id="follow-up-assignee"
        label={t("followUp.fields.assignee")}
        value={draft.assignee_id}
        options={(users ?? []).map((user) => ({
          value: user.id,
          label: user.id === me ? t("followUp.me", { name: userName(user) }) : userName(user),
        }))}
        onChange={(assignee_id) => set({ assignee_id })}
      />
    </Field>
  )
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(followUp ? "followUp.edit" : "followUp.create")}
      description={description}
      confirm={t(closed ? "common.close" : "common.save")}
      saving={isPending}
      error={error}
      onConfirm={() => {
        setTried(true)
        if (closed) {
          onClose()
        } else if (!problem) {
          mutate()
        }
      }}
    >
      {closed ? null : (
        <>
          {isRules ? null : (
            <Field
              label={t("followUp.fields.title")}
              htmlFor="follow-up-title"
              error={tried && problem === "title" ? t("followUp.problems.title") : null}
            >
              <Input
                id="follow-up-title"
                maxLength={200}
                autoFocus
                placeholder={t("followUp.titlePlaceholder")}
                value={draft.title}
                onChange={(event) => set({ title: event.target.value })}
              />
            </Field>
          )}
          {!followUp && !about.customer_id && !about.reference ? (
            <Field label={t("common.customer")} htmlFor="follow-up-customer" optional>
              <CustomerPicker
                id="follow-up-customer"
                value={draft.customer_id}
                onChange={(customer) =>
                  set({
                    customer_id: customer?.id ?? null,
                    ...(customer && draft.kind === "task" ? { kind: "call" } : {}),
                  })
                }
              />
            </Field>
          ) : null}
          <div className="flex flex-col gap-y-2">
            <div className="grid grid-cols-2 gap-4">
              <Field
                label={t("followUp.fields.due")}
                error={tried && problem === "due" ? t("followUp.problems.due") : null}
              >
                <DayInput
                  label={t("followUp.fields.due")}
                  value={draft.due_date}
                  onChange={(due_date) => set({ due_date })}
                />
              </Field>
              <Field label={t("followUp.fields.time")} htmlFor="follow-up-time" optional>
                <Input
                  id="follow-up-time"
                  type="time"
                  value={draft.time}
                  onChange={(event) => set({ time: event.target.value })}
                />
              </Field>
            </div>
            <div className="flex flex-wrap gap-2">
              {days.map(([name, day]) => (
                <Button
                  key={name}
                  type="button"
                  size="small"
                  variant="secondary"
                  aria-pressed={draft.due_date === day}
                  className={draft.due_date === day ? "bg-ui-bg-base-pressed" : ""}
                  onClick={() => set({ due_date: day })}
                >
                  {t(`followUp.days.${name}`)}
                </Button>
              ))}
            </div>
          </div>
          <div className="grid grid-cols-2 gap-4">
            {isRules ? null : (
              <Field label={t("followUp.fields.kind")} htmlFor="follow-up-kind">
                <Choice
                  id="follow-up-kind"
                  label={t("followUp.fields.kind")}
                  value={draft.kind}
                  options={KINDS.map((value) => ({ value: value as string, label: t(`followUp.kinds.${value}`) }))}
                  onChange={(kind) => set({ kind })}
                />
              </Field>
            )}
            <Field label={t("followUp.fields.priority")} htmlFor="follow-up-priority">
              <Choice
                id="follow-up-priority"
                label={t("followUp.fields.priority")}
                value={draft.priority}
                options={PRIORITIES.map((value) => ({ value, label: t(`followUp.priorities.${value}`) }))}
                onChange={(priority) => set({ priority })}
              />
            </Field>
            {isRules ? assignee : null}
          </div>
          {isRules ? null : assignee}
          {isRules ? null : <RecurrenceFields draft={draft} problem={tried ? problem : null} onChange={set} />}
          <Field label={t("followUp.fields.note")} htmlFor="follow-up-note" optional>
            <Textarea
              id="follow-up-note"
              rows={3}
              maxLength={2000}
              value={draft.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          </Field>
        </>
      )}
      {children}
    </ActionDialog>
  )
}
