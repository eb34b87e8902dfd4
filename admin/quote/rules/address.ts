import { Address } from "../types"

/** An address in one line, for lists to choose from. */
export function addressLine(address: Address): string {
  const city = [address.postal_code, address.city].filter(Boolean).join(" ")
  return (
    [address.company, address.address_1, city, address.country_code?.toUpperCase()].filter(Boolean).join(", ") || "–"
  )
}

/** An address as written on an envelope, one line each. */
export function addressLines(address: Address): string[] {
  const person = [address.first_name, address.last_name].filter(Boolean).join(" ")
  const city = [address.postal_code, address.city].filter(Boolean).join(" ")
  const place = [city, address.province].filter(Boolean).join(", ")
  return [
    address.company,
    person,
    address.address_1,
    address.address_2,
    place,
    address.country_code?.toUpperCase(),
  ].filter((line): line is string => Boolean(line))
}
