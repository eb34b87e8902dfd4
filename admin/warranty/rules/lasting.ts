export type Lasting = { unit: "minutes" | "hours" | "days"; count: number }

/** A time in the largest unit that fits; nothing below a minute. */
export function lasting(seconds: number): Lasting | null {
  if (seconds < 60) {
    return null
  }
  if (seconds < 3600) {
    return { unit: "minutes", count: Math.floor(seconds / 60) }
  }
  return seconds < 2 * 86_400
    ? { unit: "hours", count: Math.floor(seconds / 3600) }
    : { unit: "days", count: Math.floor(seconds / 86_400) }
}
