import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Fragment } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { CreditStrip } from "../../credit/credit-strip"
import { Money } from "../../shared/money"
import { positionQuery } from "../queries"
import { addressLines } from "../rules/address"
import { positionsOf } from "../rules/position"
import { Address, Quote } from "../types"
import { Row, Section } from "../../shared/section"

/** Who the offer is for and what they owe already. */
export const CustomerSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const name = quote.company_name || quote.customer_name || quote.email || "–"
  const [shipping, billing] = [quote.shipping_address, quote.billing_address].map((address) =>
    address ? addressLines(address).join("\n") : ""
  )
  const same = billing !== "" && billing === shipping
  return (
    <Section
      title={t("common.customer")}
      actions={
        quote.customer_id ? (
          <Link
            to={`/crm/customers/${quote.customer_id}`}
            className="text-ui-fg-interactive-hover txt-compact-small-plus"
          >
            {t("quote.openCustomer")}
          </Link>
        ) : null
      }
    >
      <div className="px-6 py-4">
        <Text size="small" weight="plus" className="break-words">
          {name}
        </Text>
        {[quote.company_name ? quote.customer_name : null, quote.email]
          .filter((line) => line && line !== name)
          .map((line) => (
            <Text key={line} size="small" className="text-ui-fg-subtle break-words">
              {line}
            </Text>
          ))}
      </div>
      {quote.customer_id ? (
        <>
          <CreditStrip
            customer_id={quote.customer_id}
            currency_code={quote.currency_code}
            quote_id={quote.id}
            status={quote.hold ? "held" : quote.conversion_status === "full" ? "ordered" : quote.status}
          />
          <OtherPositions customerId={quote.customer_id} currency={quote.currency_code} />
        </>
      ) : null}
      <AddressRow label={t("quote.fields.shippingAddress")} address={quote.shipping_address} />
      {same ? (
        <Row label={t("quote.fields.billingAddress")}>{t("quote.fields.sameAddress")}</Row>
      ) : (
        <AddressRow label={t("quote.fields.billingAddress")} address={quote.billing_address} />
      )}
    </Section>
  )
}

/** What they owe in other currencies; the quote's own is in the strip. */
const OtherPositions = ({ customerId, currency }: { customerId: string; currency: string }) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(positionQuery(customerId))
  const others = positionsOf(data, currency).filter(({ currency_code }) => currency_code !== currency)
  return (
    <>
      {others.map((position) => (
        <Fragment key={position.currency_code}>
          <Row label={t("quote.position.outstanding")}>
            <Money amount={position.outstanding} currency={position.currency_code} className="text-ui-fg-base" />
          </Row>
          {+position.overdue > 0 ? (
            <Row label={t("quote.position.overdue")}>
              <Money amount={position.overdue} currency={position.currency_code} className="text-ui-fg-error" />
            </Row>
          ) : null}
        </Fragment>
      ))}
    </>
  )
}

const AddressRow = ({ label, address }: { label: string; address: Address | null }) => {
  const lines = address ? addressLines(address) : []
  return lines.length ? (
    <Row label={label}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Row>
  ) : null
}
