import {
  ArrowDownTray,
  ArrowPath,
  ArrowUturnLeft,
  CalendarMini,
  CheckCircle,
  DocumentText,
  Envelope,
  Link as LinkIcon,
  PencilSquare,
  ShieldCheck,
  ShoppingCart,
  SquareTwoStack,
  Trash,
  XCircle,
} from "@medusajs/icons"
import { usePrompt } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { useMayRelease } from "../../credit/use-may-release"
import { saveFile } from "../../shared/save-file"
import { QUOTES_PATH } from "../queries"
import { QuoteAct, needsApproval, refusal } from "../rules/actions"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { QUOTE_DIALOGS, QuoteDialog, useDetailAddress } from "./use-detail-address"

type MenuAction = { icon: ReactNode; label: string; disabled?: boolean; disabledTooltip?: string; onClick: () => void }

/** Everything that can be done with a quote: what opens a dialog, what asks first, what just happens. */
export function useQuoteActions(quote: Quote) {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const navigate = useNavigate()
  const address = useDetailAddress()
  const mayRelease = useMayRelease()
  const [link, setLink] = useState<string | null>(null)

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
  const ask = async (act: "cancel" | "delete" | "discard", then: () => void): Promise<void> => {
    const agreed = await prompt({
      title: t(`quote.${act}.title`, { number: quote.number, version: quote.version }),
      description: t(`quote.${act}.description`, { number: quote.number }),
      confirmText: t(`quote.${act}.confirm`),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      then()
    }
  }

  const dialogs = Object.fromEntries(QUOTE_DIALOGS.map((name) => [name, () => address.open(name)]))
  const run: Record<QuoteAct, () => void> = {
    ...(dialogs as Record<QuoteDialog, () => void>),
    edit: () => navigate("edit"),
    copyLink: () => copyLink.mutate(),
    cancel: () => void ask("cancel", () => cancel.mutate()),
    delete: () => void ask(dropping, () => remove.mutate()),
  }
  const action = (act: QuoteAct, icon: ReactNode): MenuAction => {
    const refused = refusal(act, quote) ?? (act === "release" && !mayRelease ? "releaseAccess" : null)
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
      saveFile(`${QUOTES_PATH}/${quote.id}/pdf`, { filename: `${quote.number}.pdf` })
    },
  }
  const approving = quote.approval_status === "pending"
  const groups = [
    {
      actions: [
        action("edit", <PencilSquare />),
        pdf,
        action("copyLink", <LinkIcon />),
        action("resend", <Envelope />),
        action("extend", <CalendarMini />),
      ],
    },
    ...(approving || (quote.status === "draft" && needsApproval(quote))
      ? [
          {
            actions: approving
              ? [action("approve", <ShieldCheck />), action("reject", <XCircle />)]
              : [action("submit", <ShieldCheck />)],
          },
        ]
      : []),
    {
      actions: [
        action("accept", <CheckCircle />),
        action("decline", <XCircle />),
        action("revise", <ArrowPath />),
        ...(quote.hold ? [action("release", <ShieldCheck />)] : []),
        ...(quote.status === "accepted" ? [action("convert", <ShoppingCart />)] : []),
      ],
    },
    { actions: [action("clone", <SquareTwoStack />), action("template", <DocumentText />)] },
    {
      actions: [action(quote.hold ? "withdraw" : "cancel", <ArrowUturnLeft />), action("delete", <Trash />)],
    },
  ]
  const busy = cancel.isPending || remove.isPending || copyLink.isPending
  return { groups, run, busy, link, setLink }
}
