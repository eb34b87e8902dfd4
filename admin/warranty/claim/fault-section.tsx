import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Section } from "../../shared/section"
import { ClaimDetail } from "../claim-queries"
import { CoverageReasons } from "../coverage-reasons"
import { useFaultName } from "../use-fault-name"
import { CoverageBadge } from "../warranty-status"

/** What is wrong in the customer's words, and what the rule said of it when it was submitted. */
export const FaultSection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const faultName = useFaultName()
  return (
    <Section
      title={faultName(claim.fault_code)}
      actions={claim.coverage ? <CoverageBadge coverage={claim.coverage} /> : null}
    >
      <Text size="small" className="whitespace-pre-line break-words px-6 py-4">
        {claim.description}
      </Text>
      {claim.coverage ? (
        <div className="px-6 py-4">
          <CoverageReasons coverage={claim.coverage} />
        </div>
      ) : null}
      {claim.rejected_reason ? (
        <div className="px-6 py-4">
          <Alert variant="warning">
            <span className="break-words">
              {t("warranty.claim.rejectedBecause")} {claim.rejected_reason}
            </span>
          </Alert>
        </div>
      ) : null}
    </Section>
  )
}
