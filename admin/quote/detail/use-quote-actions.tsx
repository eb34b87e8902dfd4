import {
  ArrowDownTray,
  ArrowPath,
  ArrowUturnLeft,
  CheckCircle,
  Envelope,
  Link as LinkIcon,
  PencilSquare,
  ShoppingCart,
  Trash,
  XCircle,
} from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { downloadFile } from "../../shared/download-file"
import { errorMessage } from "../../shared/sdk"
import { QUOTES_PATH } from "../queries"
import { QuoteAct, refusal } from "../rules/actions"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"

export type QuoteDialog = "send" | "resend" | "accept" | "decline" | null

type MenuAction = { icon: ReactNode; label: string; disabled?: boolean; disabledTooltip?: string; onClick: () => void }

/** Everything that can be done with a quote: what opens a dialog, what asks first, what just happens. */
export function useQuoteActions(quote: Quote) {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<QuoteDialog>(null)
  const [link, setLink] = useState<string | null>(null)

  const revise = useQuoteAct(quote, "/revise", { done: "quote.revise.done" })
  const convert = useQuoteAct(quote, "/convert", { done: "quote.convert.done" })
  const cancel = useQuoteAct(quote, "/cancel", { done: "quote.cancel.done" })
  // Deleting a revision brings back the version sent before it; a first draft goes for good.
  const dropping = quote.version > 1 ? "discard" : "delete"
  const remove = useQuoteAct(quote, "", {
    method: "DELETE",
    gone: dropping === "delete",
    done: `quote.${dropping}.done`,
    onDone: () => (dropping === "delete" ? navigate("/crm/quotes", { replace: true }) : undefined),
  })
  const copyLink = useQuoteAct(quote, "/link", { onDone: (answer) => setLink(answer.public_url ?? null) })

  /** Asks with the quote's number before something that cannot be taken back. */
  const ask = async (act: "revise" | "cancel" | "delete" | "discard", then: () => void): Promise<void> => {
    const agreed = await prompt({
      title: t(`quote.${act}.title`, { number: quote.number, version: quote.version }),
      description: t(`quote.${act}.description`, { number: quote.number }),
      confirmText: t(`quote.${act}.confirm`),
      cancelText: t("common.back"),
      variant: act === "revise" ? "confirmation" : "danger",
    })
    if (agreed) {
      then()
    }
  }

  const run: Record<QuoteAct, () => void> = {
    edit: () => navigate("edit"),
    send: () => setDialog("send"),
    resend: () => setDialog("resend"),
    accept: () => setDialog("accept"),
    decline: () => setDialog("decline"),
    copyLink: () => copyLink.mutate(),
    revise: () => void ask("revise", () => revise.mutate()),
    convert: () => convert.mutate(),
    cancel: () => void ask("cancel", () => cancel.mutate()),
    delete: () => void ask(dropping, () => remove.mutate()),
  }
  const action = (act: QuoteAct, icon: ReactNode): MenuAction => {
    const refused = refusal(act, quote)
    return {
      icon,
      label: t(`quote.actions.${act === "delete" ? dropping : act}`),
      disabled: refused !== null,
      disabledTooltip: refused ? t(`quote.refused.${refused}`) : undefined,
      onClick: run[act],
    }
  }
  const pdf: MenuAction = {
    icon: <ArrowDownTray />,
    label: t("common.downloadPdf"),
    onClick: () => {
      downloadFile(`${QUOTES_PATH}/${quote.id}/pdf`, { filename: `${quote.number}.pdf` }).catch((error: unknown) =>
        toast.error(errorMessage(error))
      )
    },
  }
  const groups = [
    {
      actions: [
        action("edit", <PencilSquare />),
        pdf,
        action("copyLink", <LinkIcon />),
        action("resend", <Envelope />),
      ],
    },
    {
      actions: [
        action("accept", <CheckCircle />),
        action("decline", <XCircle />),
        action("revise", <ArrowPath />),
        ...(quote.status === "accepted" ? [action("convert", <ShoppingCart />)] : []),
      ],
    },
    { actions: [action("cancel", <ArrowUturnLeft />), action("delete", <Trash />)] },
  ]
  const busy = revise.isPending || convert.isPending || cancel.isPending || remove.isPending || copyLink.isPending
  return { groups, run, busy, dialog, setDialog, link, setLink }
}
