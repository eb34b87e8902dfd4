import { decimalText, parseDecimal } from "../../shared/parse-decimal"
import { QuoteItem } from "../types"

/** A line that may be ordered now. `now` stays the text that was typed. */
export type ConversionLine = {
  item_id: string
  title: string
  subtitle: string | null
  sku: string | null
  quantity: number
  ordered: number
  open: number
  now: string
}

/** Decimals of quantities are few; differences of doubles are not: 0.3 − 0.1 is 0.19999999999999998. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

/** The offered lines with what is ordered already; the rest is proposed. Options not taken, sections and notes are left out. */
export function conversionLines(items: readonly QuoteItem[]): ConversionLine[] {
  return [...items]
    .filter((item) => (item.kind ?? "item") === "item" && item.included !== false)
    .sort((a, b) => a.position - b.position)
    .map((item) => {
      const ordered = +(item.ordered_quantity ?? 0)
      const open = Math.max(0, tidy(+item.quantity - ordered))
      return {
        item_id: item.id,
        title: item.title,
        subtitle: item.subtitle,
        sku: item.sku,
        quantity: +item.quantity,
        ordered,
        open,
        now: open ? decimalText(open) : "0",
      }
    })
}

/** What keeps a line's quantity from being ordered, or null. An empty field orders nothing of it. */
export function conversionProblem(line: ConversionLine): "number" | "tooMuch" | null {
  const now = quantityNow(line)
  return now === null || now < 0 ? "number" : now > line.open ? "tooMuch" : null
}

export const quantityNow = (line: ConversionLine): number | null => (line.now.trim() ? parseDecimal(line.now) : 0)

/** Whether everything that is open is ordered now. */
export const isRest = (lines: readonly ConversionLine[]): boolean =>
  lines.every((line) => quantityNow(line) === line.open)

/** The request: all the rest is asked for without naming lines, so that nothing is forgotten. */
export function conversionBody(lines: readonly ConversionLine[], withShipping: boolean) {
  return {
    ...(isRest(lines)
      ? {}
      : {
          items: lines.flatMap((line) => {
            const quantity = quantityNow(line)
            return quantity ? [{ item_id: line.item_id, quantity }] : []
          }),
        }),
    with_shipping: withShipping,
  }
}
