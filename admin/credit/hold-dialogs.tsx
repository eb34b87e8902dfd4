import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Quote } from "../quote/types"
import { useQuoteAct } from "../quote/use-quote-act"
import { useHoldReasons } from "../receivable/credit/hold-reasons"
import { ActionDialog } from "../shared/action-dialog"
import { filled } from "../shared/filled"
import { useMoney } from "../shared/money"
import { NoteField } from "../shared/note-field"
import { ReasonLines } from "./reason-lines"

type HoldDialogProps = { quote: Quote; onClose: () => void }

/** Lets a quote go on whatever its customer owes; goods that are gone meanwhile are said instead. */
export const ReleaseDialog = ({ quote, onClose }: HoldDialogProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const say = useHoldReasons()
  const [note, setNote] = useState("")
  const { mutate, isPending, error } = useQuoteAct(quote, "/release-hold", {
    quiet: true,
    onDone: (answer) => {
      onClose()
      const still = answer.quote?.hold
      if (still) {
        toast.warning(say(still.reasons).join(" "))
      } else {
        toast.success(t("creditPolicy.release.done", { number: quote.number }))
      }
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("creditPolicy.release.title", { number: quote.number })}
      description={t(`creditPolicy.release.${quote.hold?.order?.convert === false ? "byHand" : "description"}`, {
        total: money(quote.total, quote.currency_code),
      })}
      confirm={t("creditPolicy.release.confirm")}
      saving={isPending}
      error={error}
      onConfirm={() => mutate(filled({ note }))}
    >
      <ReasonLines reasons={quote.hold?.reasons ?? []} />
      <NoteField id="quote-release-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}

/** Withdraws a quote that waits; the buyer is told, the note stays here. */
export const WithdrawDialog = ({ quote, onClose }: HoldDialogProps) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const { mutate, isPending, error } = useQuoteAct(quote, "/cancel", {
    quiet: true,
    done: "quote.cancel.done",
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.cancel.title", { number: quote.number })}
      description={t("creditPolicy.withdraw.description")}
      confirm={t("quote.cancel.confirm")}
      danger
      saving={isPending}
      error={error}
      onConfirm={() => mutate(filled({ note }))}
    >
      <ReasonLines reasons={quote.hold?.reasons ?? []} />
      <NoteField id="quote-withdraw-note" value={note} onChange={setNote} />
    </ActionDialog>
  )
}
