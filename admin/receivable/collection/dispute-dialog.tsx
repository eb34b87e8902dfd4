import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { useMoney } from "../../shared/money"
import { NoteField } from "../../shared/note-field"
import { OwnerChoice } from "../../shared/owner-choice"
import { amountText, parseDecimal } from "../../shared/parse-decimal"
import { AmountField } from "../amount-field"
import { useMoneyAct } from "../use-money-act"
import { DISPUTE_REASONS } from "./queries"

/** An invoice that can be disputed: `left` is outstanding and not disputed yet. */
export type Disputable = { id: string; number: string; currency: string; left: number; owner_id?: string | null }

type DisputeDialogProps = { invoices: Disputable[]; onClose: () => void }

/** Notes which part of an invoice a debtor does not agree with, why, and who sees to it. */
export const DisputeDialog = ({ invoices, onClose }: DisputeDialogProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [id, setId] = useState(invoices[0].id)
  const invoice = invoices.find((one) => one.id === id) ?? invoices[0]
  const [text, setText] = useState(amountText(invoice.left, invoice.currency))
  const [reason, setReason] = useState<(typeof DISPUTE_REASONS)[number]>("quality")
  const [owner, setOwner] = useState<string | null>(invoice.owner_id ?? null)
  const [note, setNote] = useState("")
  const amount = parseDecimal(text) ?? 0
  const { mutate, isPending, error } = useMoneyAct({
    path: `/admin/crm/invoices/${invoice.id}/disputes`,
    done: t("collection.dispute.done"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("collection.dispute.add")}
      description={t("collection.dispute.text")}
      confirm={t("collection.dispute.add")}
      disabled={amount <= 0 || amount > invoice.left}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          amount,
          reason,
          ...(owner ? { owner_id: owner } : {}),
          ...filled({ note }),
        })
      }
    >
      {invoices.length > 1 ? (
        <Field label={t("receivable.fields.invoice")} htmlFor="dispute-invoice">
          <Choice
            id="dispute-invoice"
            label={t("receivable.fields.invoice")}
            value={invoice.id}
            options={invoices.map((one) => ({
              value: one.id,
              label: `${one.number} · ${money(one.left, one.currency)}`,
            }))}
            onChange={(next) => {
              setId(next)
              const chosen = invoices.find((one) => one.id === next)
              setText(amountText(chosen?.left, chosen?.currency ?? invoice.currency))
            }}
          />
        </Field>
      ) : null}
      <AmountField
        id="dispute-amount"
        label={t("collection.dispute.amount")}
        value={text}
        most={invoice.left}
        currency={invoice.currency}
        of="outstanding"
        onChange={setText}
      />
      <Field label={t("collection.dispute.reason")} htmlFor="dispute-reason">
        <Choice
          id="dispute-reason"
          label={t("collection.dispute.reason")}
          value={reason}
          options={DISPUTE_REASONS.map((value) => ({ value, label: t(`collection.dispute.reasons.${value}`) }))}
          onChange={setReason}
        />
      </Field>
      <Field label={t("quote.fields.owner")} htmlFor="dispute-owner">
        <OwnerChoice id="dispute-owner" label={t("quote.fields.owner")} value={owner} onChange={setOwner} />
      </Field>
      <NoteField id="dispute-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
