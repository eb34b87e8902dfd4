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
import { claimQuery } from "../claim-queries"
import { ClaimFacts, ClaimHistory, StatesSection } from "./claim-facts"
import { ClaimHeader } from "./claim-header"
import { CostsSection } from "./costs-section"
import { FaultSection } from "./fault-section"
import { ClaimFiles } from "./files-section"
import { ClaimMessages } from "./messages-section"
import { RecoveriesSection } from "./recoveries-section"
import { RemedySection } from "./remedy-section"
import { RepairSection } from "./repair-section"

/** CRM › Warranties › one claim: what is wrong, is it covered, what do we do now, what has it cost? */
export const ClaimPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: claim, error, refetch } = useQuery(claimQuery(id))
  if (error && !claim) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("warranty.claim.notFound")}
            action={{ label: t("warranty.tabs.claims"), to: "/crm/warranties?tab=claims" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!claim) {
    return <DetailSkeleton />
  }
  const entry = (name: string, section: ReactNode) => <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_warranty_claim.details"
      preferredLayoutId="core:two-column"
      data={claim}
      sections={{
        main: (
          <>
            {entry("CrmClaimHeader", <ClaimHeader claim={claim} />)}
            {entry("CrmClaimFault", <FaultSection claim={claim} />)}
            {entry("CrmClaimRemedy", <RemedySection claim={claim} />)}
            {entry("CrmClaimRepair", <RepairSection claim={claim} />)}
            {entry("CrmClaimCosts", <CostsSection claim={claim} />)}
            {entry("CrmClaimMessages", <ClaimMessages claim={claim} />)}
          </>
        ),
        side: (
          <>
            {entry("CrmClaimFacts", <ClaimFacts claim={claim} />)}
            {entry("CrmClaimFiles", <ClaimFiles claim={claim} />)}
            {entry("CrmClaimRecoveries", <RecoveriesSection claim={claim} />)}
            {entry(
              "CrmClaimInteractions",
              <InteractionsSection
                reference="crm_warranty_claim"
                reference_id={id}
                name={claim.number}
                customer_id={claim.customer_id}
              />
            )}
            {entry(
              "CrmClaimFollowUps",
              <FollowUpsSection
                about={{
                  customer_id: claim.customer_id,
                  reference: { reference: "crm_warranty_claim", reference_id: id },
                  name: claim.number,
                }}
                filters={{ reference: "crm_warranty_claim", reference_id: id }}
              />
            )}
            {entry("CrmClaimStates", <StatesSection claim={claim} />)}
            {entry("CrmClaimHistory", <ClaimHistory id={id} />)}
          </>
        ),
      }}
    />
  )
}
