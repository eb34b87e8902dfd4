/** All text that an entitlement is found by, in the words of its index (`MigrationCrmWarranty20261128C`). */
export const SEARCHED = `(number || chr(10) || coalesce(order_number, '') || chr(10) || coalesce(customer_name, '') || chr(10)
  || coalesce(customer_email, '') || chr(10) || coalesce(customer_phone, '') || chr(10) || title || chr(10) || coalesce(sku, ''))`

/** Last digits of a phone number, in the words of its index: country and area are written in many ways. */
export const PHONE_TAIL = `right(regexp_replace(customer_phone, '\\D', '', 'g'), 8)`

/** The same of what somebody typed; null for what is no phone number. */
export function phoneTail(text: string): string | null {
  const digits = text.replace(/\D/g, "")
  return digits.length >= 6 && /^[\d\s()+./-]+$/.test(text) ? digits.slice(-8) : null
}

/** A piece of text for `ilike`; `%` and `_` in it mean themselves. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`
