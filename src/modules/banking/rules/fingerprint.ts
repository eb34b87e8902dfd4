import { createHash } from "node:crypto"

import type { ParsedLine } from "./bank-csv"

export type PrintedLine = ParsedLine & { occurrence: number; fingerprint: string }

/**
 * Marks lines so that the same movement has the same mark in every file it stands in: over account, day, amount, text, and the how
 * manieth it is of equal lines of its day. Two files that overlap have the same equal lines of a day in the same number.
 */
export function fingerprintLines(account: string, lines: ParsedLine[]): PrintedLine[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const said = JSON.stringify([account, line.booked_date, line.amount, line.text.toLowerCase()])
    const occurrence = (seen.get(said) ?? 0) + 1
    seen.set(said, occurrence)
    const fingerprint = createHash("sha256").update(`${said}#${occurrence}`).digest("hex")
    return { ...line, occurrence, fingerprint }
  })
}
