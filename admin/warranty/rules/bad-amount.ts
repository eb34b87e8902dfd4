import { parseDecimal } from "../../shared/parse-decimal"

/** Whether what is typed is no amount; nothing typed is none yet. @param isZeroBad - where nothing is no amount either */
export function isBadAmount(text: string, isZeroBad = false): boolean {
  const value = parseDecimal(text)
  return Boolean(text.trim()) && (value === null || value < 0 || (isZeroBad && value === 0))
}
