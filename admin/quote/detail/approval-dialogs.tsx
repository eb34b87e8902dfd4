import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { useQuoteAct } from "../use-quote-act"
import { ApprovalReasons } from "./approval-reasons"
import { DialogProps } from "./decide-dialogs"

/** Asks those who may approve, with a word to them. */
export const SubmitDialog = (props: DialogProps) => (
  <ApprovalDialog {...props} act="submit" reasons={props.quote.approval_reasons ?? []} />
)

/** An approver says yes, or no with the reason; the rep reads it on the quote. */
export const VerdictDialog = ({ act, ...props }: DialogProps & { act: "approve" | "reject" }) => (
  <ApprovalDialog {...props} act={act} reasons={props.quote.approval?.reasons ?? props.quote.approval_reasons ?? []} />
)

type ApprovalDialogProps = DialogProps & {
  act: "submit" | "approve" | "reject"
  reasons: Parameters<typeof ApprovalReasons>[0]["reasons"]
}

const ApprovalDialog = ({ quote, act, reasons, onClose }: ApprovalDialogProps) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const { mutate, isPending, error } = useQuoteAct(quote, `/${act}`, {
    quiet: true,
    done: `quote.${act}.done`,
    onDone: onClose,
  })
  const needed = act === "reject"
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(`quote.${act}.title`, { number: quote.number })}
      description={t(`quote.${act}.description`)}
      confirm={t(`quote.${act}.confirm`)}
      danger={act === "reject"}
      disabled={needed && !note.trim()}
      saving={isPending}
      error={error}
      onConfirm={() => mutate(filled({ note }))}
    >
      <ApprovalReasons reasons={reasons} currency={quote.currency_code} />
      <Field label={t("quote.approval.note")} htmlFor="quote-approval-note" optional={!needed}>
        <Textarea id="quote-approval-note" rows={4} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
