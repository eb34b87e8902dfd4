import { useTranslation } from "react-i18next"

import { addressLines } from "../../quote/rules/address"
import { Row, Section } from "../../shared/section"
import { NothingOpen } from "./open-row"
import { HostCustomer } from "./queries"

/** The customer's addresses in the host. */
export const AddressesSection = ({ customer }: { customer: HostCustomer }) => {
  const { t } = useTranslation("crm")
  const addresses = customer.addresses ?? []
  return (
    <Section title={t("interaction.customer.addresses")}>
      {addresses.length ? null : <NothingOpen text={t("interaction.customer.noAddresses")} />}
      {addresses.map((address) => (
        <Row
          key={address.id}
          label={t(
            address.is_default_billing
              ? "quote.fields.billingAddress"
              : address.is_default_shipping
                ? "quote.fields.shippingAddress"
                : "interaction.customer.address"
          )}
        >
          {addressLines(address).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </Row>
      ))}
    </Section>
  )
}
