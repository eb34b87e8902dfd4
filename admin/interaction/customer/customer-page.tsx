import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Navigate, useParams } from "react-router-dom"

import { FollowUpsSection } from "../../follow-up/follow-ups-section"
import { customerName } from "../../shared/customer-picker"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { CustomerClaims, CustomerWarranties } from "../../warranty/customer-warranties"
import { ConsentSection } from "../consent-section"
import { ContactsSection } from "../contacts-section"
import { LogButtons } from "../log-buttons"
import { customerHref } from "../queries"
import { TimelineSection } from "../timeline-section"
import { AddressesSection } from "./addresses-section"
import { CustomerHeader } from "./customer-header"
import { CustomerOrders } from "./customer-orders"
import { CustomerQuotes } from "./customer-quotes"
import { CustomerInvoices } from "./customer-invoices"
import { mergedQuery } from "./merge-queries"
import { MergedSection } from "./merged-section"
import { hostCustomerQuery } from "./queries"
import { AgreedTermsSection } from "./terms-section"

/** CRM › Customers › one: who are they, what do they owe, what is open, what happened last? */
export const CustomerPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: customer, error, refetch } = useQuery(hostCustomerQuery(id))
  const { data: known } = useQuery(mergedQuery(id))
  if (known && known.id !== id) {
    // Whoever was merged is on the page of who they are by now.
    return <Navigate to={customerHref(known.id)} replace />
  }
  if (error && !customer) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("interaction.customer.notFound")}
            action={{ label: t("interaction.customer.title"), to: "/crm/customers" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!customer) {
    return <DetailSkeleton />
  }
  const entry = (name: string, section: ReactNode) => <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_customer.details"
      preferredLayoutId="core:two-column"
      data={customer}
      sections={{
        main: (
          <>
            {entry("CrmCustomerHeader", <CustomerHeader customer={customer} />)}
            {entry(
              "CrmCustomerTimeline",
              <TimelineSection
                path={`/admin/crm/customers/${id}`}
                actions={<LogButtons about={{ customer_id: id, name: customerName(customer) }} />}
              />
            )}
          </>
        ),
        side: (
          <>
            {entry("CrmCustomerMerged", <MergedSection merged={known?.merged_from ?? []} />)}
            {entry(
              "CrmCustomerFollowUps",
              <FollowUpsSection
                about={{ customer_id: id, name: customerName(customer) }}
                filters={{ customer_id: id }}
              />
            )}
            {entry("CrmCustomerQuotes", <CustomerQuotes customerId={id} />)}
            {entry("CrmCustomerInvoices", <CustomerInvoices customerId={id} />)}
            {entry("CrmCustomerTerms", <AgreedTermsSection customerId={id} />)}
            {entry(
              "CrmCustomerOrders",
              <CustomerOrders customerIds={[id, ...(known?.merged_from ?? []).map((one) => one.id)]} />
            )}
            {entry("CrmCustomerClaims", <CustomerClaims customerId={id} />)}
            {entry("CrmCustomerWarranties", <CustomerWarranties customerId={id} />)}
            {entry("CrmCustomerContacts", <ContactsSection customerId={id} />)}
            {entry("CrmCustomerConsent", <ConsentSection customerId={id} />)}
            {entry("CrmCustomerAddresses", <AddressesSection customer={customer} />)}
          </>
        ),
      }}
    />
  )
}
