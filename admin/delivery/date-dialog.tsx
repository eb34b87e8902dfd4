import { Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { NoteField } from "../shared/note-field"
import { Tick } from "../shared/tick"
import { Delivery, DeliveryLine, deliveryPaths } from "./queries"
import { useDeliveryAct } from "./use-delivery-act"

type Dates = Record<string, string | null>

type DateDialogProps = {
  delivery: Delivery
  onClose: () => void
  /** Goes on with the mail to the customer. */
  onTell: () => void
}

const datesOf = (lines: DeliveryLine[]): Dates =>
  Object.fromEntries(lines.map(({ line_id, promised_date }) => [line_id, promised_date]))

/** Promises dates, for one line or all at once; the mail to the customer is shown next. */
export const DateDialog = ({ delivery, onClose, onTell }: DateDialogProps) => {
  const { t } = useTranslation("crm")
  const open = delivery.lines.filter((line) => line.is_open)
  const [before] = useState(() => datesOf(open))
  const [dates, setDates] = useState(before)
  const [note, setNote] = useState("")
  const [tell, setTell] = useState(true)
  const act = useDeliveryAct({
    path: deliveryPaths(delivery.order_id).dates,
    done: t("delivery.dates.done"),
    onDone: () => (tell ? onTell() : onClose()),
  })
  const changed = open.filter(({ line_id }) => dates[line_id] !== before[line_id])
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("delivery.dates.title")}
      description={t("delivery.dates.description")}
      confirm={t(tell ? "delivery.dates.confirmTell" : "delivery.dates.confirm")}
      disabled={!changed.length}
      saving={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate({
          lines: changed.map(({ line_id }) => ({ line_id, promised_date: dates[line_id] })),
          ...(note.trim() ? { note: note.trim() } : {}),
        })
      }
    >
      {open.length > 1 ? (
        <Field label={t("delivery.dates.all")} hint={t("delivery.dates.allHint")}>
          <DayInput
            label={t("delivery.dates.all")}
            value={null}
            onChange={(day) => (day ? setDates(Object.fromEntries(open.map(({ line_id }) => [line_id, day]))) : null)}
          />
        </Field>
      ) : null}
      <ul className="flex flex-col gap-y-4">
        {open.map((line) => (
          <li key={line.line_id} className="flex flex-col gap-y-2">
            <Text size="small" leading="compact" weight="plus" className="break-words">
              {line.title}
            </Text>
            <DayInput
              label={t("delivery.dates.of", { title: line.title })}
              value={dates[line.line_id]}
              onChange={(day) => setDates((all) => ({ ...all, [line.line_id]: day }))}
            />
          </li>
        ))}
      </ul>
      <NoteField id="crm-delivery-note" value={note} onChange={setNote} />
      <Tick
        id="crm-delivery-tell"
        label={t("delivery.dates.tell")}
        hint={t("delivery.dates.tellHint")}
        checked={tell}
        onChange={setTell}
      />
    </ActionDialog>
  )
}
