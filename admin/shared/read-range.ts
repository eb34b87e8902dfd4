export type Range = { $gte?: string | number; $lte?: string | number; $gt?: string | number; $lt?: string | number }

const BOUNDS = ["$gte", "$lte", "$gt", "$lt"] as const

const pad = (part: number): string => String(part).padStart(2, "0")

/** The user's calendar day of a moment that the host's date picker wrote; a day stays as it is. */
const dayOf = (text: string): string | undefined => {
  const moment = new Date(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(moment.getTime())) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  }
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

const READ = {
  day: (value: unknown) => dayOf(String(value)),
  number: (value: unknown) => (Number.isFinite(+String(value)) && String(value) ? +String(value) : undefined),
  moment: (value: unknown) => (Number.isNaN(Date.parse(String(value))) ? undefined : String(value)),
}

/**
 * A range as the host's DataTable writes it into the address, in the form that the API takes: `{"$gte":"2026-11-01"}`.
 * What is no range says nothing.
 *
 * @param kind - days are days of the store; the picker's moments are turned into the user's day
 */
export function readRange(raw: string | null, kind: keyof typeof READ): Range | undefined {
  let value: unknown
  try {
    value = JSON.parse(raw ?? "null")
  } catch {
    return undefined
  }
  if (kind === "number" && typeof value === "number") {
    return { $gte: value, $lte: value }
  }
  if (typeof value !== "object" || value === null) {
    return undefined
  }
  const bounds = value as Record<string, unknown>
  const range: Range = {}
  for (const key of BOUNDS) {
    const read = bounds[key] === undefined || bounds[key] === null ? undefined : READ[kind](bounds[key])
    if (read !== undefined) {
      range[key] = read
    }
  }
  const equal = bounds.$eq === undefined ? undefined : READ[kind](bounds.$eq)
  if (equal !== undefined) {
    Object.assign(range, { $gte: equal, $lte: equal })
  }
  return Object.keys(range).length ? range : undefined
}
