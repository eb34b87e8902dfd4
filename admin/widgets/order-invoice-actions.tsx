import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { MoneyButton } from "../receivable/money-button"
import { OrderMoney } from "../receivable/queries"
import { useMoneyAct } from "../receivable/use-money-act"
import { afterMenu } from "../shared/after-menu"
import { useAccess } from "../shared/use-access"
import { ChooseLinesDialog } from "./choose-lines-dialog"
import { DepositDialog } from "./deposit-dialog"

/** Everything that is left by one button; what was delivered, parts and a deposit in the menu beside it. */
export const OrderInvoiceActions = ({ data }: { data: OrderMoney }) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [asking, setAsking] = useState<"choose" | "deposit" | null>(null)
  const path = `/admin/crm/orders/${data.order.order_id}/invoices`
  const issue = useMoneyAct({ path, done: t("receivable.invoice.issued") })
  const delivered = useMoneyAct({ path, done: t("billing.order.deliveredDone") })
  const isDelivered = data.lines.some(({ to_invoice }) => to_invoice > 0)
  const close = (): void => setAsking(null)
  return (
    <div className="flex items-center gap-x-2">
      <MoneyButton variant="secondary" isLoading={issue.isPending} onClick={() => issue.mutate({ issue: true })}>
        {t(data.order.invoiced_total > 0 ? "widgets.order.issueRest" : "widgets.order.issue")}
      </MoneyButton>
      {can_money ? (
        <DropdownMenu>
          <DropdownMenu.Trigger asChild>
            <IconButton
              size="small"
              variant="transparent"
              aria-label={t("billing.order.more")}
              isLoading={delivered.isPending}
            >
              <EllipsisHorizontal />
            </IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content>
            <DropdownMenu.Item
              disabled={!isDelivered}
              onClick={() => delivered.mutate({ delivered: true, issue: true })}
            >
              {t("billing.order.invoiceDelivered")}
            </DropdownMenu.Item>
            <DropdownMenu.Item onClick={afterMenu(() => setAsking("choose"))}>
              {t("billing.order.choose")}
            </DropdownMenu.Item>
            <DropdownMenu.Item onClick={afterMenu(() => setAsking("deposit"))}>
              {t("billing.order.deposit")}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu>
      ) : null}
      {asking === "choose" ? <ChooseLinesDialog data={data} onClose={close} /> : null}
      {asking === "deposit" ? <DepositDialog data={data} onClose={close} /> : null}
    </div>
  )
}
