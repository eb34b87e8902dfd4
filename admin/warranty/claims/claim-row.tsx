import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { Money } from "../../shared/money"
import { DocumentStatus } from "../../shared/status-badge"
import { Claim, claimHref } from "../claim-queries"
import { useFaultName } from "../use-fault-name"

/** One claim in a section of another page. */
export const ClaimRow = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation("crm")
  const faultName = useFaultName()
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3" data-testid="crm-claim-row">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <div className="flex flex-wrap items-center gap-x-2">
          <Link
            to={claimHref(claim.id)}
            className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap tabular-nums"
          >
            {claim.number}
          </Link>
          <DocumentStatus kind="warranty_claim" status={claim.status} />
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {[claim.title, claim.serial, faultName(claim.fault_code)].filter(Boolean).join(" · ")}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("warranty.claims.submitted")} <Moment value={claim.submitted_at} />
        </Text>
      </div>
      {+claim.costs.total ? (
        <Money amount={claim.costs.total} currency={claim.costs.currency_code} className="txt-compact-small" />
      ) : null}
    </div>
  )
}
