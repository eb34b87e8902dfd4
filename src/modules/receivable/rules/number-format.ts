/** How a number reads: series, year, and the sequence in at least four digits, such as INV-2026-0001. */
export function documentNumber(series: string, year: number, sequence: number): string {
  return `${series}-${year}-${String(sequence).padStart(4, "0")}`
}
