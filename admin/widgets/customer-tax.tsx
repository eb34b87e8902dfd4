import { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { MoneyButton } from "../receivable/money-button"
import { TaxDetails, taxDetailsQuery } from "../receivable/tax/queries"
import { ErrorState } from "../shared/error-state"
import { TextSkeleton } from "../shared/skeletons"
import { TaxDetailsDialog } from "./tax-details-dialog"
import { WidgetRow, WidgetSection } from "./widget-section"

/** On the host's customer page: what invoices say of them, and what decides their tax. */
export const CustomerTaxWidget = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(taxDetailsQuery(customer.id))
  const [open, setOpen] = useState(false)
  const rows = data ? rowsOf(data) : []
  return (
    <WidgetSection
      title={t("tax.customer.title")}
      action={data ? <MoneyButton onClick={() => setOpen(true)}>{t("common.edit")}</MoneyButton> : null}
    >
      {isPending ? <TextSkeleton lines={1} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !rows.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("tax.customer.none")}
        </Text>
      ) : null}
      {rows.map(([label, value]) => (
        <WidgetRow key={label} label={t(`tax.customer.${label}`)}>
          <span className="break-words">{label === "kind" ? t(`tax.customer.kinds.${value}`) : value}</span>
        </WidgetRow>
      ))}
      {open && data ? <TaxDetailsDialog details={data} onClose={() => setOpen(false)} /> : null}
    </WidgetSection>
  )
}

function rowsOf(details: TaxDetails): [label: string, value: string][] {
  const { address_1, postal_code, city, country_code } = details.legal_address ?? {}
  const address = [address_1, [postal_code, city].filter(Boolean).join(" "), country_code?.toUpperCase()]
  const endpoint = details.endpoint_id && `${details.endpoint_scheme} ${details.endpoint_id}`
  const rows: [string, string | null | undefined][] = [
    ["kind", details.customer_kind],
    ["vatId", details.vat_id],
    ["taxId", details.tax_id],
    ["legalName", details.legal_name],
    ["legalAddress", address.filter(Boolean).join(", ")],
    ["buyerReference", details.buyer_reference],
    ["endpoint", endpoint],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}
