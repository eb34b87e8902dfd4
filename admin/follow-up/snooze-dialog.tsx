import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { addDay, localToday } from "../shared/format"

type SnoozeDialogProps = {
  title: string
  description?: string
  saving: boolean
  error: unknown
  /** @param until - a day, or a moment where a time was given */
  onSnooze: (until: string) => void
  onClose: () => void
  children?: React.ReactNode
}

/** Puts something off to a day of one's choice. */
export const SnoozeDialog = ({ title, description, saving, error, onSnooze, onClose, children }: SnoozeDialogProps) => {
  const { t } = useTranslation("crm")
  const today = localToday()
  const [day, setDay] = useState<string | null>(addDay(today, 1))
  const [time, setTime] = useState("")
  const past = Boolean(day && (time ? new Date(`${day}T${time}`).getTime() <= Date.now() : day <= today))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={title}
      description={description}
      confirm={t("followUp.acts.snooze")}
      disabled={!day || past}
      saving={saving}
      error={error}
      onConfirm={() => (day ? onSnooze(time ? new Date(`${day}T${time}`).toISOString() : day) : undefined)}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("followUp.fields.due")} error={past ? t("followUp.problems.past") : null}>
          <DayInput label={t("followUp.fields.due")} value={day} minDay={today} onChange={setDay} />
        </Field>
        <Field label={t("followUp.fields.time")} htmlFor="snooze-time" optional>
          <Input id="snooze-time" type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
      </div>
      {children}
    </ActionDialog>
  )
}
