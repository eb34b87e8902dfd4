import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
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
  const chosen = value
    ? addresses.find((address) => address.id === value.id || addressLine(address) === addressLine(value))
    : undefined
  const options = [
    { value: NONE, label: t("quote.fields.noAddress") },
    ...(value && !chosen ? [{ value: CURRENT, label: addressLine(value) }] : []),
    ...addresses.map((address) => ({ value: address.id ?? "", label: addressLine(address) })),
  ]
  return (
    <Choice
      id={id}
      label={label}
      value={value ? (chosen?.id ?? CURRENT) : NONE}
      options={options}
      onChange={(key) =>
        key === CURRENT ? undefined : onChange(addresses.find((address) => address.id === key) ?? null)
      }
    />
  )
}
