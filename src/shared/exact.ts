import { AmountInput } from "./money"

/** An exact amount of a row: the host keeps it in the `raw_` twin of its column. */
export const exactOf = (row: object, field: string): AmountInput | null => {
  const source = row as Record<string, unknown>
  const raw = source[`raw_${field}`] as { value: string | number } | null | undefined
  return (raw?.value ?? source[field] ?? null) as AmountInput | null
}
