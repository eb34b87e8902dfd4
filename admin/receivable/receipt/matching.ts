/** Whole numbers, so that sums of typed amounts compare exactly. */
const units = (amount: number): number => Math.round(amount * 10_000)

/** What of the amount stays unallocated; negative when more was given away than came in. */
export const leftOver = (amount: number, parts: Record<string, number>): number =>
  (units(amount) - Object.values(parts).reduce((sum, part) => sum + units(part), 0)) / 10_000
