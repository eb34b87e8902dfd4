import type { Overview } from "../queries"

/** Currencies that the overview may be read in: those of what is open, and the one it is read in now, in which nothing may be. */
export const currencyChoices = ({
  currencies,
  currency_code,
}: Pick<Overview, "currencies" | "currency_code">): string[] => [...new Set([...currencies, currency_code])].sort()
