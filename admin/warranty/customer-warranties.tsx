import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../shared/error-state"
import { listHref } from "../shared/list-href"
import { plural } from "../shared/plural"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { claimsQuery } from "./claim-queries"
import { ClaimRow } from "./claims/claim-row"
import { WarrantyRow } from "./order-warranties"
import { warrantiesQuery } from "./queries"

const SHOWN = 5

/** What of a customer's goods is covered now; what ends first stands first. */
export const CustomerWarranties = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(
    warrantiesQuery({ customer_id: customerId, status: "active", order: "ends_date", limit: SHOWN, offset: 0 })
  )
  return (
    <Section title={t("warranty.title")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.warranties.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.customer.none")}
        </Text>
      ) : null}
      {data?.warranties.map((warranty) => (
        <WarrantyRow key={warranty.id} warranty={warranty} />
      ))}
      {data && data.count > SHOWN ? (
        <div className="px-6 py-3">
          <Link
            to={listHref("/crm/warranties", { customer_id: customerId })}
            className="text-ui-fg-interactive-hover txt-compact-small"
          >
            {plural(t, "warranty.list.all", data.count)}
          </Link>
        </div>
      ) : null}
    </Section>
  )
}

/** What a customer claimed, the newest first; quiet while there is nothing. */
export const CustomerClaims = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(
    claimsQuery({ customer_id: customerId, order: "-submitted_at", limit: SHOWN, offset: 0 })
  )
  if (!error && !data?.count) {
    return null
  }
  return (
    <Section title={t("warranty.tabs.claims")}>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data?.warranty_claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} />
      ))}
    </Section>
  )
}
