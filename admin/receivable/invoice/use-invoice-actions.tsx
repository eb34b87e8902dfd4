import { ArrowDownTray, ArrowUturnLeft, Trash, XCircle } from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { downloadFile } from "../../shared/download-file"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage } from "../../shared/sdk"
import { useAccess } from "../../shared/use-access"
import { InvoiceDetail } from "../queries"
import { InvoiceAct, refusal } from "../rules/refusal"
import { useMoneyAct } from "../use-money-act"

/** What can be done with an invoice, as groups of the host's menu: a refused act says why. */
export function useInvoiceActions(invoice: InvoiceDetail) {
  const { t } = useTranslation("crm")
  const ask = usePrompt()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { can_money } = useAccess()
  const number = invoice.number ?? t("receivable.invoice.draft")
  const path = `/admin/crm/invoices/${invoice.id}`
  const credit = useMoneyAct({ path: `${path}/credit-notes`, done: t("receivable.invoice.credited", { number }) })
  const cancel = useMoneyAct({ path: `${path}/void`, done: t("receivable.invoice.voided", { number }) })
  const remove = useMoneyAct({
    path,
    method: "DELETE",
    done: t("receivable.invoice.deleted"),
    onDone: () => navigate("/crm/receivables?tab=invoices"),
  })
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
  const pdf = async (): Promise<void> => {
    try {
      await downloadFile(`${path}/pdf`, { filename: `${number}.pdf` })
      // A document that left the house can no longer be voided.
      await client.invalidateQueries({ queryKey: crmKeys.invoices.detail(invoice.id) })
    } catch (error) {
      toast.error(errorMessage(error))
    }
  }
  const groups = [
    { actions: [{ icon: <ArrowDownTray />, label: t("common.downloadPdf"), onClick: () => void pdf() }] },
    {
      actions:
        invoice.status === "draft"
          ? [action("delete", <Trash />, () => remove.mutate())]
          : [
              action("credit", <ArrowUturnLeft />, () => credit.mutate({})),
              action("void", <XCircle />, () => cancel.mutate({})),
            ],
    },
  ]
  return { groups, busy: credit.isPending || cancel.isPending || remove.isPending }
}
