import { localeTag } from "./locale-tag"

/**
 * What a person typed as an amount, as a plain decimal: "1.234,50", "1,234.50", "1234,5" and "1234.5" are all read.
 * When both signs occur the later one is the decimal point; a lone comma is a decimal point; a lone repeated sign groups.
 *
 * @returns a number in major units, or null when it is not one
 */
export function parseDecimal(text: string): number | null {
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
  const plain = repeated ? bare.split(point).join("") : bare.split(grouping).join("").replace(point, ".")
  const value = +plain
  return Number.isFinite(value) ? value : null
}

/**
 * A stored amount as a field shows it, without trailing noise, in the user's decimal mark: 12.5 is "12.5" or "12,5", null is "".
 */
export function decimalText(value: number | string | null | undefined, mark: "." | "," = decimalMark()): string {
  return value === null || value === undefined ? "" : String(+value).replace(".", mark)
}

/** The decimal mark of the dashboard's language. */
function decimalMark(): "." | "," {
  const language = typeof localStorage === "undefined" ? null : localStorage.getItem("lng")
  const tag = localeTag(language ?? "en", typeof navigator === "undefined" ? undefined : navigator.language)
  return new Intl.NumberFormat(tag).format(1.5).includes(",") ? "," : "."
}
