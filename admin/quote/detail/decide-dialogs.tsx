import { Input, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { codedName } from "../../shared/coded-name"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { useMoney } from "../../shared/money"
import { lostReasonsQuery, versionsQuery } from "../queries"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { OfferOptions, useOfferOptions } from "./offer-options"
import { Tick } from "../../shared/tick"

export type DialogProps = { quote: Quote; onClose: () => void }

const NONE = "none"

/**
 * Staff accept for the buyer, who said yes by phone or mail, with the options that they took.
 *
 * @param version - an earlier version that is still open; the current one when left out
 */
export const AcceptDialog = ({ quote, version, onClose }: DialogProps & { version?: number | null }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const earlier = version && version !== quote.version ? version : null
  const [name, setName] = useState("")
  const [note, setNote] = useState("")
  const [convert, setConvert] = useState(quote.convert_on_accept ?? true)
  const options = useOfferOptions(quote, earlier)
  const { mutate, isPending, error } = useQuoteAct(quote, "/accept", {
    quiet: true,
    done: "quote.accept.done",
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.accept.title", { number: quote.number })}
      description={
        earlier
          ? t("quote.accept.ofVersion", { version: earlier })
          : options.items.length
            ? t("quote.accept.withOptions")
            : t("quote.accept.description", { total: money(quote.total, quote.currency_code) })
      }
      confirm={t(convert ? "quote.accept.confirm" : "quote.accept.confirmOnly")}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          ...(earlier ? { version: earlier } : {}),
          ...filled({ name, note }),
          ...(options.items.length ? { chosen_item_ids: options.chosen } : {}),
          ...(convert === (quote.convert_on_accept ?? true) ? {} : { convert }),
        })
      }
    >
      <OfferOptions options={options} currency={quote.currency_code} />
      <Field label={t("quote.accept.name")} htmlFor="quote-accept-name" optional hint={t("quote.accept.nameHint")}>
        <Input id="quote-accept-name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("quote.accept.note")} htmlFor="quote-accept-note" optional>
        <Textarea id="quote-accept-note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Tick
        id="quote-accept-convert"
        label={t("quote.accept.convert")}
        hint={t("quote.accept.convertHint")}
        checked={convert}
        onChange={setConvert}
      />
    </ActionDialog>
  )
}

type DeclineProps = Pick<DialogProps, "onClose"> & {
  quote: Pick<Quote, "id" | "number" | "version">
  version?: number | null
  /** Whether it is not lost without a reason, where the store has any. */
  withReason?: boolean
}

/**
 * The buyer said no: who, and why if known.
 *
 * @param version - an earlier version that is still open; the current one when left out
 */
export const DeclineDialog = ({ quote, version, withReason, onClose }: DeclineProps) => {
  const { t } = useTranslation("crm")
  const { data: versions } = useQuery(versionsQuery(quote.id))
  const declined = version ?? quote.version
  const stays = (versions ?? []).some((one) => one.live && one.version !== declined)
  const [name, setName] = useState("")
  const { data: reasons } = useQuery(lostReasonsQuery())
  const offered = (reasons ?? []).filter(({ is_active }) => is_active !== false)
  const needed = Boolean(withReason) && (!reasons || offered.length > 0)
  const [chosen, setReason] = useState<string | null>(null)
  const reason = chosen ?? (needed ? null : NONE)
  const [note, setNote] = useState("")
  const { mutate, isPending, error } = useQuoteAct(quote, "/decline", {
    quiet: true,
    done: "quote.decline.done",
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.decline.title", { number: quote.number })}
      description={stays ? t("quote.decline.ofVersion", { version: declined }) : t("quote.decline.description")}
      confirm={t("quote.decline.confirm")}
      danger
      disabled={reason === null}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          ...(version && version !== quote.version ? { version } : {}),
          ...filled({ name }),
          ...(reason === NONE || reason === null ? {} : { lost_reason_id: reason }),
          ...filled({ note }),
        })
      }
    >
      <Field label={t("quote.decline.reason")} htmlFor="quote-decline-reason" optional={!needed}>
        <Choice
          id="quote-decline-reason"
          label={t("quote.decline.reason")}
          value={reason}
          options={[
            ...(needed ? [] : [{ value: NONE, label: t("quote.decline.noReason") }]),
            ...offered.map((one) => ({ value: one.id, label: codedName(t, "quote.lostReasons", one) })),
          ]}
          onChange={setReason}
        />
      </Field>
      <Field label={t("quote.decline.name")} htmlFor="quote-decline-name" optional>
        <Input id="quote-decline-name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("quote.decline.note")} htmlFor="quote-decline-note" optional>
        <Textarea id="quote-decline-note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
