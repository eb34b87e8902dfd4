import { LayoutComposer } from "@medusajs/dashboard/components"
import { Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate, useSearchParams } from "react-router-dom"

import { LogShortcut } from "../../interaction/log-shortcut"
import { BoardTab } from "../../pipeline/board/board-tab"
import { PerformanceTab } from "../../pipeline/performance/performance-tab"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useShortcut } from "../../shared/use-shortcut"
import { useUrlState } from "../../shared/use-url-state"
import { QuoteTable } from "./quote-table"
import { MULTIPLE } from "./use-quote-list-params"

const TABS = { list: QuoteTable, board: BoardTab, performance: PerformanceTab }

type Tab = keyof typeof TABS

/** CRM › Quotes: where each deal stands. `c` creates, `l` notes an interaction, `/` searches; the address holds tab and filters. */
export const QuoteListPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [, setUrl] = useUrlState(["tab"] as const)
  const asked = params.get("tab") ?? "list"
  const tab: Tab = asked in TABS ? (asked as Tab) : "list"
  const Content = TABS[tab]
  const ready = useFilterAddress(MULTIPLE)
  useShortcut("c", () => navigate(`/crm/quotes/create${window.location.search}`))
  useShortcut("/", () => document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus())
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_quote.list"
      preferredLayoutId="core:single-column"
      sections={{
        main: (
          <>
            <LogShortcut />
            <Tabs value={tab} onValueChange={(next) => setUrl({ tab: next === "list" ? null : next })}>
              <Tabs.List>
                {Object.keys(TABS).map((name) => (
                  <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
                    {t(`pipeline.tabs.${name}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </Tabs>
            <LayoutComposer.Entry id="CrmQuoteTable">{ready ? <Content /> : null}</LayoutComposer.Entry>
          </>
        ),
      }}
    />
  )
}
