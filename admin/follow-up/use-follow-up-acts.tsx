import { toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { ReactNode, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { LogDialog } from "../interaction/log-dialog"
import { Channel } from "../interaction/queries"
import { ExtendDialog } from "../quote/detail/extend-dialog"
import { SendDialog as SendQuoteDialog } from "../quote/detail/send-dialog"
import { quoteQuery } from "../quote/queries"
import { refusal } from "../quote/rules/actions"
import { SendDialog } from "../receivable/send/send-dialog"
import { localToday } from "../shared/format"
import { useLocale } from "../shared/locale"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { AddressDialog } from "./address-dialog"
import { FollowUpDialog } from "./follow-up-dialog"
import { FollowUp, FOLLOW_UPS_PATH } from "./queries"
import { ReassignDialog } from "./reassign-dialog"
import { OfferDialog } from "./offer-dialog"
import { nextAct } from "./rules/next-act"
import { followUpSentence } from "./rules/sentence"
import { snoozeDays } from "./rules/snooze"
import { SnoozeDialog } from "./snooze-dialog"
import { dismissUndo, useFollowUpAct, useUndo } from "./use-follow-up-act"

/** What a row, its menu and the keyboard can do. */
export type RowAct =
  "next" | "done" | "offer" | "tomorrow" | "monday" | "snooze" | "reassign" | "edit" | "log" | "cancel" | "undo"

type Dialog =
  "log" | "offer" | "remind" | "extend" | "send_invoice" | "confirm_address" | "snooze" | "reassign" | "edit"

const CHANNELS: Record<string, Channel> = {
  call: "call",
  log_email: "email",
  log_meeting: "meeting",
  log_visit: "visit",
}

/** Records that an interaction may be about. */
const TOLD_OF = ["crm_quote", "crm_invoice", "order", "crm_warranty", "crm_warranty_claim"]

/** Everything that can be done with a follow-up: what opens a dialog, what asks first, what just happens. */
export function useFollowUpActs() {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const client = useQueryClient()
  const act = useFollowUpAct()
  const undo = useUndo()
  const again = useMutation({
    mutationFn: (id: string) =>
      sdk.client.fetch<{ quote: { id: string } }>(`${FOLLOW_UPS_PATH}/${id}/quote`, { method: "POST", body: {} }),
    onSuccess: async ({ quote }, id) => {
      // Its refusal, where the rule was quicker, keeps nobody from the quote.
      await act.mutateAsync({ id, act: "complete", after: true, quiet: true }).catch(() => undefined)
      await client.invalidateQueries({ queryKey: crmKeys.quotes.lists() })
      await navigate(`/crm/quotes/${quote.id}/edit`)
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  const [open, setOpen] = useState<{ dialog: Dialog; followUp: FollowUp; channel?: Channel } | null>(null)
  const close = (): void => setOpen(null)
  useEffect(() => (open ? dismissUndo() : undefined), [open])

  const next = (followUp: FollowUp): void => {
    const todo = nextAct(followUp)
    if ("to" in todo) {
      void navigate(todo.to)
    } else if (todo.act === "quote_again") {
      again.mutate(followUp.id)
    } else if (todo.act === "done") {
      act.mutate({ id: followUp.id, act: "complete" })
    } else if (todo.act in CHANNELS) {
      setOpen({ dialog: "log", followUp, channel: CHANNELS[todo.act] })
    } else {
      setOpen({ dialog: todo.act as Dialog, followUp })
    }
  }
  const cancel = async (followUp: FollowUp): Promise<void> => {
    const sure = await prompt({
      title: t("followUp.cancel.title"),
      description: t("followUp.cancel.text", { text: followUpSentence(t, followUp, locale) }),
      confirmText: t("followUp.acts.cancel"),
      cancelText: t("common.back"),
    })
    if (sure) {
      act.mutate({ id: followUp.id, act: "cancel" })
    }
  }
  const run = (name: RowAct, followUp: FollowUp): void => {
    switch (name) {
      case "next":
        return next(followUp)
      case "done":
        return act.mutate({ id: followUp.id, act: "complete" })
      case "tomorrow":
      case "monday":
        return act.mutate({ id: followUp.id, act: "snooze", body: { until: snoozeDays(localToday())[name] } })
      case "cancel":
        return void cancel(followUp)
      case "undo":
        return undo.mutate(followUp.id)
      default:
        setOpen({ dialog: name, followUp })
    }
  }

  const dialog: ReactNode = open ? (
    <ActDialog
      {...open}
      sentence={followUpSentence(t, open.followUp, locale)}
      saving={act.isPending}
      error={act.error}
      onAct={(name, body) => act.mutate({ id: open.followUp.id, act: name, body }, { onSuccess: close })}
      onDone={() => act.mutate({ id: open.followUp.id, act: "complete", after: true })}
      onClose={close}
    />
  ) : null
  return { run, busy: act.isPending || undo.isPending || again.isPending, dialog, isOpen: open !== null }
}

type ActDialogProps = {
  dialog: Dialog
  followUp: FollowUp
  channel?: Channel
  sentence: string
  saving: boolean
  error: unknown
  onAct: (act: "snooze" | "reassign", body: object) => void
  /** The thing itself was done. */
  onDone: () => void
  onClose: () => void
}

const ActDialog = ({ dialog, followUp, channel, sentence, saving, error, onAct, onDone, onClose }: ActDialogProps) => {
  const { t } = useTranslation("crm")
  const { customer_id, reference, reference_id, reference_number } = followUp
  switch (dialog) {
    case "snooze":
      return (
        <SnoozeDialog
          title={t("followUp.acts.snooze")}
          description={sentence}
          saving={saving}
          error={error}
          onSnooze={(until) => onAct("snooze", { until })}
          onClose={onClose}
        />
      )
    case "reassign":
      return (
        <ReassignDialog
          title={t("followUp.acts.reassign")}
          description={sentence}
          assignee_id={followUp.assignee_id}
          saving={saving}
          error={error}
          onReassign={(assignee_id) => onAct("reassign", { assignee_id })}
          onClose={onClose}
        />
      )
    case "confirm_address":
      return <AddressDialog orderId={reference_id!} sentence={sentence} onDone={onDone} onClose={onClose} />
    case "offer":
      return <OfferDialog followUp={followUp} onSent={onDone} onClose={onClose} />
    case "edit":
      return <FollowUpDialog followUp={followUp} onClose={onClose} />
    case "log":
      return (
        <LogDialog
          about={{
            customer_id,
            name: sentence,
            ...(reference && reference_id && TOLD_OF.includes(reference)
              ? { reference: { reference, reference_id } }
              : {}),
          }}
          channel={channel}
          onLogged={channel ? onDone : undefined}
          onClose={onClose}
        />
      )
    case "send_invoice":
      return (
        <SendDialog
          noun="invoices"
          document={{ id: reference_id ?? "", number: reference_number }}
          onSent={onDone}
          onClose={onClose}
        />
      )
    default:
      return <QuoteDialog act={dialog} id={reference_id ?? ""} onDone={onDone} onClose={onClose} />
  }
}

type QuoteDialogProps = { act: "remind" | "extend"; id: string; onDone: () => void; onClose: () => void }

/** The quote's own dialog, once the quote is known; where its state refuses what it would do, the quote itself. */
const QuoteDialog = ({ act, id, onDone, onClose }: QuoteDialogProps) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const { data: quote } = useQuery(quoteQuery(id))
  const refused = quote ? refusal(act === "remind" ? "resend" : "extend", quote) : null
  useEffect(() => {
    if (refused) {
      toast.error(t(`quote.refused.${refused}`))
      onClose()
      void navigate(`/crm/quotes/${id}`)
    }
    // Said once, when it turns out.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [refused])
  if (!quote || refused) {
    return null
  }
  return act === "remind" ? (
    <SendQuoteDialog again quote={quote} onSent={onDone} onClose={onClose} />
  ) : (
    <ExtendDialog quote={quote} onDone={onDone} onClose={onClose} />
  )
}
