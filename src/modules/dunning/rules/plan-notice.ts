import { MathBN } from "@medusajs/framework/utils"

import { Day, daysBetween } from "../../../shared/days"
import { HeldReason, Level, NoticeInvoice, Policy } from "../types"

/** An open invoice of a debtor, with everything that is known about it. Amounts are decimal text in its currency. */
export type OpenInvoice = {
  invoice_id: string
  number: string | null
  issue_date: Day | null
  /** Of the earliest part that is open. */
  due_date: Day
  outstanding: string
  /** Open of the parts that are due; before anything is, its first part. */
  due: string
  disputed: string
  /** Days of the highest level that was claimed for this due day. */
  claimed_days: number | null
  held: HeldReason[]
}

export type PlannedNotice = {
  level: Level
  invoices: NoticeInvoice[]
  amount: string
  days_late: number
  /** Empty when nothing holds the message back. */
  held: HeldReason[]
}

/** The highest level that an invoice so many days late has reached; one in between that was never sent is passed over. */
export function levelReached(levels: readonly Level[], days_late: number): Level | null {
  return (
    levels.filter(({ days_overdue }) => days_overdue <= days_late).sort((a, b) => b.days_overdue - a.days_overdue)[0] ??
    null
  )
}

/**
 * The one message to a debtor in one currency: everything that is late, in the level of what has gone furthest.
 *
 * It is due when an invoice reached a level that was not claimed for it yet; what was chased before and is still late is listed with it.
 *
 * @param ignore_holds - a person sends it in spite of what holds it back; what is disputed is not asked for even then
 * @returns null when no invoice reached a new level
 */
export function planNotice(
  open: readonly OpenInvoice[],
  policy: Pick<Policy, "levels" | "minimums">,
  {
    as_of,
    currency_code,
    has_address,
    ignore_holds = false,
  }: { as_of: Day; currency_code: string; has_address: (channel: string) => boolean; ignore_holds?: boolean }
): PlannedNotice | null {
  const listed = open
    .map((invoice) => lineOf(invoice, policy.levels, as_of, ignore_holds))
    .filter((line) => line.days_late > 0 || line.claims)
    .sort((a, b) =>
      a.due_date === b.due_date ? (a.invoice_id < b.invoice_id ? -1 : 1) : a.due_date < b.due_date ? -1 : 1
    )
  if (!listed.some(({ claims }) => claims)) {
    return null
  }
  const asked = listed.filter((line) => MathBN.gt(line.asked, 0))
  const sends = asked.some(({ claims }) => claims)
  // Held back altogether, it is shown as it would be.
  const level = highest(policy.levels, sends ? asked : listed)
  const amount = MathBN.add(0, ...asked.map((line) => line.asked))
  const minimum = policy.minimums?.[currency_code]
  const held = sends
    ? ignore_holds
      ? has_address(level.channel)
        ? []
        : [{ reason: "no_address" as const }]
      : [
          ...(minimum && MathBN.lt(amount, minimum) ? [{ reason: "below_minimum" as const, minimum }] : []),
          ...(has_address(level.channel) ? [] : [{ reason: "no_address" as const }]),
        ]
    : reasonsOf(listed)
  return {
    level,
    invoices: sends ? listed.map((line) => ({ ...line, claims: line.claims && MathBN.gt(line.asked, 0) })) : listed,
    amount: amount.toFixed(),
    days_late: Math.max(...(sends ? asked : listed).map(({ days_late }) => days_late)),
    held,
  }
}

function lineOf(invoice: OpenInvoice, levels: readonly Level[], as_of: Day, ignore_holds: boolean): NoticeInvoice {
  const { due, claimed_days, ...facts } = invoice
  const days_late = daysBetween(invoice.due_date, as_of)
  const level = levelReached(levels, days_late)
  const disputed = MathBN.gt(invoice.disputed, 0)
  const rest = MathBN.max(MathBN.sub(due, invoice.disputed), 0)
  const stops = ignore_holds ? [] : invoice.held.filter(({ reason }) => reason !== "disputed" && reason !== "claim")
  return {
    ...facts,
    days_late,
    level_id: level?.id ?? null,
    level_days: level?.days_overdue ?? null,
    claims: level !== null && (claimed_days === null || level.days_overdue > claimed_days),
    asked: stops.length ? "0" : rest.toFixed(),
    held: stops.length || disputed ? invoice.held : [],
  }
}

function highest(levels: readonly Level[], lines: NoticeInvoice[]): Level {
  const days = Math.max(...lines.map(({ level_days }) => level_days ?? -Infinity))
  return levels.find(({ days_overdue }) => days_overdue === days)!
}

const reasonsOf = (lines: NoticeInvoice[]): HeldReason[] =>
  lines.flatMap(({ invoice_id, held }) => held.map((reason) => ({ ...reason, invoice_id }) as HeldReason))
