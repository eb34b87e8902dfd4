import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { FollowUpsSection } from "../../follow-up/follow-ups-section"
import { InteractionsSection } from "../../interaction/interactions-section"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { warrantyQuery } from "../queries"
import { TermsSection } from "./terms-section"
import { UnitsSection } from "./units-section"
import { WarrantyHeader } from "./warranty-header"
import { FactsSection, WarrantyClaims, WarrantyHistory } from "./warranty-sections"

/** CRM › Warranties › one: is it covered, until when, by which terms, what was claimed? */
export const WarrantyPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: warranty, error, refetch } = useQuery(warrantyQuery(id))
  if (error && !warranty) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState title={t("warranty.notFound")} action={{ label: t("warranty.title"), to: "/crm/warranties" }} />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!warranty) {
    return <DetailSkeleton />
  }
  const entry = (name: string, section: ReactNode) => <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_warranty.details"
      preferredLayoutId="core:two-column"
      data={warranty}
      sections={{
        main: (
          <>
            {entry("CrmWarrantyHeader", <WarrantyHeader warranty={warranty} />)}
            {entry("CrmWarrantyClaims", <WarrantyClaims warranty={warranty} />)}
            {entry("CrmWarrantyTerms", <TermsSection warranty={warranty} />)}
          </>
        ),
        side: (
          <>
            {entry("CrmWarrantyFacts", <FactsSection warranty={warranty} />)}
            {entry("CrmWarrantyUnits", <UnitsSection warranty={warranty} />)}
            {entry(
              "CrmWarrantyInteractions",
              <InteractionsSection
                reference="crm_warranty"
                reference_id={id}
                name={warranty.number}
                customer_id={warranty.customer_id}
              />
            )}
            {entry(
              "CrmWarrantyFollowUps",
              <FollowUpsSection
                about={{
                  customer_id: warranty.customer_id,
                  reference: { reference: "crm_warranty", reference_id: id },
                  name: warranty.number,
                }}
                filters={{ reference: "crm_warranty", reference_id: id }}
              />
            )}
            {entry("CrmWarrantyHistory", <WarrantyHistory id={id} />)}
          </>
        ),
      }}
    />
  )
}
