import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DocumentStatus } from "../shared/status-badge"
import { Coverage, Warranty } from "./queries"
import { warrantyState } from "./rules/warranty-state"

/** How an entitlement stands today. */
export const WarrantyStatus = ({ warranty }: { warranty: Warranty }) => (
  <DocumentStatus kind="warranty" status={warrantyState(warranty)} />
)

/** The answer to "is it covered?" in one badge. */
export const CoverageBadge = ({ coverage }: { coverage: Pick<Coverage, "is_covered" | "reasons"> }) => {
  const { t } = useTranslation("crm")
  if (coverage.is_covered) {
    return <StatusBadge color="green">{t("warranty.coverage.covered")}</StatusBadge>
  }
  const waits = coverage.reasons.some(({ code }) => code === "not_begun" || code === "waits_for_registration")
  return (
    <StatusBadge color={waits ? "orange" : "grey"}>
      {t(waits ? "warranty.coverage.notYet" : "warranty.coverage.notCovered")}
    </StatusBadge>
  )
}
