import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { addressLine } from "../rules/address"
import { Address } from "../types"

type AddressSelectProps = {
  id: string
  label: string
  value: Address | null
  /** The customer's addresses in the host. */
  addresses: Address[]
  onChange: (address: Address | null) => void
}

const NONE = "none"
const CURRENT = "current"

/** One of the customer's addresses, the one already on the quote, or none: an offer needs no address. */
export const AddressSelect = ({ id, label, value, addresses, onChange }: AddressSelectProps) => {
  const { t } = useTranslation("crm")
  const chosen = value ? addresses.find((address) => address.id === value.id || addressLine(address) === addressLine(value)) : undefined
  const current = value ? (chosen?.id ?? CURRENT) : NONE
  return (
    <Select
      value={current}
      onValueChange={(key) => {
        if (key !== CURRENT) {
          onChange(addresses.find((address) => address.id === key) ?? null)
        }
      }}
    >
      <Select.Trigger id={id} aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={NONE}>{t("quote.fields.noAddress")}</Select.Item>
        {value && !chosen ? <Select.Item value={CURRENT}>{addressLine(value)}</Select.Item> : null}
        {addresses.map((address) => (
          <Select.Item key={address.id} value={address.id ?? ""}>
            {addressLine(address)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
