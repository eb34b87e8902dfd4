import { Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Outlet, useNavigate, useSearchParams } from "react-router-dom"

import { ClosingTab } from "../closing/closing-tab"
import { useShortcut } from "../shared/use-shortcut"
import { CollectTab } from "./lists/collect-tab"
import { CreditNotesTab } from "./lists/credit-notes-tab"
import { InvoicesTab } from "./lists/invoices-tab"
import { OpenTab } from "./lists/open-tab"
import { OrdersTab } from "./lists/orders-tab"
import { ProposalsTab } from "./lists/proposals-tab"
import { ReceiptsTab } from "./lists/receipts-tab"
import { UnallocatedTab } from "./lists/unallocated-tab"
import { MoneyButton } from "./money-button"
import { useNamedHostControls } from "../shared/use-named-host-controls"

const TABS = {
  collect: CollectTab,
  open: OpenTab,
  invoices: InvoicesTab,
  receipts: ReceiptsTab,
  unallocated: UnallocatedTab,
  credit_notes: CreditNotesTab,
  orders: OrdersTab,
  proposals: ProposalsTab,
  closing: ClosingTab,
}

type Tab = keyof typeof TABS

/** CRM › Receivables: who owes what since when, what came in unmatched? The address holds tab and filters. */
export const ReceivablesPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const asked = params.get("tab") ?? "collect"
  const tab: Tab = asked in TABS ? (asked as Tab) : "collect"
  const List = TABS[tab]
  const currency = params.get("currency")
  const open = (next: string): void =>
    void navigate(
      `/crm/receivables?${new URLSearchParams({ tab: next, ...(currency ? { currency } : {}) }).toString()}`
    )
  useShortcut("c", () => navigate(`/crm/receivables/record${window.location.search}`))
  return (
    <div className="flex w-full flex-col gap-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs value={tab} onValueChange={open} className="max-w-full overflow-x-auto">
          <Tabs.List>
            {(Object.keys(TABS) as Tab[]).map((name) => (
              <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
                {t(`receivable.tabs.${name}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Tabs>
        <MoneyButton to={`/crm/receivables/record?${params.toString()}`}>{t("receivable.receipt.record")}</MoneyButton>
      </div>
      <List />
      <Outlet />
    </div>
  )
}
