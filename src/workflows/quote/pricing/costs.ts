import { MathBN } from "@medusajs/framework/utils"

/**
 * What one piece costs the store, from its variant's metadata: `<key>_<currency>`, such as `cost_eur`. A cost without a
 * currency is not used, for amounts in different currencies are never compared.
 *
 * @returns decimal text; null where nothing usable is kept
 */
export function costOf(
  metadata: Record<string, unknown> | null | undefined,
  key: string,
  currencyCode: string
): string | null {
  const kept = String(metadata?.[`${key}_${currencyCode.toLowerCase()}`] ?? "")
  if (!/^\d+(\.\d+)?$/.test(kept)) {
    return null
  }
  const cost = MathBN.convert(kept)
  return (cost.precision(true) ?? 0) > 15 ? null : cost.toFixed()
}
