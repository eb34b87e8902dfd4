import { LayoutComposer } from "@medusajs/dashboard/components"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { exportParams, PAGE_SIZE, useListParams } from "../../receivable/list-params"
import { readRange } from "../../shared/read-range"
import { saveFile } from "../../shared/save-file"
import { ListTable } from "../../shared/list-table"
import { plural } from "../../shared/plural"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useShortcut } from "../../shared/use-shortcut"
import { useUrlState } from "../../shared/use-url-state"
import { LogDialog } from "../log-dialog"
import { customerHref } from "../queries"
import { CUSTOMERS_PATH, customersQuery } from "./list-queries"
import { DuplicatesLink } from "./duplicates-link"
import { PlacesSection } from "./places-section"
import { TraySection } from "./tray-section"
import { useCustomerColumns } from "./use-customer-columns"
import { useCustomerFilters } from "./use-customer-filters"

const FILTERS = [
  "currency_code",
  "country_code",
  "has_follow_up",
  "has_open_quotes",
  "overdue",
  "no_contact_since",
] as const
const MULTIPLE = ["country_code"] as const

/** CRM › Customers: who they are, when they were last spoken to, what they buy and what they owe. `l` notes an interaction. */
export const CustomersPage = () => {
  useNamedHostControls()
  const ready = useFilterAddress(MULTIPLE)
  const [{ log }, setUrl] = useUrlState(["log"] as const)
  useShortcut("/", () => document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus())
  useShortcut("l", () => setUrl({ log: "1" }))
  return (
    <>
      <LayoutComposer
        widgetsZonePrefix="crm_customer.list"
        preferredLayoutId="core:single-column"
        sections={{
          main: (
            <>
              <LayoutComposer.Entry id="CrmCustomerTray">
                <TraySection />
              </LayoutComposer.Entry>
              <LayoutComposer.Entry id="CrmCustomerDuplicates">
                <DuplicatesLink />
              </LayoutComposer.Entry>
              <LayoutComposer.Entry id="CrmCustomerTable">{ready ? <CustomerTable /> : null}</LayoutComposer.Entry>
              <LayoutComposer.Entry id="CrmCustomerPlaces">
                <PlacesSection />
              </LayoutComposer.Entry>
            </>
          ),
        }}
      />
      {log ? <LogDialog about={{}} onClose={() => setUrl({ log: null })} /> : null}
    </>
  )
}

const CustomerTable = () => {
  const { t } = useTranslation("crm")
  const [address] = useSearchParams()
  const params = {
    ...useListParams(FILTERS, "-last_contact_at"),
    payment_delay: readRange(address.get("payment_delay"), "number"),
  }
  const query = useQuery(customersQuery(params))
  const columns = useCustomerColumns(query.data?.currency_code)
  const filters = useCustomerFilters()
  const save = (): void => {
    saveFile(`${CUSTOMERS_PATH}/export`, { query: exportParams(params), filename: "customers.csv" })
  }
  return (
    <ListTable
      query={query}
      rowsOf={(answer) => answer.customers}
      columns={columns}
      filters={filters}
      pageSize={PAGE_SIZE}
      heading={t("interaction.customer.title")}
      summary={query.data ? plural(t, "interaction.customer.count", query.data.count) : "\u00a0"}
      rowHref={(row) => customerHref(row.id)}
      onExport={save}
      create={{ label: t("interaction.log"), to: "/crm/customers?log=1" }}
      empty={{
        title: t("interaction.customer.empty"),
        description: t("interaction.customer.emptyDescription"),
        action: { label: t("interaction.customer.inHosts"), to: "/customers" },
      }}
    />
  )
}
