import { LayoutComposer } from "@medusajs/dashboard/components"
import { useNavigate } from "react-router-dom"

import { useFilterAddress } from "../../shared/use-filter-address"
import { useShortcut } from "../../shared/use-shortcut"
import { QuoteTable } from "./quote-table"
import { MULTIPLE } from "./use-quote-list-params"
import { useNamedHostControls } from "../../shared/use-named-host-controls"

/** CRM › Quotes: where each deal stands. `c` creates, `/` searches; the address holds every filter. */
export const QuoteListPage = () => {
  useNamedHostControls()
  const navigate = useNavigate()
  const ready = useFilterAddress(MULTIPLE)
  useShortcut("c", () => navigate(`/crm/quotes/create${window.location.search}`))
  useShortcut("/", () => document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus())
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_quote.list"
      preferredLayoutId="core:single-column"
      sections={{
        main: <LayoutComposer.Entry id="CrmQuoteTable">{ready ? <QuoteTable /> : null}</LayoutComposer.Entry>,
      }}
    />
  )
}
