import { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { plural } from "../shared/plural"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetSection } from "../widgets/widget-section"
import { claimsQuery } from "./claim-queries"
import { ClaimRow } from "./claims/claim-row"
import { OrderSerialsDialog } from "./order-serials-dialog"
import { warrantiesQuery, Warranty, warrantyHref } from "./queries"
import { WarrantyStatus } from "./warranty-status"

const SHOWN = 20

/** On the host's order page: what of it is covered until when, and what was claimed. */
export const OrderWarrantiesWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useTranslation("crm")
  const [isNoting, setIsNoting] = useState(false)
  const isPacked = order.fulfillments?.some(({ canceled_at }) => !canceled_at)
  const { data, error, isPending, refetch } = useQuery({
    ...warrantiesQuery({ order_id: order.id, limit: SHOWN, offset: 0 }),
    retry: false,
  })
  const claims = useQuery({
    ...claimsQuery({ order_id: order.id, limit: SHOWN, offset: 0, order: "-submitted_at" }),
    retry: false,
  })
  return (
    <WidgetSection
      title={t("warranty.title")}
      action={
        isPacked ? (
          <Button size="small" variant="secondary" onClick={() => setIsNoting(true)}>
            {t("warranty.serials.title")}
          </Button>
        ) : null
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.warranties.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("warranty.order.none")}
        </Text>
      ) : null}
      {data?.warranties.map((warranty) => (
        <WarrantyRow key={warranty.id} warranty={warranty} />
      ))}
      {claims.data?.warranty_claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} />
      ))}
      {isNoting ? <OrderSerialsDialog orderId={order.id} onClose={() => setIsNoting(false)} /> : null}
    </WidgetSection>
  )
}

/** One entitlement in a section of another page. */
export const WarrantyRow = ({ warranty }: { warranty: Warranty }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3" data-testid="crm-warranty-row">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Link to={warrantyHref(warranty.id)} className="text-ui-fg-interactive-hover txt-compact-small break-words">
          {warranty.quantity > 1 ? `${warranty.quantity} × ${warranty.title}` : warranty.title}
        </Link>
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {warranty.plan_name} · {t("warranty.until")} <Day value={warranty.ends_date} />
          {warranty.open_claims_count ? ` · ${plural(t, "warranty.openClaims", warranty.open_claims_count)}` : ""}
        </Text>
      </div>
      <WarrantyStatus warranty={warranty} />
    </div>
  )
}
