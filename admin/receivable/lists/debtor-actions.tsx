import { BellAlert, ChatBubbleLeftRight, CurrencyDollar, ExclamationCircle, PauseSolid } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { PauseDialog } from "../../dunning/pause-dialog"
import { ActionMenu } from "../../shared/action-menu"
import { useAccess } from "../../shared/use-access"
import { DisputeDialog } from "../collection/dispute-dialog"
import { PromiseDialog } from "../collection/promise-dialog"
import { Debtor } from "../collection/queries"
import { openInvoicesQuery } from "../queries"
import { minus } from "../rules/minus"
import { BulkSend } from "../send/bulk-send"

/** What a collector does with one debtor, without leaving the queue. */
export const DebtorActions = ({ debtor, currency }: { debtor: Debtor; currency: string }) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [open, setOpen] = useState<"promise" | "dispute" | "remind" | "pause" | null>(null)
  const { data } = useQuery({
    ...openInvoicesQuery(debtor.customer_id, currency),
    enabled: open === "dispute" || open === "remind",
  })
  const close = (): void => setOpen(null)
  const money = { disabled: !can_money, disabledTooltip: can_money ? undefined : t("receivable.refused.money") }
  const invoices = data?.invoices ?? []
  const late = invoices.filter(({ overdue }) => overdue).map(({ id }) => id)
  const disputable = invoices.flatMap(({ id, number, outstanding, disputed_total, owner_id }) =>
    outstanding > disputed_total
      ? [{ id, number: number ?? "", currency, left: minus(outstanding, disputed_total), owner_id }]
      : []
  )
  return (
    <>
      <ActionMenu
        groups={[
          {
            actions: [
              { icon: <ChatBubbleLeftRight />, label: t("collection.promise.add"), onClick: () => setOpen("promise") },
              { icon: <ExclamationCircle />, label: t("collection.dispute.add"), onClick: () => setOpen("dispute") },
              {
                icon: <BellAlert />,
                label: t("collection.remind"),
                onClick: () => setOpen("remind"),
                disabled: money.disabled || debtor.overdue <= 0,
                disabledTooltip: money.disabledTooltip ?? t("collection.account.nothingLate"),
              },
              { icon: <PauseSolid />, label: t("dunning.pause.add"), onClick: () => setOpen("pause") },
              {
                icon: <CurrencyDollar />,
                label: t("receivable.receipt.record"),
                to: `/crm/receivables/record?tab=collect&customer_id=${debtor.customer_id}`,
              },
            ],
          },
        ]}
      />
      {open === "promise" ? (
        <PromiseDialog
          path={`/admin/crm/customers/${debtor.customer_id}`}
          name={debtor.name ?? ""}
          currency={currency}
          outstanding={debtor.owed}
          ofAccount
          onClose={close}
        />
      ) : null}
      {open === "dispute" && disputable.length ? <DisputeDialog invoices={disputable} onClose={close} /> : null}
      {open === "pause" ? <PauseDialog of={{ customer_id: debtor.customer_id }} onClose={close} /> : null}
      {open === "remind" && late.length ? <BulkSend noun="invoices" ids={late} onClose={close} /> : null}
    </>
  )
}
