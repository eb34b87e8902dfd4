import { BigNumber, isObject } from "@medusajs/framework/utils"

/**
 * A row as the API answers it: amounts as numbers, without the host's exact `raw_` twins and without `deleted_at`.
 */
export function plainRow<Row>(row: unknown): Row {
  return plain(row) as Row
}

/** Only the asked top-level fields; everything when none or `*` was asked. */
export function pickFields<Row extends object>(row: Row, asked: string[] | undefined): Partial<Row> {
  if (!asked?.length) {
    return row
  }
  const names = new Set(asked.map((field) => field.replace(/^[+*]/, "").split(".")[0]))
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name))) as Partial<Row>
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain)
  }
  if (value instanceof BigNumber) {
    return value.numeric
  }
  if (value instanceof Date || !isObject(value)) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith("raw_") && name !== "deleted_at")
      .map(([name, inner]) => [name, plain(inner)])
  )
}
