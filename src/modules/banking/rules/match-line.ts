import { namesNumber, OpenInvoice, proposeAllocation, ProposalRule } from "../../../shared/allocation-proposal"

/** A bank line as far as matching goes. */
export type LineToMatch = { amount: number; text: string; payer_name: string | null; payer_iban: string | null; booked_date: string }

/** An open invoice that a line may be for, and by what a payer may name it. */
export type Candidate = OpenInvoice & {
  number: string | null
  debtor_id: string
  customer_id: string
  customer_name: string | null
  order_number: string | null
  quote_number: string | null
}

/** Why an invoice was suggested; the words are the screen's. */
export type MatchReason =
  | { kind: "invoice_number" | "order_number" | "quote_number"; value: string }
  | { kind: "exact_amount" | "exact_sum" | "early_discount" | "nearly" | "part" | "known_account" }
  | { kind: "name"; value: string }

export type Suggestion = {
  customer_id: string
  customer_name: string | null
  /** 0 to 100. */
  score: number
  /** Safe to accept without a look: two independent signs agree to the cent, and nothing else fits as well. */
  sure: boolean
  reasons: MatchReason[]
  allocations: { invoice_id: string; number: string | null; amount: number; outstanding: number }[]
  /** What of the line would stay unallocated. */
  left: number
}

/** Points of each sign; together at most 100. */
const POINTS = { invoice_number: 45, order_number: 30, quote_number: 30, exact: 30, nearly: 15, known_account: 15, name: 10 }

/** Two names are the same from here on. */
const SAME_NAME = 0.75
const LIKE_NAME = 0.4

/** Legal forms and fillers say nothing of who it is. */
const FILLERS = new Set(
  "gmbh ag kg ug ohg se mbh co ltd limited llc llp inc corp plc lda sa sarl sas srl spa bv nv ab oy as ltda eireli me epp the and und e et y de do da dos of".split(" ") // prettier-ignore
)

/** Words of a name without accents, legal forms and fillers. */
export function nameWords(name: string | null | undefined): string[] {
  const plain = (name ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase()
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !FILLERS.has(word)))]
}

/** How alike two names are, 0 to 1: the share of words that they have in common (Dice 1945). */
export function nameLikeness(a: string | null | undefined, b: string | null | undefined): number {
  const [one, other] = [nameWords(a), new Set(nameWords(b))]
  const common = one.filter((word) => other.has(word)).length
  return one.length && other.size ? (2 * common) / (one.length + other.size) : 0
}

/**
 * What a bank line may be for, the likeliest first, one suggestion per debtor.
 *
 * Signs are numbers in the text, the amount to the cent, the account it came from and the payer's name. What is named is settled; else the
 * one rule of `proposeAllocation` decides, for debtors that some sign points to.
 *
 * @param known - customers whose money came from this account before
 */
export function matchLine(line: LineToMatch, candidates: Candidate[], known: string[] = []): Suggestion[] {
  const debtors = [...new Set(candidates.map(({ debtor_id }) => debtor_id))]
  const suggestions = debtors
    .map((debtor) =>
      suggest(
        line,
        candidates.filter(({ debtor_id }) => debtor_id === debtor),
        known
      )
    )
    .filter((suggestion): suggestion is Suggestion => suggestion !== null)
    .sort((a, b) => b.score - a.score || (a.customer_id < b.customer_id ? -1 : 1))
  const [first, second] = suggestions
  // Where another fits as well, somebody looks.
  return suggestions.map((suggestion) =>
    suggestion === first && second && second.score >= first.score - 10 && second.left === 0
      ? { ...suggestion, sure: suggestion.sure && second.score < first.score }
      : suggestion === first
        ? suggestion
        : { ...suggestion, sure: false }
  )
}

function suggest(line: LineToMatch, invoices: Candidate[], known: string[]): Suggestion | null {
  const named = namedOf(line.text, invoices)
  const isKnown = invoices.some(({ customer_id, debtor_id }) => known.includes(customer_id) || known.includes(debtor_id))
  const likeness = Math.max(...invoices.map(({ customer_name }) => likenessTo(line, customer_name)))
  const proposal = proposeAllocation(
    { amount: line.amount, day: line.booked_date, named: named.map(({ invoice }) => invoice.id) },
    invoices
  )
  const chosen = invoices.filter(({ id }) => proposal.parts[id] !== undefined)
  const exact = isExact(proposal.rule, proposal.left, chosen, proposal.parts)
  const pointed = named.length > 0 || isKnown || likeness >= LIKE_NAME
  // An amount alone speaks for one invoice of exactly that amount; sums and earliest due dates need some other sign.
  if (!chosen.length || (!pointed && proposal.rule !== "exact") || (!named.length && !exact && !isKnown)) {
    return null
  }
  const reasons = [
    ...named.map(({ kind, value }): MatchReason => ({ kind, value })),
    ...amountReason(proposal.rule, exact, chosen.length),
    ...(isKnown ? [{ kind: "known_account" } as const] : []),
    ...(likeness >= LIKE_NAME ? [{ kind: "name", value: chosen[0].customer_name ?? "" } as const] : []),
  ]
  const [{ customer_id, customer_name }] = chosen
  const byNumber = named.some(({ kind }) => kind === "invoice_number")
  const twoSigns = byNumber || ((isKnown || likeness >= SAME_NAME) && proposal.rule !== "combination")
  return {
    customer_id,
    customer_name,
    score: scoreOf(named, exact, isKnown, likeness),
    sure: exact && twoSigns && onlyOneWay(proposal.rule, line, invoices),
    reasons,
    allocations: chosen.map(({ id, number, outstanding }) => ({
      invoice_id: id,
      number,
      amount: proposal.parts[id],
      outstanding,
    })),
    left: proposal.left,
  }
}

type Named = { invoice: Candidate; kind: "invoice_number" | "order_number" | "quote_number"; value: string }

/** Invoices that the text names by their own number, else by that of their order or quote. */
function namedOf(text: string, invoices: Candidate[]): Named[] {
  const by = (kind: Named["kind"], valueOf: (invoice: Candidate) => string | null): Named[] =>
    invoices
      .map((invoice) => ({ invoice, kind, value: valueOf(invoice) ?? "" }))
      .filter(({ value }) => namesNumber(text, value))
  const own = by("invoice_number", ({ number }) => number)
  const others = [...by("order_number", (row) => row.order_number), ...by("quote_number", (row) => row.quote_number)]
  return own.length ? own : others
}

const likenessTo = ({ payer_name, text }: LineToMatch, customer: string | null): number =>
  payer_name ? nameLikeness(payer_name, customer) : wordsWithin(text, customer)

/** Where a bank gives no payer apart, the name stands in the text: all of its words must. */
function wordsWithin(text: string, name: string | null): number {
  const [words, said] = [nameWords(name), new Set(nameWords(text))]
  return words.length && words.every((word) => said.has(word)) ? SAME_NAME : 0
}

function isExact(rule: ProposalRule, left: number, chosen: Candidate[], parts: Record<string, number>): boolean {
  if (left !== 0) {
    return false
  }
  return (
    rule === "exact" ||
    rule === "early_discount" ||
    rule === "combination" ||
    (rule === "named" && chosen.every(({ id, outstanding }) => parts[id] === outstanding))
  )
}

/** Two invoices of one debtor over the same amount: which of them is meant is not sure unless one is named. */
const onlyOneWay = (rule: ProposalRule, { amount }: LineToMatch, invoices: Candidate[]): boolean =>
  rule === "named" || invoices.filter(({ outstanding }) => outstanding === amount).length <= 1

function amountReason(rule: ProposalRule, exact: boolean, count: number): MatchReason[] {
  if (rule === "early_discount" || rule === "nearly") {
    return [{ kind: rule }]
  }
  return [{ kind: exact ? (count > 1 ? "exact_sum" : "exact_amount") : "part" }]
}

function scoreOf(named: Named[], exact: boolean, isKnown: boolean, likeness: number): number {
  const byKind = Math.max(0, ...named.map(({ kind }) => POINTS[kind]))
  const points = byKind + (exact ? POINTS.exact : 0) + (isKnown ? POINTS.known_account : 0)
  return Math.round(points + (likeness >= LIKE_NAME ? POINTS.name * likeness : 0))
}

/** Text pieces that may be numbers of documents: runs of up to four words, letters and digits only. */
export function numberPieces(text: string): string[] {
  const words = text.toUpperCase().split(/[^A-Z0-9]+/).filter(Boolean)
  const pieces = new Set<string>()
  words.forEach((_word, start) => {
    for (let end = start + 1; end <= Math.min(start + 4, words.length); end++) {
      const piece = words.slice(start, end).join("")
      if (piece.length >= 3 && piece.length <= 40 && /\d/.test(piece)) {
        pieces.add(piece)
      }
    }
  })
  return [...pieces]
}
