/**
 * Currencies whose minor unit differs from two digits, from ISO 4217 list one.
 * The host's own currency table differs from it (HUF, IQD and others).
 */
const ISO_4217_EXCEPTIONS: Record<string, number> = {
  bif: 0, clp: 0, djf: 0, gnf: 0, isk: 0, jpy: 0, kmf: 0, krw: 0, pyg: 0, rwf: 0, ugx: 0, uyi: 0, vnd: 0, vuv: 0, xaf: 0, xof: 0, xpf: 0,
  bhd: 3, iqd: 3, jod: 3, kwd: 3, lyd: 3, omr: 3, tnd: 3,
  clf: 4, uyw: 4,
} // prettier-ignore

/** Digits after the decimal point of a currency by ISO 4217. Imports nothing, so that the dashboard reads it too. */
export function currencyDigits(currencyCode: string): number {
  return ISO_4217_EXCEPTIONS[currencyCode.toLowerCase()] ?? 2
}

/** The same as SQL over a column that holds a currency code. */
export function currencyDigitsSql(column: string): string {
  const cases = [0, 3, 4].map((digits) => {
    const codes = Object.keys(ISO_4217_EXCEPTIONS).filter((code) => ISO_4217_EXCEPTIONS[code] === digits)
    return `when lower(${column}) in (${codes.map((code) => `'${code}'`).join(", ")}) then ${digits}`
  })
  return `(case ${cases.join(" ")} else 2 end)`
}
