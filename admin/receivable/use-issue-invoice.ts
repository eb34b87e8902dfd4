import { usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useMoney } from "../shared/money"
import { useMoneyAct } from "./use-money-act"

type Asked = { amount: number; currency: string; order: string | number | null }

/** Issues an invoice once a person has seen for how much and for which order: its number cannot be given back. */
export function useIssueInvoice(path: string, body?: object) {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const ask = usePrompt()
  const { mutate, isPending } = useMoneyAct({ path, done: t("receivable.invoice.issued") })
  const issue = async ({ amount, currency, order }: Asked): Promise<void> => {
    const sure = await ask({
      title: t("receivable.invoice.issueTitle", { amount: money(amount, currency), number: order ?? "" }),
      description: t("receivable.invoice.issueText"),
      confirmText: t("receivable.invoice.issue"),
      cancelText: t("common.cancel"),
      variant: "confirmation",
    })
    if (sure) {
      mutate(body)
    }
  }
  return { issue, isPending }
}
