import { Button, Tabs } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useNavigate, useSearchParams } from "react-router-dom"

import { ClosingTab } from "../closing/closing-tab"
import { DunningTab } from "../dunning/dunning-tab"
import { LogShortcut } from "../interaction/log-shortcut"
import { OnHoldTab } from "../credit/on-hold-tab"
import { useShortcut } from "../shared/use-shortcut"
import { AgingTab } from "./aging/aging-tab"
import { BankTab } from "./bank/bank-tab"
import { JournalTab } from "./journal/journal-tab"
import { CollectTab } from "./lists/collect-tab"
import { CreditNotesTab } from "./lists/credit-notes-tab"
import { InvoicesTab } from "./lists/invoices-tab"
import { OpenTab } from "./lists/open-tab"
import { OrdersTab } from "./lists/orders-tab"
import { ProposalsTab } from "./lists/proposals-tab"
import { ReceiptsTab } from "./lists/receipts-tab"
import { UninvoicedTab } from "./lists/uninvoiced-tab"
import { UnallocatedTab } from "./lists/unallocated-tab"
import { WriteOffsTab } from "./lists/write-offs-tab"
import { MoneyButton } from "./money-button"
import { useNamedHostControls } from "../shared/use-named-host-controls"

const TABS = {
  collect: CollectTab,
  aging: AgingTab,
  open: OpenTab,
  on_hold: OnHoldTab,
  invoices: InvoicesTab,
  receipts: ReceiptsTab,
  bank: BankTab,
  unallocated: UnallocatedTab,
  credit_notes: CreditNotesTab,
  write_offs: WriteOffsTab,
  orders: OrdersTab,
  uninvoiced: UninvoicedTab,
  proposals: ProposalsTab,
  dunning: DunningTab,
  closing: ClosingTab,
  journal: JournalTab,
}

type Tab = keyof typeof TABS

/** What belongs together stands under one tab; the first of each is what its tab opens. */
const GROUPS: Record<string, Tab[]> = {
  collect: ["collect", "aging", "open", "on_hold"],
  invoices: ["invoices", "orders", "uninvoiced", "proposals"],
  receipts: ["receipts", "bank", "unallocated"],
  credits: ["credit_notes", "write_offs"],
  dunning: ["dunning"],
  month_end: ["closing", "journal"],
}

/** CRM › Receivables: who owes what since when, what came in unmatched? The address holds tab and filters. */
export const ReceivablesPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const asked = params.get("tab") ?? "collect"
  const tab: Tab = asked in TABS ? (asked as Tab) : "collect"
  const [group, lists] = Object.entries(GROUPS).find(([, names]) => names.includes(tab)) ?? ["collect", []]
  const List = TABS[tab]
  const currency = params.get("currency")
  const href = (next: Tab): string =>
    `/crm/receivables?${new URLSearchParams({ tab: next, ...(currency ? { currency } : {}) }).toString()}`
  const strip = useRef<HTMLDivElement>(null)
  // On a phone the strip is wider than the window: the tab that is open is brought into it.
  useEffect(() => {
    const active = strip.current?.querySelector<HTMLElement>('[data-state="active"]')
    if (strip.current && active) {
      strip.current.scrollLeft = active.offsetLeft - (strip.current.clientWidth - active.offsetWidth) / 2
    }
  }, [group])
  useShortcut("c", () => navigate(`/crm/receivables/record${window.location.search}`))
  return (
    <div className="flex w-full flex-col gap-y-3">
      <LogShortcut />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div ref={strip} className="relative -m-1 max-w-full overflow-x-auto p-1">
          <Tabs value={group} onValueChange={(next) => navigate(href(GROUPS[next][0]))}>
            <Tabs.List>
              {Object.keys(GROUPS).map((name) => (
                <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
                  {t(`receivable.groups.${name}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
          </Tabs>
        </div>
        <MoneyButton to={`/crm/receivables/record?${params.toString()}`}>{t("receivable.receipt.record")}</MoneyButton>
      </div>
      {lists.length > 1 ? (
        <nav aria-label={t(`receivable.groups.${group}`)} className="-mt-1 flex flex-wrap gap-1">
          {lists.map((name) => (
            <Button key={name} size="small" variant={name === tab ? "secondary" : "transparent"} asChild>
              <Link to={href(name)} aria-current={name === tab ? "page" : undefined}>
                {t(`receivable.tabs.${name}`)}
              </Link>
            </Button>
          ))}
        </nav>
      ) : null}
      <List />
      <Outlet />
    </div>
  )
}
