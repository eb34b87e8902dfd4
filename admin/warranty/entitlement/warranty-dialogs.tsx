import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { CustomerPicker } from "../../shared/customer-picker"
import { Field } from "../../shared/field"
import { NoteField } from "../../shared/note-field"
import { WholeNumberField } from "../../shared/whole-number-field"
import { Warranty, WARRANTIES_PATH } from "../queries"
import { serialsIn } from "../rules/serials-in"
import { useWarrantyAct } from "../use-warranty-act"

type DialogProps = { warranty: Warranty; onClose: () => void }

/** Runs an act on an entitlement out of a dialog, which shows the refusal and closes when it is done. */
const useDialogAct = ({ id }: Warranty, path: string, done: string, onDone: () => void) =>
  useWarrantyAct({ path: `${WARRANTIES_PATH}/${id}${path}`, done, quiet: true, onDone })

/** Serial numbers of the units, one a line. */
export const SerialsDialog = ({ warranty, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState("")
  const serials = serialsIn(text)
  const room = warranty.original_quantity - warranty.units.length
  const save = useDialogAct(warranty, "/serials", t("warranty.serials.done"), onClose)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.serials.action")}
      description={t("warranty.serials.description", { number: warranty.number, count: room })}
      confirm={t("common.save")}
      disabled={!serials.length}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ serials })}
    >
      <Field label={t("warranty.serials.label")} htmlFor="warranty-serials" hint={t("warranty.serials.hint")}>
        <Textarea id="warranty-serials" rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}

/** The unit changes hands; its history stays. */
export const TransferDialog = ({ warranty, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [customerId, setCustomerId] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const save = useDialogAct(warranty, "/transfer", t("warranty.transfer.done"), onClose)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.transfer.title", { number: warranty.number })}
      description={t("warranty.transfer.description", { customer: warranty.customer_name ?? "–" })}
      confirm={t("warranty.transfer.action")}
      disabled={!customerId}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ customer_id: customerId, ...(note.trim() ? { note: note.trim() } : {}) })}
    >
      <Field label={t("warranty.transfer.to")} htmlFor="transfer-customer">
        <CustomerPicker
          id="transfer-customer"
          value={customerId}
          autoFocus
          onChange={(customer) => setCustomerId(customer?.id ?? null)}
        />
      </Field>
      <NoteField id="transfer-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}

/** More months than the plan gives, out of goodwill. */
export const ExtendDialog = ({ warranty, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState("3")
  const [note, setNote] = useState("")
  const months = /^[1-9]\d?\d?$/.test(text.trim()) ? parseInt(text, 10) : null
  const save = useDialogAct(warranty, "/extend", t("warranty.extend.done"), onClose)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.extend.title", { number: warranty.number })}
      description={t("warranty.extend.description")}
      confirm={t("warranty.extend.action")}
      disabled={!months || !note.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ months, note: note.trim() })}
    >
      <WholeNumberField
        id="extend-months"
        label={t("warranty.extend.months")}
        value={text}
        error={months ? null : t("warranty.extend.whole")}
        onChange={setText}
      />
      <ReasonField id="extend-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}

/** Ends cover that was never due. */
export const CancelDialog = ({ warranty, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const save = useDialogAct(warranty, "/cancel", t("warranty.cancel.done"), onClose)
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("warranty.cancel.title", { number: warranty.number })}
      description={t("warranty.cancel.description")}
      confirm={t("warranty.cancel.action")}
      disabled={!note.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ note: note.trim() })}
    >
      <ReasonField id="cancel-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}

type ReasonFieldProps = { id: string; label?: string; hint?: string; value: string; onChange: (text: string) => void }

/** Why something is done; without it nothing is. */
export const ReasonField = ({ id, label, hint, value, onChange }: ReasonFieldProps) => {
  const { t } = useTranslation("crm")
  return (
    <Field label={label ?? t("warranty.reason")} htmlFor={id} hint={hint}>
      <Textarea id={id} rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}
