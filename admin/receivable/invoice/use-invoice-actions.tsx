import { ArrowDownTray, ArrowUturnLeft, EnvelopeSolid, Eye, Link as LinkIcon, PencilSquare, ReceiptPercent, Trash, XCircle } from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate, useSearchParams } from "react-router-dom"

import { downloadFile } from "../../shared/download-file"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"
import { useAccess } from "../../shared/use-access"
import { InvoiceDetail } from "../queries"
import { InvoiceAct, refusal } from "../rules/refusal"
import { SendDialog } from "../send/send-dialog"
import { useMoneyAct } from "../use-money-act"
import { CreditDrawer } from "./credit-drawer"
import { DraftDialog } from "./draft-dialog"
import { LinkDialog } from "./link-dialog"
import { PdfDialog } from "./pdf-dialog"
import { WriteOffDialog } from "./write-off-dialog"

export type InvoiceDialog = "send" | "preview" | "edit" | "link" | "write-off"

/** What can be done with an invoice, as groups of the host's menu: a refused act says why. */
export function useInvoiceActions(invoice: InvoiceDetail) {
  const { t } = useTranslation("crm")
  const ask = usePrompt()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { can_money } = useAccess()
  const [open, setOpen] = useState<InvoiceDialog | null>(null)
  const [url, setUrl] = useState("")
  const number = invoice.number ?? t("receivable.invoice.draft")
  const path = `/admin/crm/invoices/${invoice.id}`
  const [params, setParams] = useSearchParams()
  const cancel = useMoneyAct({ path: `${path}/void`, done: t("receivable.invoice.voided", { number }) })
  const revoke = useMoneyAct({ path: `${path}/link`, method: "DELETE", done: t("documents.link.revoked") })
  const useCredit = useMoneyAct({ path: `${path}/use-credit`, done: t("receivable.useCredit.done") })
  const remove = useMoneyAct({
    path,
    method: "DELETE",
    done: t("receivable.invoice.deleted"),
    onDone: () => navigate("/crm/receivables?tab=invoices"),
  })
  /** An act that is confirmed once; words under `key` say what will happen. */
  const action = (act: InvoiceAct, icon: ReactNode, run: () => void) => {
    const refused = refusal(act, invoice, can_money)
    return {
      icon,
      label: t(`receivable.invoice.${act}`),
      disabled: refused !== null,
      disabledTooltip: refused ? t(`receivable.refused.${refused}`) : undefined,
      onClick: async () => {
        const sure = await ask({
          title: t(`receivable.invoice.${act}Title`, { number }),
          description: t(`receivable.invoice.${act}Text`),
          confirmText: t(`receivable.invoice.${act}`),
          cancelText: t("common.cancel"),
          variant: "danger",
        })
        if (sure) {
          run()
        }
      },
    }
  }
  const refresh = () => client.invalidateQueries({ queryKey: crmKeys.invoices.detail(invoice.id) })
  const refusedCredit = refusal("credit", invoice, can_money)
  const credit = (mode: "all" | "lines", label: string) => ({
    icon: <ArrowUturnLeft />,
    label,
    disabled: refusedCredit !== null,
    disabledTooltip: refusedCredit ? t(`receivable.refused.${refusedCredit}`) : undefined,
    onClick: () => setParams({ credit: mode }),
  })
  const pdf = async (): Promise<void> => {
    try {
      await downloadFile(`${path}/pdf`, { filename: `${number}.pdf` })
      // A document that left the house can no longer be voided.
      await refresh()
    } catch (error) {
      toast.error(errorMessage(error))
    }
  }
  const link = async (): Promise<void> => {
    try {
      const { public_url } = await sdk.client.fetch<{ public_url: string }>(`${path}/link`, { method: "POST" })
      setUrl(public_url)
      setOpen("link")
      await refresh()
    } catch (error) {
      toast.error(errorMessage(error))
    }
  }
  const money = { disabled: !can_money, disabledTooltip: can_money ? undefined : t("receivable.refused.money") }
  const issued = invoice.status === "issued"
  const papers = [
    ...(issued
      ? [{ icon: <EnvelopeSolid />, label: t("documents.send.action"), onClick: () => setOpen("send"), ...money }]
      : []),
    { icon: <Eye />, label: t("documents.preview"), onClick: () => setOpen("preview") },
    { icon: <ArrowDownTray />, label: t("common.downloadPdf"), onClick: () => void pdf() },
    ...(issued
      ? [{ icon: <LinkIcon />, label: t("documents.link.copy"), onClick: () => void link(), ...money }]
      : []),
    ...(invoice.live_links
      ? [{ icon: <XCircle />, label: t("documents.link.revoke"), onClick: () => revoke.mutate(), ...money }]
      : []),
  ]
  // Where voiding is not possible any more, crediting takes its place.
  const voidable = refusal("void", invoice, can_money) === null
  const back =
    invoice.status === "draft"
      ? [
          { icon: <PencilSquare />, label: t("documents.edit.action"), onClick: () => setOpen("edit"), ...money },
          action("delete", <Trash />, () => remove.mutate()),
        ]
      : [
          ...(voidable ? [action("void", <ReceiptPercent />, () => cancel.mutate({}))] : []),
          credit("all", t("receivable.invoice.credit")),
          credit("lines", t("credit.action")),
          ...(issued && invoice.outstanding > 0
            ? [
                { icon: <ReceiptPercent />, label: t("receivable.useCredit.action"), onClick: () => useCredit.mutate(), ...money },
                { icon: <ReceiptPercent />, label: t("receivable.writeOff.action"), onClick: () => setOpen("write-off"), ...money },
              ]
            : []),
        ]
  const close = (): void => setOpen(null)
  const dialog: ReactNode =
    params.get("credit") && refusedCredit === null ? (
      <CreditDrawer
        invoice={invoice}
        start={params.get("credit") === "all" ? "all" : "lines"}
        onClose={() => setParams({})}
      />
    ) : open === "send" ? (
      <SendDialog noun="invoices" document={invoice} onClose={close} />
    ) : open === "preview" ? (
      <PdfDialog noun="invoices" document={invoice} onClose={close} />
    ) : open === "edit" ? (
      <DraftDialog invoice={invoice} onClose={close} />
    ) : open === "write-off" ? (
      <WriteOffDialog invoice={invoice} onClose={close} />
    ) : open === "link" ? (
      <LinkDialog url={url} onClose={close} />
    ) : null
  return { groups: [{ actions: papers }, { actions: back }], dialog, open: setOpen }
}
