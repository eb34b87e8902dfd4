import { TaxLine } from "../types"

/** "20%", "9% + 5%" or "0%": the rates of a line. */
export function taxLabel(lines: TaxLine[] | null | undefined): string {
  const rates = [...new Set((lines ?? []).map((line) => +line.rate))].filter((rate) => rate > 0)
  return rates.length ? rates.map((rate) => `${rate}%`).join(" + ") : "0%"
}
