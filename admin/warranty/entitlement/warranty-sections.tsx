import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerHref } from "../../interaction/queries"
import { customerName, usePickedCustomer } from "../../shared/customer-picker"
import { Day } from "../../shared/day"
import { HistorySection } from "../../shared/history-section"
import { Row, Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { WarrantyDetail, warrantyHistoryQuery, warrantyHref } from "../queries"
import { useHistoryFacts } from "../use-history-facts"
import { SerialsDialog } from "./warranty-dialogs"

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

/** Serial numbers of its units, where they are known. */
export const UnitsSection = ({ warranty }: { warranty: WarrantyDetail }) => {
  const { t } = useTranslation("crm")
  const [adding, setAdding] = useState(false)
  const canAdd = warranty.status !== "canceled" && warranty.units.length < warranty.original_quantity
  return (
    <Section
      title={t("warranty.serials.title")}
      actions={
        canAdd ? (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t("warranty.serials.action")}
          </Button>
        ) : undefined
      }
    >
      {warranty.units.length ? (
        warranty.units.map((unit) => (
          <div key={unit.id} className="flex items-center justify-between gap-x-4 px-6 py-3">
            <Text size="small" leading="compact" className="min-w-0 break-all tabular-nums">
              {unit.serial}
            </Text>
            <DocumentStatus kind="warranty_unit" status={unit.status} />
          </div>
        ))
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.serials.none")}
        </Text>
      )}
      {adding ? <SerialsDialog warranty={warranty} onClose={() => setAdding(false)} /> : null}
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
