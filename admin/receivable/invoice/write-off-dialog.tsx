import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { WRITE_OFF_REASONS, writeOffLimit, WriteOffReason } from "../../../src/shared/write-off-limit"
import { settingsQuery } from "../../settings/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { localToday } from "../../shared/format"
import { useMoney } from "../../shared/money"
import { NoteField } from "../../shared/note-field"
import { amountText, parseDecimal } from "../../shared/parse-decimal"
import { AmountField } from "../amount-field"
import { InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"

/** Closes what an invoice still asks for, or a part of it, with the reason. More than the house's limit is refused by the server. */
export const WriteOffDialog = ({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { data: settings } = useQuery(settingsQuery())
  const { id, outstanding, currency_code } = invoice
  const limit = writeOffLimit(settings?.write_off_limits, currency_code)
  const [text, setText] = useState(amountText(outstanding, currency_code))
  const [reason, setReason] = useState<WriteOffReason>(outstanding > limit ? "bad_debt" : "small_difference")
  const [day, setDay] = useState<string | null>(localToday())
  const [note, setNote] = useState("")
  const amount = parseDecimal(text) ?? 0
  const act = useMoneyAct({
    path: "/admin/crm/write-offs",
    done: t("receivable.writeOff.done"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("receivable.writeOff.title", { number: invoice.number ?? "" })}
      description={t("receivable.writeOff.text", { limit: money(limit, currency_code) })}
      confirm={
        amount > 0 && amount <= outstanding
          ? t("receivable.writeOff.confirm", { amount: money(amount, currency_code) })
          : t("receivable.writeOff.action")
      }
      disabled={amount <= 0 || amount > outstanding || !day}
      saving={act.isPending}
      error={act.error}
      onConfirm={() =>
        act.mutate({
          invoice_id: id,
          amount,
          reason_code: reason,
          write_off_date: day,
          ...filled({ note }),
        })
      }
    >
      <AmountField
        id="write-off-amount"
        label={t("receivable.fields.amount")}
        value={text}
        most={outstanding}
        currency={currency_code}
        of="outstanding"
        onChange={setText}
      />
      <Field label={t("receivable.writeOff.reason")} htmlFor="write-off-reason">
        <Choice
          id="write-off-reason"
          label={t("receivable.writeOff.reason")}
          value={reason}
          options={WRITE_OFF_REASONS.map((value) => ({ value, label: t(`receivable.writeOff.reasons.${value}`) }))}
          onChange={setReason}
        />
      </Field>
      <Field label={t("receivable.writeOff.day")}>
        <DayInput label={t("receivable.writeOff.day")} value={day} onChange={setDay} />
      </Field>
      <NoteField id="write-off-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
