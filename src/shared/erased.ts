/** What stands for the name of a person who was erased, the same in every language. */
export const ERASED_NAME = "***"

/** Of addresses that stand for somebody who was erased. */
export const ERASED_DOMAIN = "@erased.invalid"

/** What stands for the address of who was erased; no mail ever leaves to it (RFC 2606). */
export const erasedEmail = (customer_id: string): string => `${customer_id.toLowerCase()}${ERASED_DOMAIN}`

/** Whether an address stands for a customer who was erased. */
export const isErased = (email: string | null | undefined): boolean => Boolean(email?.endsWith(ERASED_DOMAIN))
