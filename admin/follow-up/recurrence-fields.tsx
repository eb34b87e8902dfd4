import { Button, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { addDay, localToday } from "../shared/format"
import { useLocale } from "../shared/locale"
import { FollowUpDraft, recurrenceOf, REPEATS } from "./rules/draft"
import { FREQUENCIES, Recurrence, recurrenceText, WEEKDAYS, weekdayName } from "./rules/recurrence"

type RecurrenceFieldsProps = {
  draft: FollowUpDraft
  problem: string | null
  onChange: (change: Partial<FollowUpDraft>) => void
}

/** Whether it comes again: never, simply, or as the person says; what was chosen stands in plain words. */
export const RecurrenceFields = ({ draft, problem, onChange }: RecurrenceFieldsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const words = recurrenceText(t, recurrenceOf(draft), locale)
  const { repeats, kept, custom } = draft
  return (
    <>
      <Field
        label={t("followUp.fields.repeats")}
        htmlFor="follow-up-repeats"
        hint={repeats === "none" ? undefined : t("followUp.recurrence.said", { words })}
      >
        <Choice
          id="follow-up-repeats"
          label={t("followUp.fields.repeats")}
          value={repeats}
          options={REPEATS.map((value) => ({ value, label: t(`followUp.recurrence.choices.${value}`) }))}
          onChange={(value) => onChange({ repeats: value, kept: value === repeats ? kept : null })}
        />
      </Field>
      {repeats === "custom" && !kept ? (
        <CustomFields
          custom={custom}
          problem={problem}
          onChange={(change) => onChange({ custom: { ...custom, ...change } })}
        />
      ) : null}
    </>
  )
}

const ENDS = ["never", "until", "times"] as const
type Ends = (typeof ENDS)[number]

type CustomFieldsProps = {
  custom: Recurrence
  problem: string | null
  onChange: (change: Partial<Recurrence>) => void
}

const whole = (text: string): number => (/^\d{1,4}$/.test(text) ? parseInt(text, 10) : 0)

const CustomFields = ({ custom, problem, onChange }: CustomFieldsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { frequency, interval, weekdays, until, times } = custom
  const ends: Ends = until ? "until" : times !== null ? "times" : "never"
  const [every, setEvery] = useState(String(interval))
  const [often, setOften] = useState(String(times ?? 10))
  const end = (value: Ends): void =>
    onChange({
      until: value === "until" ? (until ?? addDay(localToday(), 90)) : null,
      times: value === "times" ? whole(often) : null,
    })
  return (
    <div className="bg-ui-bg-subtle border-ui-border-base flex flex-col gap-y-4 rounded-lg border p-4">
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={t("followUp.recurrence.interval")}
          htmlFor="follow-up-interval"
          error={problem === "interval" ? t("followUp.recurrence.number") : null}
        >
          <Input
            id="follow-up-interval"
            inputMode="numeric"
            className="tabular-nums"
            value={every}
            onChange={(event) => {
              setEvery(event.target.value)
              onChange({ interval: whole(event.target.value.trim()) })
            }}
          />
        </Field>
        <Field label={t("followUp.recurrence.unit")} htmlFor="follow-up-unit">
          <Choice
            id="follow-up-unit"
            label={t("followUp.recurrence.unit")}
            value={frequency}
            options={FREQUENCIES.map((value) => ({ value, label: t(`followUp.recurrence.units.${value}`) }))}
            onChange={(value) => onChange({ frequency: value })}
          />
        </Field>
      </div>
      {frequency === "WEEKLY" ? (
        <div className="flex flex-wrap gap-1" role="group" aria-label={t("followUp.recurrence.weekdays")}>
          {WEEKDAYS.map((day) => (
            <Button
              key={day}
              type="button"
              size="small"
              variant="secondary"
              aria-label={weekdayName(day, locale)}
              aria-pressed={weekdays.includes(day)}
              className={
                weekdays.includes(day) ? "bg-ui-bg-interactive text-ui-fg-on-color hover:bg-ui-bg-interactive" : ""
              }
              onClick={() =>
                onChange({
                  weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day],
                })
              }
            >
              {weekdayName(day, locale, "short")}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("followUp.recurrence.ends")} htmlFor="follow-up-ends">
          <Choice
            id="follow-up-ends"
            label={t("followUp.recurrence.ends")}
            value={ends}
            options={ENDS.map((value) => ({ value, label: t(`followUp.recurrence.end.${value}`) }))}
            onChange={end}
          />
        </Field>
        {ends === "until" ? (
          <Field label={t("followUp.recurrence.lastDay")}>
            <DayInput
              label={t("followUp.recurrence.lastDay")}
              value={until}
              minDay={localToday()}
              onChange={(day) => (day ? onChange({ until: day }) : undefined)}
            />
          </Field>
        ) : null}
        {ends === "times" ? (
          <Field
            label={t("followUp.recurrence.often")}
            htmlFor="follow-up-times"
            error={problem === "times" ? t("followUp.recurrence.number") : null}
          >
            <Input
              id="follow-up-times"
              inputMode="numeric"
              className="tabular-nums"
              value={often}
              onChange={(event) => {
                setOften(event.target.value)
                onChange({ times: whole(event.target.value.trim()) })
              }}
            />
          </Field>
        ) : null}
      </div>
      {ends === "never" ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("followUp.recurrence.neverHint")}
        </Text>
      ) : null}
    </div>
  )
}
