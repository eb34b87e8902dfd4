import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerHref } from "../../interaction/queries"
import { customerName, usePickedCustomer } from "../../shared/customer-picker"
import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { HistorySection } from "../../shared/history-section"
import { Row, Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { ClaimRow } from "../claims/claim-row"
import { claimsQuery } from "../claim-queries"
import { WarrantyDetail, warrantyHistoryQuery, warrantyHref } from "../queries"
import { useHistoryFacts } from "../use-history-facts"

const LINK = "text-ui-fg-interactive-hover"

/** Whose it is, from which order, how many units, from when to when. */
export const FactsSection = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const { data: before } = usePickedCustomer(warranty.transferred_from_id)
  return (
    <Section title={t("warranty.facts")}>
      <Row label={t("common.customer")}>
        {warranty.customer_id ? (
          <Link to={customerHref(warranty.customer_id)} className={LINK}>
            {warranty.customer_name ?? t("common.customer")}
          </Link>
        ) : (
          (warranty.customer_name ?? "–")
        )}
      </Row>
      {warranty.order_id ? (
        <Row label={t("warranty.fields.order")}>
          <Link to={`/orders/${warranty.order_id}`} className={LINK}>
            {warranty.order_number}
          </Link>
        </Row>
      ) : null}
      <Row label={t("warranty.fields.product")}>
        {warranty.product_id ? (
          <Link to={`/products/${warranty.product_id}`} className={LINK}>
            {warranty.title}
          </Link>
        ) : (
          warranty.title
        )}
        {warranty.sku ? <div className="text-ui-fg-subtle">{warranty.sku}</div> : null}
      </Row>
      <Row label={t("warranty.fields.units")}>
        {warranty.quantity === warranty.original_quantity
          ? warranty.quantity
          : t("warranty.unitsOf", { quantity: warranty.quantity, original: warranty.original_quantity })}
      </Row>
      <Row label={t("warranty.fields.starts")}>
        <Day value={warranty.starts_date} />
      </Row>
      <Row label={t("warranty.fields.ends")}>
        <Day value={warranty.ends_date} />
      </Row>
      <Row label={t("warranty.fields.source")}>
        {t(`warranty.sources.${warranty.source}`, { defaultValue: warranty.source })}
      </Row>
      <Other label={t("warranty.fields.replaces")} id={warranty.replaces_id} named={warranty.replaces} />
      <Other label={t("warranty.fields.splitFrom")} id={warranty.split_from_id} named={warranty.split_from} />
      {before ? (
        <Row label={t("warranty.fields.transferredFrom")}>
          <Link to={customerHref(before.id)} className={LINK}>
            {customerName(before)}
          </Link>
        </Row>
      ) : null}
    </Section>
  )
}

type OtherProps = { label: string; id: string | null; named?: { id: string; number: string } | null }

/** Another entitlement that this one came of. */
const Other = ({ label, id, named }: OtherProps) => {
  const { t } = useTranslation("crm")
  return id ? (
    <Row label={label}>
      <Link to={warrantyHref(id)} className={LINK}>
        {named?.number ?? t("warranty.openOther")}
      </Link>
    </Row>
  ) : null
}

const SHOWN = 20

/** What was claimed under it. */
export const WarrantyClaims = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(
    claimsQuery({ warranty_id: warranty.id, limit: SHOWN, offset: 0, order: "-submitted_at" })
  )
  return (
    <Section title={t("warranty.tabs.claims")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.warranty_claims.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.noClaims")}
        </Text>
      ) : null}
      {data?.warranty_claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} />
      ))}
    </Section>
  )
}

/** Who did what with it, when. */
export const WarrantyHistory = ({ id }: { id: string }) => {
  const { t } = useTranslation("crm")
  const factsOf = useHistoryFacts()
  return (
    <HistorySection
      query={useQuery(warrantyHistoryQuery(id))}
      textsOf={({ act, changes }) => ({
        act: t(`warranty.history.${act}`, { defaultValue: act }),
        facts: factsOf(changes),
      })}
    />
  )
}
