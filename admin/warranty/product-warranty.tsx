import { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../shared/error-state"
import { formatNumber } from "../shared/format"
import { listHref } from "../shared/list-href"
import { useLocale } from "../shared/locale"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetRow, WidgetSection } from "../widgets/widget-section"
import { claimListHref } from "./claim-queries"
import { PLANS_HREF, productWarrantyQuery, ProductWarranty } from "./queries"
import { useTermText } from "./plans/use-term-text"

/** On the host's product page: which plans cover it, and how often it is claimed. */
export const ProductWarrantyWidget = ({ data: product }: DetailWidgetProps<AdminProduct>) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(productWarrantyQuery(product.id))
  return (
    <WidgetSection
      title={t("warranty.product.title")}
      action={
        <Link
          to={listHref("/crm/warranties", { product_id: product.id })}
          className="text-ui-fg-interactive-hover txt-compact-small"
        >
          {t("common.openInCrm")}
        </Link>
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? <Facts data={data} productId={product.id} /> : null}
    </WidgetSection>
  )
}

const Facts = ({ data, productId }: { data: ProductWarranty; productId: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const termOf = useTermText()
  return (
    <>
      {data.plans.length ? (
        data.plans.map((plan) => (
          <div key={plan.id} className="flex flex-col gap-y-0.5 px-6 py-3">
            <Text size="small" leading="compact" weight="plus">
              {plan.name}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(`warranty.bases.${plan.basis}`)} · {termOf(plan)}
            </Text>
          </div>
        ))
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("warranty.product.none")}{" "}
          <Link to={PLANS_HREF} className="text-ui-fg-interactive-hover">
            {t("warranty.plans.open")}
          </Link>
        </Text>
      )}
      {data.claims_per_thousand === null ? null : (
        <>
          <WidgetRow label={t("warranty.product.perThousand")}>
            <span className="tabular-nums">{formatNumber(data.claims_per_thousand, locale, 1)}</span>
          </WidgetRow>
          <WidgetRow label={t("warranty.product.claims")}>
            <Link to={claimListHref({ product_id: productId })} className="text-ui-fg-interactive-hover tabular-nums">
              {t("warranty.product.of", {
                claims: formatNumber(data.claims, locale),
                sold: formatNumber(data.units_sold, locale),
              })}
            </Link>
          </WidgetRow>
        </>
      )}
    </>
  )
}
