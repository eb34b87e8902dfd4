/**
 * What a ledger of invoices and cash must come to, in whole cents. None of the code under test is used here, and nothing is looked up:
 * each act either is refused, which changes nothing, or has the one outcome that docs/receivables.md says.
 *
 * Documents are called by what they are and when they came: invoices and receipts by their place in `invoices` and `receipts`.
 */
export type Day = string
export type Cents = bigint

export type Line = { price: Cents; quantity: bigint; discount: Cents; percent: bigint }
/** Hundredths of a percent, and days after issue. */
export type Part = { share: bigint; days: number }

export type Totals = { net: Cents; tax: Cents; rounding: Cents; total: Cents }
export type Instalment = { amount: Cents; due: Day; allocated: Cents }
export type Invoice = {
  customer: number
  order: number | null
  currency: Currency
  lines: Line[]
  terms: Part[]
  status: "draft" | "issued" | "voided" | "deleted"
  sequence: number | null
  issued: Day | null
  instalments: Instalment[]
  net: Cents
  tax: Cents
  rounding: Cents
  total: Cents
  prepaid: Cents
  allocated: Cents
  seen: boolean
  /** Of interest and fees: numbered in a series of its own, and bearing none. */
  isInterest: boolean
  /** How it is credited: once by lines, then by lines; a note over the rest is always possible. */
  creditedBy: "lines" | "amount" | null
  credited: Totals & { quantities: bigint[] }
}
export type Currency = "eur" | "usd"
export type Source = { kind: "receipt" | "note" | "writeOff"; at: number }
export type Receipt = Kept & { order: number | null; payment: number | null; sequence: number }
export type Note = Kept & { invoice: number; sequence: number; net: Cents; tax: Cents; rounding: Cents }
/** A rest that is not asked for any more, wholly laid on its invoice until it is undone. */
export type WriteOff = Kept & { invoice: number; undone: Day | null }
export type Promised = {
  /** Null: of the customer's whole account in the currency. */
  invoice: number | null
  customer: number
  currency: Currency
  amount: Cents
  day: Day
  last: Day
  made: Day
  canceled: boolean
  act: number
}
/** What was charged of a late invoice: interest through a day, or the fee, by which invoice of interest. */
export type Charge = { invoice: number; by: number; kind: "interest" | "fee"; until: Day }
/** What paying late costs until a day, as far as one outcome is right: fees to the cent, interest within what rounding may do. */
export type Owed = { invoice: number; fee: Cents; interest: { low: bigint; high: bigint } }
/** What is left of a sold line as a promise to deliver. */
export type Left = { quantity: bigint; goods: Cents; discount: Cents }
type Sold = { order: number; invoice: number; line: number; left: Left; dropped: bigint }
export type Dispute = { invoice: number; amount: Cents; open: boolean }
type Kept = {
  customer: number
  currency: Currency
  day: Day
  amount: Cents
  allocated: Cents
  refunded: Cents
}
export type Allocation = {
  source: Source
  invoice: number
  instalment: number
  amount: Cents
  day: Day
  undone: Day | null
  /** The act that made it; those of one act are of one moment. */
  act: number
}
export type Refund = { source: Source; amount: Cents; day: Day; undone: Day | null }
export type Wanted = { invoice: number; amount: Cents; instalment?: number }

/** The answer to an act that cannot be. */
export const REFUSED = Symbol("refused")
export type Refused = typeof REFUSED

const DAY = 86_400_000

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const later = (...days: Day[]): Day => days.reduce((a, b) => (a > b ? a : b))
const least = (a: Cents, b: Cents): Cents => (a < b ? a : b)
const sum = (amounts: Cents[]): Cents => amounts.reduce((a, b) => a + b, 0n)

/** A fraction of cents, halves up. */
const rounded = (over: bigint, under: bigint): Cents => (2n * over + under) / (2n * under)

export const netOf = ({ price, quantity, discount }: Line): Cents => price * quantity - discount

/** Tax per rate on the summed base; the total is the exact sum rounded once, and what that differs by is rounding. */
export function totalsOf(lines: Line[]): Totals {
  const bases = new Map<bigint, Cents>()
  for (const line of lines) {
    bases.set(line.percent, (bases.get(line.percent) ?? 0n) + netOf(line))
  }
  const net = sum([...bases.values()])
  const tax = sum([...bases].map(([percent, base]) => rounded(base * percent, 100n)))
  const total = rounded(net * 100n + sum([...bases].map(([percent, base]) => base * percent)), 100n)
  return { net, tax, rounding: total - net - tax, total }
}

/** Whole cents by share; what is left over goes to those who lost most by rounding down, the earlier one first. */
export function split(total: Cents, shares: bigint[]): Cents[] {
  const whole = sum(shares)
  const parts = shares.map((share, at) => ({ at, cents: (total * share) / whole, lost: (total * share) % whole }))
  const left = Number(total - sum(parts.map(({ cents }) => cents)))
  const inOrder = [...parts].sort((a, b) => (a.lost === b.lost ? a.at - b.at : a.lost > b.lost ? -1 : 1))
  inOrder.slice(0, left).forEach((part) => (part.cents += 1n))
  return parts.map(({ cents }) => cents)
}

/** Takes pieces off a promise, with their share of its price; who takes the last takes what is left. */
function take(left: Left, quantity: bigint): void {
  const part = (amount: Cents): Cents =>
    quantity === left.quantity ? amount : rounded(amount * quantity, left.quantity)
  left.goods -= part(left.goods)
  left.discount -= part(left.discount)
  left.quantity -= quantity
}

export class ReferenceLedger {
  today: Day
  lock: Day | null = null
  invoices: Invoice[] = []
  receipts: Receipt[] = []
  notes: Note[] = []
  allocations: Allocation[] = []
  refunds: Refund[] = []
  writeOffs: WriteOff[] = []
  disputes: Dispute[] = []
  promises: Promised[] = []
  charges: Charge[] = []
  /** Lines of orders' invoices in the order of their issue. */
  sold: Sold[] = []
  deliveries: { order: number; day: Day; pieces: bigint }[] = []
  /** Last day of each series, and how many numbers it gave. */
  private series = {
    invoice: { day: "", count: 0 },
    note: { day: "", count: 0 },
    receipt: { day: "", count: 0 },
    interest: { day: "", count: 0 },
  }
  private acts = 0

  constructor(today: Day) {
    this.today = today
  }

  pass(days: number): void {
    this.today = addDays(this.today, days)
  }

  left = (source: Source): Cents => {
    const { amount, allocated, refunded } = this.of(source)
    return amount - allocated - refunded
  }

  of = ({ kind, at }: Source): Receipt | Note | WriteOff =>
    ({ receipt: this.receipts, note: this.notes, writeOff: this.writeOffs })[kind][at]

  draft(head: Pick<Invoice, "customer" | "order" | "currency" | "lines" | "terms">): void {
    this.invoices.push({
      ...head,
      ...totalsOf(head.lines),
      status: "draft",
      sequence: null,
      issued: null,
      instalments: [],
      prepaid: 0n,
      allocated: 0n,
      seen: false,
      isInterest: false,
      creditedBy: null,
      credited: { net: 0n, tax: 0n, rounding: 0n, total: 0n, quantities: head.lines.map(() => 0n) },
    })
  }

  discard(at: number): void | Refused {
    const invoice = this.invoices[at]
    if (invoice.status !== "draft") {
      return REFUSED
    }
    invoice.status = "deleted"
  }

  issue(at: number, wanted?: Day): void | Refused {
    const invoice = this.invoices[at]
    if (wanted && wanted > this.today) {
      return REFUSED
    }
    if (invoice.status === "issued") {
      return
    }
    const series = invoice.isInterest ? "interest" : "invoice"
    const day = wanted ?? later(this.today, this.series[series].day)
    if (invoice.status !== "draft" || day < this.series[series].day || this.closed(day)) {
      return REFUSED
    }
    this.take(series, day)
    const order = invoice.order
    if (order !== null) {
      invoice.status = "issued"
      this.sold.push(
        ...invoice.lines.map(({ price, quantity, discount }, line) => ({
          ...{ order, invoice: at, line, dropped: 0n },
          left: { quantity, goods: price * quantity, discount },
        }))
      )
      this.recognize(order, this.deliveries.filter((one) => one.order === order), at) // prettier-ignore
    }
    const amounts = split(invoice.total, invoice.terms.map(({ share }) => share)) // prettier-ignore
    invoice.instalments = invoice.terms.map(({ days }, part) => ({ amount: amounts[part], due: addDays(day, days), allocated: 0n })) // prettier-ignore
    Object.assign(invoice, { status: "issued", sequence: this.series[series].count, issued: day })
    const advances = this.receipts
      .map((receipt, index) => ({ receipt, source: { kind: "receipt", at: index } as Source }))
      .filter(({ receipt }) => invoice.order !== null && receipt.order === invoice.order)
      .filter(({ receipt, source }) => receipt.currency === invoice.currency && this.left(source) > 0n)
      .sort((a, b) => (a.receipt.day < b.receipt.day ? -1 : 1))
    invoice.prepaid = least(invoice.total, sum(advances.map(({ source }) => this.left(source)))) // prettier-ignore
    this.acts++
    for (const { source } of advances) {
      this.lay(source, at, least(this.left(source), invoice.total - invoice.allocated), later(day, this.of(source).day))
    }
  }

  /** Pieces of an order arrive; what they were sold for is no promise any more, in the order in which their invoices were issued. */
  deliver(order: number, pieces: bigint): void {
    this.deliveries.push({ order, day: this.today, pieces })
    const own = this.deliveries.filter((one) => one.order === order)
    for (const day of new Set(own.map((one) => one.day))) {
      this.recognize(order, own.filter((one) => one.day <= day)) // prettier-ignore
    }
  }

  /** @param only - the invoice that is just being issued: what arrived before is looked for among its lines */
  private recognize(order: number, arrived: { pieces: bigint }[], only?: number): void {
    let left = sum(arrived.map(({ pieces }) => pieces))
    for (const row of this.sold.filter((one) => one.order === order)) {
      const { status, lines } = this.invoices[row.invoice]
      if (status !== "issued") {
        continue
      }
      const kept = lines[row.line].quantity - row.dropped
      const come = least(kept, left)
      left -= come
      const fresh = least(come - (kept - row.left.quantity), row.left.quantity)
      if (fresh > 0n && (only === undefined || only === row.invoice)) {
        take(row.left, fresh)
      }
    }
  }

  /** What a credit note takes back before it was delivered never was revenue. @param pieces - by line */
  drop(invoice: number, pieces: { line: number; quantity: bigint }[]): void {
    for (const { line, quantity } of pieces) {
      const row = this.sold.find((one) => one.invoice === invoice && one.line === line)
      const open = row ? least(quantity, row.left.quantity) : 0n
      if (row && open > 0n) {
        take(row.left, open)
        row.dropped += open
      }
    }
  }

  void(at: number): void | Refused {
    const invoice = this.invoices[at]
    if (invoice.status === "voided") {
      return
    }
    const stands =
      invoice.allocated > 0n || invoice.credited.total > 0n || this.notes.some((note) => note.invoice === at)
    if (invoice.status === "issued" && (stands || invoice.seen || this.closed(invoice.issued!))) {
      return REFUSED
    }
    invoice.status = "voided"
  }

  handOver(at: number): void {
    const invoice = this.invoices[at]
    invoice.seen ||= invoice.status === "issued"
  }

  receive(
    head: Pick<Receipt, "customer" | "currency" | "amount" | "day" | "order" | "payment">,
    wanted: Wanted[]
  ): void | Refused {
    const fromHost = head.payment !== null
    if (head.amount <= 0n || head.day > this.today || (!fromHost && this.closed(head.day))) {
      return REFUSED
    }
    const day = this.closed(head.day) ? addDays(this.lock!, 1) : head.day
    const before = this.series.receipt
    this.take("receipt", this.today)
    this.receipts.push({ ...head, day, allocated: 0n, refunded: 0n, sequence: this.series.receipt.count })
    const source: Source = { kind: "receipt", at: this.receipts.length - 1 }
    if (wanted.length && this.allocate(source, wanted) === REFUSED) {
      this.receipts.pop()
      this.series.receipt = before
      return REFUSED
    }
  }

  allocate(source: Source, wanted: Wanted[], on?: Day): void | Refused {
    const { currency, customer, day } = this.of(source)
    const asked = new Map<number, Cents>()
    for (const { invoice, amount } of wanted) {
      asked.set(invoice, (asked.get(invoice) ?? 0n) + amount)
    }
    const fits = wanted.every(({ invoice, amount }) => {
      const to = this.invoices[invoice]
      return amount > 0n && to.status === "issued" && to.currency === currency && to.customer === customer
    })
    const inTime = [...asked.keys()].every((at) => !on || on >= later(day, this.invoices[at].issued ?? ""))
    if (
      !fits ||
      sum([...asked.values()]) > this.left(source) ||
      !inTime ||
      (on && (on > this.today || this.closed(on)))
    ) {
      return REFUSED
    }
    if ([...asked].some(([at, amount]) => amount > this.invoices[at].total - this.invoices[at].allocated)) {
      return REFUSED
    }
    // Tried on a copy: all parts or none.
    const copy = structuredClone(this.invoices)
    const before = { allocations: this.allocations.length, allocated: this.of(source).allocated }
    this.acts++
    for (const { invoice, amount, instalment } of wanted) {
      if (
        this.lay(source, invoice, amount, on ?? later(this.today, day, this.invoices[invoice].issued!), instalment) <
        amount
      ) {
        this.invoices = copy
        this.allocations.length = before.allocations
        this.of(source).allocated = before.allocated
        return REFUSED
      }
    }
  }

  /** Settles an invoice with what its customer has too much, the oldest first; of one day, credit notes before receipts. */
  useCredit(at: number): void | Refused {
    const { status, customer, currency, total, allocated, issued } = this.invoices[at]
    const free = [...this.sourcesOf("note"), ...this.sourcesOf("receipt")]
      .filter((source) => this.of(source).customer === customer && this.of(source).currency === currency)
      .filter((source) => this.left(source) > 0n)
      .sort((a, b) => (this.of(a).day < this.of(b).day ? -1 : this.of(a).day > this.of(b).day ? 1 : 0))
    if (status !== "issued" || total <= allocated || !free.length) {
      return REFUSED
    }
    this.acts++
    for (const source of free) {
      this.lay(source, at, this.left(source), later(this.today, this.of(source).day, issued!))
    }
  }

  private sourcesOf = (kind: "note" | "receipt"): Source[] =>
    (kind === "note" ? this.notes : this.receipts).map((_row: unknown, at: number) => ({ kind, at }))

  /** A write-off is undone as a whole. */
  undo(at: number): void | Refused {
    const allocation = this.allocations[at]
    if (allocation.source.kind === "writeOff") {
      return REFUSED
    }
    this.setFree(allocation)
  }

  /** @param wanted - all that the invoice asks for when left out */
  writeOff(at: number, wanted?: Cents, on?: Day): void | Refused {
    const { status, customer, currency, total, allocated, issued } = this.invoices[at]
    const amount = wanted ?? total - allocated
    const day = on ?? this.today
    const fits = status === "issued" && amount > 0n && amount <= total - allocated
    if (!fits || day > this.today || day < issued! || this.closed(day)) {
      return REFUSED
    }
    this.acts++
    this.writeOffs.push({ invoice: at, customer, currency, amount, day, allocated: 0n, refunded: 0n, undone: null })
    this.lay({ kind: "writeOff", at: this.writeOffs.length - 1 }, at, amount, day)
  }

  undoWriteOff(at: number): void {
    const row = this.writeOffs[at]
    if (!row.undone) {
      row.undone = later(this.today, row.day)
      this.allocations.filter(({ source }) => source.kind === "writeOff" && source.at === at).forEach((one) => this.setFree(one)) // prettier-ignore
    }
  }

  /** @param wanted - all that is asked for and not disputed yet when left out */
  dispute(at: number, wanted?: Cents): void | Refused {
    const { status, total, allocated } = this.invoices[at]
    const open = this.disputes.filter((one) => one.invoice === at && one.open)
    const left = total - allocated - sum(open.map(({ amount }) => amount))
    const amount = wanted ?? left
    if (status !== "issued" || left <= 0n || amount <= 0n || amount > left) {
      return REFUSED
    }
    this.disputes.push({ invoice: at, amount, open: true })
  }

  resolve(at: number): void {
    this.disputes[at].open = false
  }

  /** @param wanted - all that is outstanding when left out */
  promise(
    of: { invoice: number | null; customer: number; currency: Currency },
    wanted: Cents | undefined,
    day: Day,
    grace: number
  ): void | Refused {
    const invoice = of.invoice === null ? null : this.invoices[of.invoice]
    const { customer, currency } = invoice ?? of
    const left = invoice ? invoice.total - invoice.allocated : this.position(customer, currency).outstanding
    const amount = wanted ?? left
    const fits = (!invoice || invoice.status === "issued") && left > 0n && amount > 0n && amount <= left
    if (!fits || day < this.today || day > addDays(this.today, 366)) {
      return REFUSED
    }
    const said = { invoice: of.invoice, customer, currency, amount, day, made: this.today, canceled: false }
    const known = this.promises.some((one) =>
      Object.entries(said).every(([key, value]) => one[key as keyof Promised] === value)
    )
    if (!known) {
      this.promises.push({ ...said, last: addDays(day, grace), act: ++this.acts })
    }
  }

  cancelPromise(at: number): void {
    this.promises[at].canceled = true
  }

  /** What became of a promise, and how much came for it: those that run at the same time are served by their days. */
  promised(at: number): { state: "open" | "kept" | "broken" | "canceled"; received: Cents } {
    const promise = this.promises[at]
    if (promise.canceled) {
      return { state: "canceled", received: 0n }
    }
    const before = this.promises.filter(
      (one, index) =>
        !one.canceled &&
        one.invoice === promise.invoice &&
        (one.invoice !== null || (one.customer === promise.customer && one.currency === promise.currency)) &&
        one.last >= promise.made &&
        (one.day < promise.day || (one.day === promise.day && index <= at))
    )
    const needed = sum(before.map(({ amount }) => amount))
    const since = before.map(({ act }) => act).reduce((a, b) => (a < b ? a : b))
    const standing = this.allocations.filter(({ undone, invoice }) => {
      const { customer, currency } = this.invoices[invoice]
      const own =
        promise.invoice === null
          ? customer === promise.customer && currency === promise.currency
          : invoice === promise.invoice
      return own && !undone
    })
    const came = standing.filter(
      ({ source, act }) => source.kind === "receipt" && act > since && this.of(source).day <= promise.last
    )
    const received = sum(came.map(({ amount }) => amount))
    const settled =
      promise.invoice !== null &&
      this.invoices[promise.invoice].total <=
        sum(standing.filter(({ day }) => day <= promise.last).map(({ amount }) => amount))
    const own = received - (needed - promise.amount)
    return {
      state: received >= needed || settled ? "kept" : promise.last < this.today ? "broken" : "open",
      received: least(own > 0n ? own : 0n, promise.amount),
    }
  }

  /**
   * What a customer owes for paying late, invoice by invoice: simple interest by the day on what was late as each day began, and the
   * fee once. What was credited or written off was never owed; interest bears none.
   *
   * @param policy - `percent` a year, and the fee of an invoice in euros
   */
  late(customer: number, currency: Currency, until: Day, { percent, fee }: { percent: bigint; fee: Cents }): Owed[] {
    return this.invoices.flatMap((invoice, at): Owed[] => {
      if (
        invoice.customer !== customer ||
        invoice.currency !== currency ||
        invoice.status !== "issued" ||
        invoice.isInterest
      ) {
        return []
      }
      const standing = this.allocations.filter((one) => one.invoice === at && !one.undone)
      const openAt = (part: number, day: Day): Cents =>
        invoice.instalments[part].amount -
        sum(
          standing
            .filter(({ instalment }) => instalment === part)
            .filter(({ source, day: on }) => source.kind !== "receipt" || on < day)
            .map(({ amount }) => amount)
        )
      const lateAt = (day: Day): Cents =>
        sum(invoice.instalments.map(({ due }, part) => (due < day ? openAt(part, day) : 0n)))
      const begin = invoice.instalments
        .filter(({ due }, part) => openAt(part, addDays(due, 1)) > 0n)
        .map(({ due }) => addDays(due, 1))
        .sort()[0]
      if (!begin || begin > until) {
        return []
      }
      const own = this.charges.filter((one) => one.invoice === at && this.invoices[one.by].status === "issued")
      const last = own.filter(({ kind }) => kind === "interest").map(({ until: day }) => day).sort().at(-1) // prettier-ignore
      // Each row of the arithmetic is rounded: one ends where something came due or was paid, and with each half of a year.
      const changes = new Set([...invoice.instalments.map(({ due }) => due), ...standing.map(({ day }) => day)])
      let exact = 0n
      let parts = 1n
      for (let day = last && last >= begin ? addDays(last, 1) : begin; day <= until; day = addDays(day, 1)) {
        const balance = lateAt(day)
        exact += balance > 0n ? balance * percent : 0n
        parts += changes.has(addDays(day, -1)) || /-0[17]-01$/.test(day) ? 1n : 0n
      }
      // In hundredths of a cent's 365th part, each row half a cent off at most.
      const most = (parts * 36_500n) / 2n
      return [
        {
          invoice: at,
          fee: currency === "eur" && !own.some(({ kind }) => kind === "fee") ? fee : 0n,
          interest: { low: (exact - most) / 36_500n, high: (exact + most) / 36_500n + 1n },
        },
      ]
    })
  }

  /** @param made - rows of the invoice of interest as it was issued, each for a late invoice */
  charge(customer: number, currency: Currency, made: (Omit<Charge, "by"> & { amount: Cents })[]): void {
    const lines = made.map(({ amount }) => ({ price: amount, quantity: 1n, discount: 0n, percent: 0n }))
    this.draft({ customer, currency, order: null, lines, terms: [{ share: 10_000n, days: 14 }] })
    const by = this.invoices.length - 1
    this.invoices[by].isInterest = true
    this.issue(by)
    this.charges.push(...made.map(({ invoice, kind, until }) => ({ invoice, kind, until, by })))
  }

  /** Undoes a receipt of a bank line as a whole: all it settles is open again, and it is nobody's credit. */
  takeBack(at: number): void | Refused {
    const receipt = this.receipts[at]
    if (receipt.payment !== null) {
      return REFUSED
    }
    if (receipt.refunded > 0n) {
      return receipt.refunded === receipt.amount ? undefined : REFUSED
    }
    const day = later(this.today, receipt.day)
    if (this.closed(day)) {
      return REFUSED
    }
    const source: Source = { kind: "receipt", at }
    this.allocations.filter((one) => one.source.kind === "receipt" && one.source.at === at).forEach((one) => this.setFree(one)) // prettier-ignore
    receipt.refunded = receipt.amount
    this.refunds.push({ source, amount: receipt.amount, day, undone: null })
  }

  /** What of an invoice is disputed: never more than it asks for by now. */
  disputed(at: number): Cents {
    const { status, total, allocated } = this.invoices[at]
    const open = this.disputes.filter((one) => one.invoice === at && one.open).map(({ amount }) => amount)
    return status === "issued" ? least(sum(open), total - allocated) : 0n
  }

  /**
   * @param note - what the note was made over: an amount, quantities by line, or all that is left
   * @param made - what the note came to, as far as more than one outcome is right (taxes of a part of a line)
   */
  credit(at: number, over: CreditOver, made?: Omit<Totals, "total">): void | Refused {
    const invoice = this.invoices[at]
    if (this.creditIsRefused(invoice, over)) {
      return REFUSED
    }
    const rest = {
      net: invoice.net - invoice.credited.net,
      tax: invoice.tax - invoice.credited.tax,
      rounding: invoice.rounding - invoice.credited.rounding,
    }
    const { net, tax, rounding } = "rest" in over ? rest : made!
    this.take("note", later(this.today, this.series.note.day))
    const { customer, currency } = invoice
    const amount = net + tax + rounding
    this.notes.push({
      ...{ customer, currency, amount, net, tax, rounding, invoice: at, day: this.series.note.day },
      ...{ allocated: 0n, refunded: 0n, sequence: this.series.note.count },
    })
    invoice.credited = {
      net: invoice.credited.net + net,
      tax: invoice.credited.tax + tax,
      rounding: invoice.credited.rounding + rounding,
      total: invoice.credited.total + amount,
      quantities: invoice.credited.quantities.map((sofar, line) =>
        "rest" in over ? invoice.lines[line].quantity : sofar + ("lines" in over ? over.lines[line] : 0n)
      ),
    }
    invoice.creditedBy ??= "lines" in over ? "lines" : "amount" in over ? "amount" : null
    this.acts++
    const source: Source = { kind: "note", at: this.notes.length - 1 }
    this.lay(source, at, least(amount, invoice.total - invoice.allocated), this.series.note.day)
  }

  creditIsRefused(invoice: Invoice, over: CreditOver): boolean {
    const left = invoice.total - invoice.credited.total
    if (invoice.status !== "issued" || left <= 0n) {
      return true
    }
    if ("amount" in over) {
      return over.amount <= 0n || over.amount > left
    }
    return (
      "lines" in over &&
      (over.lines.every((quantity) => quantity === 0n) ||
        over.lines.some(
          (quantity, line) => quantity > invoice.lines[line].quantity - invoice.credited.quantities[line]
        ))
    )
  }

  payBack(source: Source, amount: Cents, on?: Day): void | Refused {
    const kept = this.of(source)
    const day = on ?? later(this.today, kept.day)
    const fromHost = "payment" in kept && kept.payment !== null
    if (
      fromHost ||
      amount <= 0n ||
      amount > this.left(source) ||
      day < kept.day ||
      this.closed(day) ||
      (on && on > this.today)
    ) {
      return REFUSED
    }
    kept.refunded += amount
    this.refunds.push({ source, amount, day, undone: null })
  }

  /** What the host gave back, only the host takes back. */
  undoPayBack(at: number): void | Refused {
    const refund = this.refunds[at]
    const kept = this.of(refund.source)
    if ("payment" in kept && kept.payment !== null) {
      return REFUSED
    }
    if (!refund.undone) {
      refund.undone = later(this.today, refund.day)
      this.of(refund.source).refunded -= refund.amount
    }
  }

  /**
   * The host's sum of what a payment gave back; it never falls. What was settled by it is set free, the newest act first; of the last
   * one, part stays.
   *
   * @param newestFirst - its allocations that stand; within one act any order is right
   */
  hostRefund(payment: number, total: Cents, newestFirst: Allocation[]): void {
    const at = this.receipts.findIndex((receipt) => receipt.payment === payment)
    const receipt = this.receipts[at]
    const amount = least(total, receipt.amount) - receipt.refunded
    if (amount <= 0n) {
      return
    }
    let needed = amount - this.left({ kind: "receipt", at })
    const asksAgain = needed > 0n ? [...new Set(newestFirst.map(({ invoice }) => invoice))] : []
    this.acts++
    for (const allocation of newestFirst) {
      if (needed <= 0n) {
        break
      }
      allocation.undone = later(this.today, allocation.day)
      this.count(allocation, -allocation.amount)
      if (allocation.amount > needed) {
        this.place({
          ...allocation,
          amount: allocation.amount - needed,
          day: allocation.undone,
          undone: null,
          act: this.acts,
        })
      }
      needed -= allocation.amount
    }
    receipt.refunded += amount
    this.refunds.push({ source: { kind: "receipt", at }, amount, day: later(this.today, receipt.day), undone: null })
    asksAgain.forEach((invoice) => this.settleFromNotes(invoice))
  }

  /** What was credited leaves once: as the money that went back, and not as credit beside it. */
  private settleFromNotes(at: number): void {
    const notes = this.sourcesOf("note")
      .filter((source) => this.notes[source.at].invoice === at && this.left(source) > 0n)
      .sort((a, b) => (this.of(a).day < this.of(b).day ? -1 : this.of(a).day > this.of(b).day ? 1 : 0))
    for (const source of notes) {
      const { total, allocated, issued } = this.invoices[at]
      this.lay(source, at, least(this.left(source), total - allocated), later(this.today, this.of(source).day, issued!))
    }
  }

  close(day: Day | null, mayReopen: boolean): void | Refused {
    if (day !== null && day >= this.today) {
      return REFUSED
    }
    if (this.lock !== null && (day === null || day < this.lock) && !mayReopen) {
      return REFUSED
    }
    this.lock = day
  }

  /** What a customer owes in a currency, what of it is overdue, and what settles nothing (no order here has more to invoice). */
  position(customer: number, currency: Currency): { outstanding: Cents; overdue: Cents; unallocated: Cents } {
    const own = <Row extends { customer: number; currency: Currency }>(row: Row) =>
      row.customer === customer && row.currency === currency
    const open = this.invoices.filter(own).filter(({ status }) => status === "issued").flatMap(({ instalments }) => instalments) // prettier-ignore
    const owed = (instalments: Instalment[]) => sum(instalments.map(({ amount, allocated }) => amount - allocated))
    const free = [...this.receipts, ...this.notes].filter(own)
    return {
      outstanding: owed(open),
      overdue: owed(open.filter(({ due }) => due < this.today)),
      unallocated: sum(free.map(({ amount, allocated, refunded }) => amount - allocated - refunded)),
    }
  }

  /** The next number of a series; with a year they begin anew. */
  private take(name: "invoice" | "note" | "receipt" | "interest", day: Day): void {
    const last = this.series[name]
    this.series[name] = { day, count: day.slice(0, 4) > last.day.slice(0, 4) ? 1 : last.count + 1 }
  }

  private closed = (day: Day): boolean => this.lock !== null && day <= this.lock

  /** The instalment named, else one that asks for exactly this, else the earliest due first. @returns how much was laid */
  private lay(source: Source, at: number, amount: Cents, day: Day, named?: number): Cents {
    const open = this.invoices[at].instalments
      .map((instalment, index) => ({ instalment, index, ask: instalment.amount - instalment.allocated }))
      .filter(({ ask, index }) => ask > 0n && (named === undefined || index === named))
      .sort((a, b) => (a.instalment.due === b.instalment.due ? a.index - b.index : a.instalment.due < b.instalment.due ? -1 : 1)) // prettier-ignore
    const exact = open.find(({ ask }) => ask === amount)
    let left = amount
    for (const { index, ask } of exact ? [exact] : open) {
      const part = least(left, ask)
      if (part > 0n) {
        this.place({ source, invoice: at, instalment: index, amount: part, day, undone: null, act: this.acts })
        left -= part
      }
    }
    return amount - left
  }

  private setFree(allocation: Allocation): void {
    if (!allocation.undone) {
      allocation.undone = later(this.today, allocation.day)
      this.count(allocation, -allocation.amount)
    }
  }

  private place(allocation: Allocation): void {
    this.allocations.push(allocation)
    this.count(allocation, allocation.amount)
  }

  private count({ source, invoice, instalment }: Allocation, amount: Cents): void {
    this.of(source).allocated += amount
    this.invoices[invoice].allocated += amount
    this.invoices[invoice].instalments[instalment].allocated += amount
  }
}

export type CreditOver = { amount: Cents } | { lines: bigint[] } | { rest: true }
