import { Input, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { useMoney } from "../../shared/money"
import { lostReasonsQuery } from "../queries"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"

type DialogProps = { quote: Quote; open: boolean; onClose: () => void }

const NONE = "none"

/** Staff accept for the buyer, who said yes by phone or mail: this makes the order. */
export const AcceptDialog = ({ quote, open, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [name, setName] = useState("")
  const [note, setNote] = useState("")
  const { mutate, isPending, error, reset } = useQuoteAct(quote, "/accept", {
    quiet: true,
    done: "quote.accept.done",
    onDone: () => close(),
  })
  const close = (): void => {
    reset()
    onClose()
  }
  return (
    <ActionDialog
      open={open}
      onClose={close}
      title={t("quote.accept.title", { number: quote.number })}
      description={t("quote.accept.description", { total: money(quote.total, quote.currency_code) })}
      confirm={t("quote.accept.confirm")}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({ ...(name.trim() ? { name: name.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) })
      }
    >
      <Field label={t("quote.accept.name")} htmlFor="quote-accept-name" optional hint={t("quote.accept.nameHint")}>
        <Input id="quote-accept-name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("quote.accept.note")} htmlFor="quote-accept-note" optional>
        <Textarea id="quote-accept-note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}

/** The buyer said no: why, if known. */
export const DeclineDialog = ({ quote, open, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const { data: reasons } = useQuery({ ...lostReasonsQuery(), enabled: open })
  const [reason, setReason] = useState(NONE)
  const [note, setNote] = useState("")
  const { mutate, isPending, error, reset } = useQuoteAct(quote, "/decline", {
    quiet: true,
    done: "quote.decline.done",
    onDone: () => close(),
  })
  const close = (): void => {
    reset()
    onClose()
  }
  return (
    <ActionDialog
      open={open}
      onClose={close}
      title={t("quote.decline.title", { number: quote.number })}
      description={t("quote.decline.description")}
      confirm={t("quote.decline.confirm")}
      danger
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          ...(reason === NONE ? {} : { lost_reason_id: reason }),
          ...(note.trim() ? { note: note.trim() } : {}),
        })
      }
    >
      <Field label={t("quote.decline.reason")} htmlFor="quote-decline-reason" optional>
        <Choice
          id="quote-decline-reason"
          label={t("quote.decline.reason")}
          value={reason}
          options={[
            { value: NONE, label: t("quote.decline.noReason") },
            ...(reasons ?? []).map((one) => ({
              value: one.id,
              label: t(`quote.lostReasons.${one.code}`, { defaultValue: one.name }),
            })),
          ]}
          onChange={setReason}
        />
      </Field>
      <Field label={t("quote.decline.note")} htmlFor="quote-decline-note" optional>
        <Textarea id="quote-decline-note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
