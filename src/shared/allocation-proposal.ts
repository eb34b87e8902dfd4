import { INTEREST_INVOICE } from "./interest"

/** An open invoice as far as a payment goes; amounts in major units of one currency. */
export type OpenInvoice = {
  id: string
  number?: string | null
  outstanding: number
  next_due_date: string | null
  /** UNTDID 1001; interest comes before the principal. */
  document_type?: string
  /** Of what is outstanding; settled only where it is named or asked for exactly. */
  disputed_total?: number
  early_discount?: { until: string; amount: number } | null
}

export type Payment = {
  /** Major units. */
  amount: number
  /** The day the money came; a discount for paying early counts until its last day. */
  day?: string | null
  /** The payer's own text; invoices whose number stands in it are named. */
  reference?: string | null
  /** Invoices that are named otherwise. */
  named?: string[]
  /** Agreed: the principal comes before interest. */
  principal_first?: boolean
  /** Largest difference to one invoice that may be closed without asking for it, in major units. */
  tolerance?: number
}

/** Why the invoices were chosen, in the order in which it is tried. */
export type ProposalRule = "named" | "exact" | "early_discount" | "combination" | "nearly" | "due_date" | "none"

export type Proposal = {
  rule: ProposalRule
  /** Amount by invoice id. */
  parts: Record<string, number>
  /** What of the payment stays unallocated. */
  left: number
  /** The invoice of which a little is left, and how much, where it may be closed. */
  short: { invoice_id: string; amount: number } | null
}

/** Sums of amounts compare as whole numbers of a ten-thousandth. */
const SCALE = 10_000
const units = (amount: number): number => Math.round(amount * SCALE)
const major = (value: number): number => value / SCALE

/** How many invoices a combination is looked for among, and how many sums are tried. */
const MOST_INVOICES = 40
const MOST_STEPS = 50_000

/** A number as people write it anywhere in a text: letters and digits only. */
export const plainNumber = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, "")

const hasDigitAt = (text: string, index: number): boolean => /\d/.test(text[index] ?? "")

/** Whether a text names a number, however it is spaced; "INV-2026-0001" is not named by "INV-2026-00012". */
export function namesNumber(text: string, number: string | null | undefined): boolean {
  const wanted = plainNumber(number ?? "")
  if (wanted.length < 3) {
    return false
  }
  const pattern = [...wanted].join("[^A-Z0-9]*")
  const found = new RegExp(`(^|[^A-Z0-9])${pattern}(?!\\d)|${wanted}`, "g")
  const upper = text.toUpperCase()
  return [...upper.matchAll(found)].some((match) => {
    const start = match.index + (match[1]?.length ?? 0)
    const end = match.index + match[0].length
    return !hasDigitAt(upper, end) && !(/\d/.test(wanted[0]) && hasDigitAt(upper, start - 1))
  })
}

/** What settles an invoice on a day: what it asks for, less the discount that it still has then. */
export const withDiscount = (
  { outstanding, early_discount: discount }: Pick<OpenInvoice, "outstanding" | "early_discount">,
  day?: string | null
): number =>
  discount && day && day <= discount.until ? major(units(outstanding) - units(discount.amount)) : outstanding

const undisputed = ({ outstanding, disputed_total = 0 }: OpenInvoice): number =>
  major(Math.max(units(outstanding) - units(disputed_total), 0))

/** The same invoice without what is disputed of it. */
const agreedPart = (invoice: OpenInvoice): OpenInvoice => ({ ...invoice, outstanding: undisputed(invoice) })

const byDueDay = (a: OpenInvoice, b: OpenInvoice): number =>
  (a.next_due_date ?? "9999").localeCompare(b.next_due_date ?? "9999") || (a.id < b.id ? -1 : 1)

/** Interest first, unless agreed otherwise; then the earliest due. */
const inTurn = (principalFirst?: boolean) => {
  const rank = ({ document_type }: OpenInvoice): number =>
    document_type === INTEREST_INVOICE && !principalFirst ? 0 : 1
  return (a: OpenInvoice, b: OpenInvoice): number => rank(a) - rank(b) || byDueDay(a, b)
}

/**
 * What a payment is for: what the payer named; else the invoice of exactly that amount, or of that less its discount for paying early;
 * else the few invoices that make it up exactly; else one that it misses by no more than the tolerance; else interest, and the earliest due first, without
 * their disputed parts.
 *
 * What is over after the named ones goes to the earliest due. One rule for the screen, the server and the bank's lines.
 */
export function proposeAllocation(payment: Payment, invoices: OpenInvoice[]): Proposal {
  const open = invoices.filter(({ outstanding }) => outstanding > 0).sort(inTurn(payment.principal_first))
  const amount = units(payment.amount)
  if (amount <= 0 || !open.length) {
    return { rule: "none", parts: {}, left: Math.max(payment.amount, 0), short: null }
  }
  const { named = [], reference = "", day } = payment
  const asked = open.filter(({ id, number }) => named.includes(id) || namesNumber(reference ?? "", number))
  if (asked.length) {
    return layOn("named", payment, settleEarly(asked, amount, day) ?? asked, open.map(agreedPart))
  }
  const exact = open.find(({ outstanding }) => units(outstanding) === amount)
  if (exact) {
    return { rule: "exact", parts: { [exact.id]: exact.outstanding }, left: 0, short: null }
  }
  const agreed = open.find((invoice) => units(undisputed(invoice)) === amount)
  if (agreed) {
    return { rule: "exact", parts: { [agreed.id]: undisputed(agreed) }, left: 0, short: null }
  }
  const early = open.find((invoice) => units(withDiscount(invoice, day)) === amount)
  if (early) {
    return { rule: "early_discount", parts: { [early.id]: payment.amount }, left: 0, short: null }
  }
  const together = exactCombination(amount, open)
  if (together) {
    return layOn("combination", payment, together, [])
  }
  const nearly = nearest(payment, open)
  return nearly ? layOn("nearly", payment, [nearly], []) : layOn("due_date", payment, open.map(agreedPart), [])
}

/** A named invoice that is paid less its discount takes just that. */
function settleEarly(asked: OpenInvoice[], amount: number, day?: string | null): OpenInvoice[] | null {
  const [only] = asked
  return asked.length === 1 && units(withDiscount(only, day)) === amount
    ? [{ ...only, outstanding: major(amount) }]
    : null
}

/** The invoice that asks for a little more than what came. */
function nearest({ amount, tolerance = 0 }: Payment, open: OpenInvoice[]): OpenInvoice | null {
  const gap = ({ outstanding }: OpenInvoice): number => units(outstanding) - units(amount)
  const close = open.filter((invoice) => gap(invoice) > 0 && gap(invoice) <= units(tolerance))
  return close.sort((a, b) => gap(a) - gap(b))[0] ?? null
}

function layOn(rule: ProposalRule, payment: Payment, first: OpenInvoice[], then: OpenInvoice[]): Proposal {
  const parts: Record<string, number> = {}
  let left = units(payment.amount)
  const rows = [...first, ...then.filter(({ id }) => !first.some((one) => one.id === id))]
  for (const invoice of rows) {
    const part = Math.min(left, units(invoice.outstanding))
    if (part > 0) {
      parts[invoice.id] = major(part)
      left -= part
    }
  }
  return { rule, parts, left: major(left), short: shortOf(parts, left, payment, rows) }
}

/** The one invoice that is left with so little that it may be closed. */
function shortOf(
  parts: Record<string, number>,
  left: number,
  { tolerance = 0, amount, day }: Payment,
  invoices: OpenInvoice[]
): Proposal["short"] {
  const partly = invoices
    .filter(({ id }) => parts[id] !== undefined)
    .map((invoice) => ({ invoice, rest: units(invoice.outstanding) - units(parts[invoice.id]) }))
    .filter(({ rest }) => rest > 0)
  const [only] = partly
  const isEarly = only && units(withDiscount(only.invoice, day)) === units(amount)
  return partly.length === 1 && !left && !isEarly && only.rest <= units(tolerance)
    ? { invoice_id: only.invoice.id, amount: major(only.rest) }
    : null
}

/**
 * The fewest invoices that add up to exactly an amount, the earliest due among equals; null when none do within the bounds.
 *
 * Tried by number of invoices from two on, and from the other side: all but a few. The last one of a set is looked up, not searched.
 *
 * @param amount - in ten-thousandths
 */
function exactCombination(amount: number, open: OpenInvoice[]): OpenInvoice[] | null {
  const rows = open.slice(0, MOST_INVOICES)
  const values = rows.map(({ outstanding }) => units(outstanding))
  const budget = { steps: MOST_STEPS }
  const rest = values.reduce((sum, value) => sum + value, 0) - amount
  if (rest === 0) {
    return rows
  }
  for (let size = 2; size < rows.length; size++) {
    const chosen = pick(values, amount, size, budget)
    if (chosen) {
      return chosen.map((index) => rows[index])
    }
    const left = rest > 0 ? pick(values, rest, size - 1, budget) : null
    if (left) {
      return rows.filter((_row, index) => !left.includes(index))
    }
    if (budget.steps <= 0) {
      return null
    }
  }
  return null
}

/** Places of `size` values that add up to `sum`, the first by place. */
function pick(values: number[], sum: number, size: number, budget: { steps: number }): number[] | null {
  const places = new Map<number, number[]>()
  values.forEach((value, index) => places.set(value, [...(places.get(value) ?? []), index]))
  const from = (start: number, left: number, count: number): number[] | null => {
    if (count === 1) {
      const last = places.get(left)?.find((index) => index >= start)
      return last === undefined ? null : [last]
    }
    for (let index = start; index <= values.length - count; index++) {
      if (--budget.steps <= 0) {
        return null
      }
      if (values[index] < left) {
        const others = from(index + 1, left - values[index], count - 1)
        if (others) {
          return [index, ...others]
        }
      }
    }
    return null
  }
  return from(0, sum, size)
}
