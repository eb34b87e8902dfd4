import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { addDay, localToday } from "../../shared/format"
import { NoteField } from "../../shared/note-field"
import { amountText, parseDecimal } from "../../shared/parse-decimal"
import { AmountField } from "../amount-field"
import { useMoneyAct } from "../use-money-act"

type PromiseDialogProps = {
  /** The invoice or the customer in the API. */
  path: string
  /** Who or what it is about, in words. */
  name: string
  currency: string
  /** Major units of `currency` that can be promised. */
  outstanding: number
  /** Of an account: the API wants its currency. */
  ofAccount?: boolean
  onClose: () => void
}

/** Takes down what a debtor promised to pay, and by when. */
export const PromiseDialog = ({ path, name, currency, outstanding, ofAccount, onClose }: PromiseDialogProps) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState(amountText(outstanding, currency))
  const [day, setDay] = useState<string | null>(addDay(localToday(), 7))
  const [toldBy, setToldBy] = useState("")
  const [note, setNote] = useState("")
  const amount = parseDecimal(text) ?? 0
  const { mutate, isPending, error } = useMoneyAct({
    path: `${path}/promises`,
    done: t("collection.promise.done"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("collection.promise.add")}
      description={t("collection.promise.text", { name })}
      confirm={t("collection.promise.add")}
      disabled={amount <= 0 || amount > outstanding || !day}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          amount,
          promised_date: day,
          ...(ofAccount ? { currency_code: currency } : {}),
          ...filled({ told_by: toldBy, note }),
        })
      }
    >
      <AmountField
        id="promise-amount"
        label={t("receivable.fields.amount")}
        value={text}
        most={outstanding}
        currency={currency}
        of="outstanding"
        onChange={setText}
      />
      <Field label={t("collection.promise.day")}>
        <DayInput label={t("collection.promise.day")} value={day} onChange={setDay} />
      </Field>
      <Field label={t("collection.promise.toldBy")} htmlFor="promise-told-by" optional>
        <Input
          id="promise-told-by"
          maxLength={255}
          value={toldBy}
          onChange={(event) => setToldBy(event.target.value)}
        />
      </Field>
      <NoteField id="promise-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
