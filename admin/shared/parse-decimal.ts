import { currencyDigits } from "../../src/shared/currency-digits"
import { localeTag } from "./locale-tag"

/**
 * What a person typed as an amount, as a plain decimal: "1.234,50", "1,234.50", "1234,5" and "1234.5" are all read.
 * When both signs occur the later one is the decimal point, and a repeated sign groups. A lone sign is the decimal point,
 * unless it is not the user's own and stands where thousands are grouped: "1,234" is 1234 in English and 1.234 in Portuguese.
 *
 * @returns a number in major units, or null when it is not one
 */
export function parseDecimal(text: string, mark: "." | "," = decimalMark()): number | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, "")
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(bare)) {
    return null
  }
  const dot = bare.lastIndexOf(".")
  const comma = bare.lastIndexOf(",")
  const point = dot > comma ? "." : ","
  const grouping = point === "." ? "," : "."
  const repeated = bare.split(point).length > 2
  if (repeated && bare.includes(grouping)) {
    return null
  }
  const groups = repeated || (point !== mark && !bare.includes(grouping) && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare))
  const plain = groups ? bare.split(point).join("") : bare.split(grouping).join("").replace(point, ".")
  const value = +plain
  return Number.isFinite(value) ? value : null
}

/**
 * A stored amount as a field shows it, without trailing noise, in the user's decimal mark: 12.5 is "12.5" or "12,5", null is "".
 */
export function decimalText(value: number | string | null | undefined, mark: "." | "," = decimalMark()): string {
  return value === null || value === undefined ? "" : String(+value).replace(".", mark)
}

/** {@link decimalText} with at least the decimals of its currency: 96.5 EUR is "96.50", and 10.125 stays as it is. */
export function amountText(
  value: number | string | null | undefined,
  currencyCode: string,
  mark: "." | "," = decimalMark()
): string {
  const [whole, part = ""] = decimalText(value, ".").split(".")
  const decimals = part.padEnd(currencyDigits(currencyCode), "0")
  return whole && decimals ? `${whole}${mark}${decimals}` : whole
}

/** The decimal mark of the dashboard's language. */
function decimalMark(): "." | "," {
  const language = typeof localStorage === "undefined" ? null : localStorage.getItem("lng")
  const tag = localeTag(language ?? "en", typeof navigator === "undefined" ? undefined : navigator.language)
  return new Intl.NumberFormat(tag).format(1.5).includes(",") ? "," : "."
}
