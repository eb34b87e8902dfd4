import { Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { useMoney } from "../../shared/money"
import { invoiceQuery } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { Dispute, DISPUTE_RESOLUTIONS } from "./queries"

const NONE = "none"

/** Ends a dispute: what was decided, why, and the credit note that carried it out. */
export const ResolveDialog = ({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [resolution, setResolution] = useState<(typeof DISPUTE_RESOLUTIONS)[number]>("rejected")
  const [noteId, setNoteId] = useState(NONE)
  const [note, setNote] = useState("")
  const { data: invoice } = useQuery(invoiceQuery(dispute.invoice_id))
  const notes = resolution === "credited" ? (invoice?.credit_notes ?? []) : []
  const { mutate, isPending, error } = useMoneyAct({
    path: `/admin/crm/invoices/${dispute.invoice_id}/disputes/${dispute.id}/resolve`,
    done: t("collection.dispute.resolved"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("collection.dispute.resolve")}
      description={t("collection.dispute.resolveText", {
        amount: money(dispute.amount, dispute.currency_code),
        number: dispute.invoice_number,
      })}
      confirm={t("collection.dispute.resolve")}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          resolution,
          ...(noteId !== NONE && notes.length ? { credit_note_id: noteId } : {}),
          ...filled({ note }),
        })
      }
    >
      <Field label={t("collection.dispute.decision")} htmlFor="dispute-resolution">
        <Choice
          id="dispute-resolution"
          label={t("collection.dispute.decision")}
          value={resolution}
          options={DISPUTE_RESOLUTIONS.map((value) => ({ value, label: t(`collection.dispute.resolutions.${value}`) }))}
          onChange={setResolution}
        />
      </Field>
      {notes.length ? (
        <Field label={t("receivable.fields.creditNote")} htmlFor="dispute-credit-note" optional>
          <Choice
            id="dispute-credit-note"
            label={t("receivable.fields.creditNote")}
            value={noteId}
            options={[
              { value: NONE, label: "–" },
              ...notes.map(({ id, number, total }) => ({
                value: id,
                label: `${number} · ${money(total, dispute.currency_code)}`,
              })),
            ]}
            onChange={setNoteId}
          />
        </Field>
      ) : null}
      <Field label={t("collection.note")} htmlFor="dispute-resolution-note" optional>
        <Textarea
          id="dispute-resolution-note"
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </ActionDialog>
  )
}
