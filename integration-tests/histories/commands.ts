import fc from "fast-check"

import {
  addDays,
  Allocation,
  Cents,
  CreditOver,
  Currency,
  Day,
  Invoice,
  Line,
  netOf,
  Part,
  ReferenceLedger,
  Refused,
  REFUSED,
  Source,
  Totals,
  Wanted,
} from "./reference-ledger"
import { LATE, money, Row, Store, StoredAllocation } from "./store"

export type World = { ledger: ReferenceLedger }
type Command = fc.AsyncCommand<World, Store>

/** Refused without a word about databases, or done; as the reference ledger says. */
async function same(outcome: void | Refused, act: Promise<unknown>): Promise<void> {
  if (outcome !== REFUSED) {
    await act
    return
  }
  const said = await act.then(
    () => ({ type: "nothing: it was done" }),
    (error: { type?: string; message?: string }) => error
  )
  expect(["not_allowed", "invalid_data"]).toContain(said.type ?? String(said))
}

const command = (
  name: string,
  run: (ledger: ReferenceLedger, store: Store) => Promise<unknown>,
  check: (ledger: ReferenceLedger) => boolean = () => true
): Command => ({
  check: ({ ledger }) => check(ledger),
  run: async ({ ledger }, store) => {
    await run(ledger, store)
    await compare(ledger, store)
  },
  toString: () => name,
})

/** What is written is what the reference ledger holds, in every row. */
async function compare(ledger: ReferenceLedger, store: Store): Promise<void> {
  const stored = await store.read()
  expect(stored.invoices).toEqual(
    ledger.invoices.map(({ status, sequence, issued, net, tax, rounding, total, prepaid, allocated, instalments }) =>
      status === "deleted"
        ? { status }
        : {
            status,
            sequence,
            issued,
            net,
            tax,
            rounding,
            total,
            prepaid,
            payable: total - prepaid,
            allocated,
            instalments,
          }
    )
  )
  expect(stored.receipts).toEqual(
    ledger.receipts.map(({ sequence, day, amount, allocated, refunded }) => ({ sequence, day, amount, allocated, refunded })) // prettier-ignore
  )
  expect(stored.notes).toEqual(
    ledger.notes.map(({ sequence, day, net, tax, rounding, amount, allocated, refunded }) => ({ sequence, day, net, tax, rounding, amount, allocated, refunded })) // prettier-ignore
  )
  expect(stored.allocations.map(keyOf).sort()).toEqual(ledger.allocations.map(keyOf).sort())
  expect(stored.refunds.map(refundKey).sort()).toEqual(ledger.refunds.map(refundKey).sort())
  expect(stored.writeOffs).toEqual(
    ledger.writeOffs.map(({ amount, allocated, day, undone }) => ({ amount, allocated, day, undone }))
  )
  if (ledger.disputes.length) {
    expect(await store.disputed()).toEqual(ledger.invoices.map((_row, at) => ledger.disputed(at)))
  }
  if (ledger.sold.length) {
    expect(await store.left(ledger.sold)).toEqual(ledger.sold.map(({ left }) => left))
  }
  if (ledger.promises.length) {
    expect(await store.promised(ledger.today)).toEqual(ledger.promises.map((_row, at) => ledger.promised(at)))
  }
  for (const customer of [0, 1]) {
    const owed = await store.position(customer, ledger.today)
    for (const currency of ["eur", "usd"] as const) {
      expect(owed(currency)).toEqual(ledger.position(customer, currency))
    }
  }
}

type Key = Pick<Allocation, "source" | "invoice" | "instalment" | "amount" | "day" | "undone">
const keyOf = ({ source, invoice, instalment, amount, day, undone }: Key | StoredAllocation): string =>
  `${source.kind} ${source.at} to ${invoice}/${instalment}: ${money(amount)} on ${day}, undone ${undone}`
const refundKey = ({ source, amount, day, undone }: { source: Source; amount: Cents; day: Day; undone: Day | null }) =>
  `${source.kind} ${source.at}: ${money(amount)} on ${day}, undone ${undone}`

/** An amount that is worth trying: what is left or asked for, give or take a cent, or any other. */
type Amount = { of: "left" | "asked" | "instalment" | "any"; plus: bigint; cents: Cents }

const amount: fc.Arbitrary<Amount> = fc.record({
  of: fc.constantFrom("left" as const, "asked" as const, "instalment" as const, "any" as const),
  plus: fc.constantFrom(0n, 0n, 0n, 0n, 1n, -1n),
  cents: fc.bigInt({ min: -1n, max: 20_000n }),
})
const any = fc.nat({ max: 1_000 })
/** Any of them; every other time the newest, which people are at work on. */
const chosen = <Item>(items: Item[], which: number): number =>
  which % 2 ? items.length - 1 : Math.floor(which / 2) % items.length
const atOr = <Value>(values: Value[], at: number, otherwise: Value): Value => values[at] ?? otherwise

function resolve(ledger: ReferenceLedger, { of, plus, cents }: Amount, source: Source | null, at: number): Cents {
  const invoice = ledger.invoices[at] as Invoice | undefined
  const open = invoice?.instalments.find((part) => part.amount > part.allocated)
  const value = {
    left: source ? ledger.left(source) : cents,
    asked: invoice ? invoice.total - invoice.allocated : cents,
    instalment: open ? open.amount - open.allocated : cents,
    any: cents,
  }[of]
  return value + plus
}

const TERMS: Part[][] = [
  [{ share: 10_000n, days: 30 }],
  [{ share: 5_000n, days: 0 }, { share: 5_000n, days: 30 }], // prettier-ignore
  [{ share: 3_333n, days: 10 }, { share: 3_333n, days: 20 }, { share: 3_334n, days: 45 }], // prettier-ignore
  [{ share: 3_000n, days: 0 }, { share: 7_000n, days: 14 }], // prettier-ignore
]

const line: fc.Arbitrary<Line> = fc
  .record({
    price: fc.bigInt({ min: 100n, max: 9_999n }),
    quantity: fc.bigInt({ min: 1n, max: 4n }),
    discount: fc.constantFrom(0n, 0n, 0n, 1n, 33n, 99n),
    percent: fc.constantFrom(0n, 5n, 10n, 19n, 23n),
  })
  .filter((row) => netOf(row) > 0n)

const order = fc.option(fc.nat({ max: 3 }), { freq: 2 })
const currency = fc.constantFrom<Currency>("eur", "eur", "eur", "usd")
const customerOf = (which: number, orderIs: number | null): number => (orderIs === null ? which % 2 : orderIs % 2)

const drafts = fc
  .record({
    which: any,
    order,
    currency,
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    terms: fc.constantFrom(...TERMS),
  })
  .map(({ which, ...head }) => {
    const draft = { ...head, customer: customerOf(which, head.order) }
    const words = `draft(customer ${draft.customer}, order ${draft.order}, ${draft.currency} ${money(draft.lines.map(netOf).reduce((a, b) => a + b))} net)`
    return command(words, async (ledger, store) => {
      ledger.draft(draft)
      await store.draft(draft, ledger.today)
    })
  })

const onInvoice = (verb: string, run: (ledger: ReferenceLedger, store: Store, at: number) => Promise<unknown>) =>
  any.map((which) =>
    command(
      `${verb}(invoice ${which})`,
      (ledger, store) => run(ledger, store, chosen(ledger.invoices, which)),
      ({ invoices }) => invoices.length > 0
    )
  )
const stands = ({ status }: Invoice): boolean => status !== "deleted"

const issues = fc.tuple(any, fc.option(fc.integer({ min: -1, max: 40 }), { freq: 3 })).map(([which, back]) =>
  command(
    `issue(draft ${which}${back === null ? "" : `, ${back} days back`})`,
    (ledger, store) => {
      const waiting = ledger.invoices.map((invoice, at) => ({ ...invoice, at })).filter(({ status }) => status === "draft") // prettier-ignore
      const at = atOr(waiting, chosen(waiting, which), { at: 0 } as never).at
      const wanted = back === null ? undefined : addDays(ledger.today, -back)
      return same(ledger.issue(at, wanted), store.issue(at, ledger.today, wanted))
    },
    ({ invoices }) => invoices.some(({ status }) => status === "draft")
  )
)
const issuesAgain = onInvoice("issueAgain", async (ledger, store, at) => {
  if (stands(ledger.invoices[at])) {
    await same(ledger.issue(at), store.issue(at, ledger.today))
  }
})
const discards = onInvoice("discard", async (ledger, store, at) => {
  if (stands(ledger.invoices[at])) {
    await same(ledger.discard(at), store.discard(at))
  }
})
const voids = onInvoice("void", async (ledger, store, at) => {
  if (stands(ledger.invoices[at])) {
    await same(ledger.void(at), store.void(at, ledger.today))
  }
})
const usesCredit = onInvoice("useCredit", async (ledger, store, at) => {
  if (stands(ledger.invoices[at])) {
    await same(ledger.useCredit(at), store.useCredit(at, ledger.today))
  }
})
const handsOver = onInvoice("handOver", async (ledger, store, at) => {
  if (stands(ledger.invoices[at])) {
    ledger.handOver(at)
    await store.handOver(at)
  }
})

let keys = 0

const receipts = fc
  .record({
    which: any,
    order,
    currency,
    amount,
    back: fc.constantFrom(0, 0, 0, 1, 12, -1),
    host: fc.boolean(),
    twice: fc.boolean(),
    to: fc.array(fc.tuple(any, amount), { maxLength: 2 }),
  })
  .map(({ which, order: paid, currency: code, amount: of, back, host, twice, to }) =>
    command(
      `receive(customer ${which % 2}, order ${paid}, ${code}, for ${to.length} invoices${host ? ", by the host" : ""})`,
      async (ledger, store) => {
        // Money of one order has a day of its own, so that which came first is plain.
        ledger.pass(1)
        const at = ledger.invoices.length ? chosen(ledger.invoices, which) : 0
        const byHost = host && paid !== null
        const head = {
          customer: customerOf(which, paid),
          currency: code,
          amount: resolve(ledger, of, null, at),
          day: addDays(ledger.today, paid === null ? -back : 0),
          order: paid,
          payment: byHost ? ledger.receipts.length : null,
        }
        const wanted: Wanted[] =
          ledger.invoices.length && !byHost
            ? to.map(([invoice, part]) => ({ invoice: chosen(ledger.invoices, invoice), amount: resolve(ledger, part, null, chosen(ledger.invoices, invoice)) })) // prettier-ignore
            : []
        if (wanted.some(({ invoice }) => !stands(ledger.invoices[invoice]))) {
          return
        }
        const key = String(keys++)
        const outcome = ledger.receive(head, wanted)
        await same(outcome, store.receive({ ...head, key }, wanted, ledger.today))
        if (twice && outcome !== REFUSED) {
          await store.receive({ ...head, key }, wanted, ledger.today)
        }
      }
    )
  )

const sourceOf = (ledger: ReferenceLedger, which: number): Source => {
  const sources: Source[] = [
    ...ledger.receipts.map((_row, at) => ({ kind: "receipt" as const, at })),
    ...ledger.notes.map((_row, at) => ({ kind: "note" as const, at })),
  ]
  return sources[chosen(sources, which)]
}
const hasSource = ({ receipts: rows, notes }: ReferenceLedger): boolean => rows.length + notes.length > 0

/** Mostly the first invoice that the source could settle, as people choose. */
const invoiceFor = (ledger: ReferenceLedger, source: Source, which: number): number => {
  const { customer, currency: code } = ledger.of(source)
  const fitting = ledger.invoices
    .map((invoice, at) => ({ invoice, at }))
    .filter(({ invoice }) => invoice.status === "issued" && invoice.customer === customer && invoice.currency === code)
    .map(({ at }) => at)
  return which % 5 === 0 || !fitting.length ? chosen(ledger.invoices, which) : fitting[chosen(fitting, which)]
}

const allocates = fc
  .record({
    which: any,
    to: fc.array(fc.tuple(any, amount, fc.option(fc.nat({ max: 2 }), { freq: 3 })), { minLength: 1, maxLength: 3 }),
    back: fc.option(fc.integer({ min: -1, max: 20 }), { freq: 4 }),
  })
  .map(({ which, to, back }) =>
    command(
      `allocate(source ${which} to ${to.length}${back === null ? "" : `, ${back} days back`})`,
      async (ledger, store) => {
        const source = sourceOf(ledger, which)
        const wanted = to.map(([invoice, part, named]): Wanted => {
          const at = invoiceFor(ledger, source, invoice)
          const { instalments } = ledger.invoices[at]
          return {
            invoice: at,
            amount: resolve(ledger, part, source, at),
            ...(named !== null && instalments.length ? { instalment: named % instalments.length } : {}),
          }
        })
        if (wanted.some(({ invoice }) => !stands(ledger.invoices[invoice]))) {
          return
        }
        const on = back === null ? undefined : addDays(ledger.today, -back)
        await same(ledger.allocate(source, wanted, on), store.allocate(source, wanted, ledger.today, on))
      },
      (ledger) => hasSource(ledger) && ledger.invoices.length > 0
    )
  )

const undoes = any.map((which) =>
  command(
    `undo(allocation ${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.allocations, which)
      const key = keyOf(ledger.allocations[at])
      const row = (await store.read()).allocations.find((stored) => keyOf(stored) === key)!
      await same(ledger.undo(at), store.undo(row.id, ledger.today))
    },
    ({ allocations }) => allocations.length > 0
  )
)

const credits = fc
  .record({
    which: any,
    by: fc.constantFrom("amount" as const, "lines" as const, "rest" as const),
    amount,
    quantities: fc.array(fc.bigInt({ min: 0n, max: 3n }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ which, by, amount: of, quantities }) =>
    command(
      `credit(invoice ${which} by ${by})`,
      async (ledger, store) => {
        const at = chosen(ledger.invoices, which)
        const invoice = ledger.invoices[at]
        if (!stands(invoice)) {
          return
        }
        const mode = by === "rest" ? by : (invoice.creditedBy ?? by)
        const left = invoice.total - invoice.credited.total
        const over: CreditOver =
          mode === "rest"
            ? { rest: true }
            : mode === "amount"
              ? { amount: of.of === "left" ? left + of.plus : resolve(ledger, of, null, at) }
              : { lines: invoice.lines.map((_row, position) => quantities[position % quantities.length]) }
        if ("rest" in over || ledger.creditIsRefused(invoice, over)) {
          const outcome = ledger.credit(at, over)
          await same(outcome, store.credit(at, over, ledger.today))
          if (outcome !== REFUSED) {
            ledger.drop(at, await store.creditedPieces(at))
          }
          return
        }
        await store.credit(at, over, ledger.today)
        const note = (await store.read()).notes.at(-1)!
        assertCredit(invoice, over, note)
        ledger.credit(at, over, note)
        ledger.drop(at, await store.creditedPieces(at))
      },
      ({ invoices }) => invoices.length > 0
    )
  )

/** Where more than one outcome is right to the cent, it is still near, in sum no more than the invoice, and exactly it at the end. */
function assertCredit(invoice: Invoice, over: CreditOver, note: Omit<Totals, "total"> & { amount: Cents }): void {
  expect(note.net + note.tax + note.rounding).toBe(note.amount)
  const after = {
    net: invoice.credited.net + note.net,
    tax: invoice.credited.tax + note.tax,
    rounding: invoice.credited.rounding + note.rounding,
    total: invoice.credited.total + note.amount,
  }
  expect(after.net <= invoice.net && after.tax <= invoice.tax && note.net >= 0n && note.tax >= 0n).toBe(true)
  if (after.total === invoice.total) {
    expect(after).toEqual({ net: invoice.net, tax: invoice.tax, rounding: invoice.rounding, total: invoice.total })
  }
  if ("amount" in over) {
    expect(note.amount).toBe(over.amount)
  }
  if ("lines" in over) {
    // Twice as much on both sides, for halves.
    const share = (of: (line: Line) => bigint): number =>
      invoice.lines.reduce((sum, row, at) => sum + Number(of(row) * over.lines[at]) / Number(row.quantity), 0)
    const lines = over.lines.filter((quantity) => quantity > 0n).length
    expect(Math.abs(Number(note.net) - share(netOf))).toBeLessThanOrEqual(lines)
    const tax = share((row) => netOf(row) * row.percent) / 100
    expect(Math.abs(Number(note.tax) - tax)).toBeLessThanOrEqual(2 * lines)
  }
}

const paysBack = fc
  .record({ which: any, amount, back: fc.option(fc.integer({ min: -1, max: 20 }), { freq: 4 }) })
  .map(({ which, amount: of, back }) =>
    command(
      `payBack(source ${which})`,
      async (ledger, store) => {
        const source = sourceOf(ledger, which)
        const cents = resolve(ledger, of, source, -1)
        const on = back === null ? undefined : addDays(ledger.today, -back)
        await same(ledger.payBack(source, cents, on), store.payBack(source, cents, ledger.today, on))
      },
      hasSource
    )
  )

const undoesPayBack = any.map((which) =>
  command(
    `undoPayBack(${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.refunds, which)
      const key = refundKey(ledger.refunds[at])
      const row = (await store.read()).refunds.find((stored) => refundKey(stored) === key)!
      const outcome = ledger.undoPayBack(at)
      await same(outcome, store.undoPayBack(row.id, ledger.today))
      // A second time changes nothing.
      await same(outcome, store.undoPayBack(row.id, ledger.today))
    },
    ({ refunds }) => refunds.length > 0
  )
)

const hostRefunds = fc.tuple(any, fc.integer({ min: 1, max: 100 })).map(([which, percent]) =>
  command(
    `hostRefund(${which}, ${percent} %)`,
    async (ledger, store) => {
      const paid = ledger.receipts.filter(({ payment }) => payment !== null)
      const receipt = paid[chosen(paid, which)]
      const at = ledger.receipts.indexOf(receipt)
      const total = (receipt.amount * BigInt(percent) + 99n) / 100n
      const standing = (await store.read()).allocations.filter(
        ({ source, undone }) => source.kind === "receipt" && source.at === at && !undone
      )
      const own = standing.map((row) => ledger.allocations.find((one) => keyOf(one) === keyOf(row))!)
      expect(own.every(({ act }, index) => index === 0 || act <= own[index - 1].act)).toBe(true)
      ledger.hostRefund(receipt.payment!, total, own)
      await store.hostRefund(receipt.payment!, total, ledger.today)
      await store.hostRefund(receipt.payment!, total, ledger.today)
    },
    ({ receipts: rows }) => rows.some(({ payment }) => payment !== null)
  )
)

const writesOff = fc
  .record({
    which: any,
    amount: fc.option(amount, { freq: 1 }),
    back: fc.option(fc.integer({ min: -1, max: 20 }), { freq: 4 }),
  })
  .map(({ which, amount: of, back }) =>
    command(
      `writeOff(invoice ${which}${back === null ? "" : `, ${back} days back`})`,
      async (ledger, store) => {
        const at = chosen(ledger.invoices, which)
        if (!stands(ledger.invoices[at])) {
          return
        }
        const cents = of === null ? undefined : resolve(ledger, of, null, at)
        const on = back === null ? undefined : addDays(ledger.today, -back)
        await same(ledger.writeOff(at, cents, on), store.writeOff(at, cents, ledger.today, on))
      },
      ({ invoices }) => invoices.length > 0
    )
  )

const undoesWriteOff = any.map((which) =>
  command(
    `undoWriteOff(${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.writeOffs, which)
      ledger.undoWriteOff(at)
      await store.undoWriteOff(at, ledger.today)
      // A second time changes nothing.
      await store.undoWriteOff(at, ledger.today)
    },
    ({ writeOffs }) => writeOffs.length > 0
  )
)

const disputes = fc.tuple(any, fc.option(amount, { freq: 2 })).map(([which, of]) =>
  command(
    `dispute(invoice ${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.invoices, which)
      if (!stands(ledger.invoices[at])) {
        return
      }
      const cents = of === null ? undefined : resolve(ledger, of, null, at)
      await same(ledger.dispute(at, cents), store.dispute(at, cents, ledger.today))
    },
    ({ invoices }) => invoices.length > 0
  )
)

const resolves = any.map((which) =>
  command(
    `resolve(dispute ${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.disputes, which)
      ledger.resolve(at)
      await store.resolve(at, ledger.today)
      await store.resolve(at, ledger.today)
    },
    (ledger) => ledger.disputes.length > 0
  )
)

const promises = fc
  .record({
    which: any,
    account: fc.boolean(),
    currency,
    amount: fc.option(amount, { freq: 3 }),
    ahead: fc.integer({ min: -1, max: 40 }),
    grace: fc.constantFrom(0, 0, 3),
    twice: fc.boolean(),
  })
  .map(({ which, account, currency: code, amount: of, ahead, grace, twice }) =>
    command(
      `promise(${account ? `customer ${which % 2}` : `invoice ${which}`}, in ${ahead} days)`,
      async (ledger, store) => {
        const at = chosen(ledger.invoices, which)
        if (!stands(ledger.invoices[at])) {
          return
        }
        const subject = { invoice: account ? null : at, customer: which % 2, currency: code }
        const cents = of === null ? undefined : resolve(ledger, of, null, at)
        const day = addDays(ledger.today, ahead)
        for (let times = twice ? 2 : 1; times; times--) {
          const outcome = ledger.promise(subject, cents, day, grace)
          await same(outcome, store.promise(subject, cents, day, grace, ledger.today))
        }
      },
      ({ invoices }) => invoices.length > 0
    )
  )

const cancelsPromise = any.map((which) =>
  command(
    `cancelPromise(${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.promises, which)
      ledger.cancelPromise(at)
      await store.cancelPromise(at)
      await store.cancelPromise(at)
    },
    (ledger) => ledger.promises.length > 0
  )
)

const charges = fc
  .record({ which: any, currency, wait: fc.constantFrom(0, 0, 15, 45), back: fc.constantFrom(0, 0, 0, 0, 5, -1) })
  .map(({ which, currency: code, wait, back }) =>
    command(
      `chargeInterest(customer ${which % 2}, ${code}, in ${wait} days, until ${back} days back)`,
      async (ledger, store) => {
        ledger.pass(wait)
        const [customer, until] = [which % 2, addDays(ledger.today, -back)]
        const rows = await store.late(customer, code, until)
        assertLate(ledger, rows, customer, code, until)
        if (until > ledger.today || !rows.length) {
          await same(REFUSED, store.charge(customer, code, until, ledger.today))
          return
        }
        await store.charge(customer, code, until, ledger.today)
        ledger.charge(customer, code, rows)
        // Each day once.
        assertLate(ledger, await store.late(customer, code, until), customer, code, until)
      },
      ({ invoices }) => invoices.length > 0
    )
  )

/** Fees to the cent; interest as near as rounding each row allows, and none of what owes none. */
function assertLate(ledger: ReferenceLedger, rows: Row[], customer: number, code: Currency, until: Day): void {
  const owed = ledger.late(customer, code, until, LATE)
  const sum = (invoice: number, wanted: Row["kind"]): Cents =>
    rows.filter((row) => row.invoice === invoice && row.kind === wanted).reduce((all, row) => all + row.amount, 0n)
  expect(rows.every(({ invoice }) => owed.some((one) => one.invoice === invoice))).toBe(true)
  for (const { invoice, fee, interest } of owed) {
    const charged = sum(invoice, "interest")
    expect(sum(invoice, "fee")).toBe(fee)
    expect(charged >= interest.low && charged <= interest.high).toBe(true)
  }
}

const takesBack = any.map((which) =>
  command(
    `takeBack(receipt ${which})`,
    async (ledger, store) => {
      const at = chosen(ledger.receipts, which)
      for (let times = 2; times; times--) {
        await same(ledger.takeBack(at), store.takeBack(at, ledger.today))
      }
    },
    ({ receipts: rows }) => rows.length > 0
  )
)

const delivers = fc.tuple(fc.nat({ max: 3 }), fc.bigInt({ min: 1n, max: 5n })).map(([to, pieces]) =>
  command(
    `deliver(order ${to}, ${pieces} pieces)`,
    async (ledger, store) => {
      ledger.deliver(to, pieces)
      const own = ledger.deliveries.filter((one) => one.order === to)
      await store.deliver(to, own)
      // Said twice, it moves nothing.
      await store.deliver(to, own)
    },
    ({ invoices }) => invoices.some((invoice) => invoice.order !== null)
  )
)

const closes = fc.tuple(fc.option(fc.integer({ min: -1, max: 60 }), { freq: 6 }), fc.boolean()).map(([back, may]) =>
  command(`close(${back} days back${may ? ", may reopen" : ""})`, (ledger, store) => {
    const day = back === null ? null : addDays(ledger.today, -back)
    return same(ledger.close(day, may), store.close(day, may, ledger.today))
  })
)

const passes = fc.integer({ min: 1, max: 35 }).map((days) =>
  command(`pass(${days} days)`, async (ledger) => {
    ledger.pass(days)
  })
)

const often = (times: number, arbitrary: fc.Arbitrary<Command>): fc.Arbitrary<Command>[] => Array(times).fill(arbitrary)

const USUAL = [
  ...often(3, drafts),
  ...often(4, issues),
  ...often(3, receipts),
  ...often(4, allocates),
  ...often(2, credits),
  ...often(2, undoes),
  ...often(2, passes),
]

/** Every act over invoices and cash; the usual ones more often. */
export const COMMANDS = [
  ...USUAL,
  ...[issuesAgain, discards, voids, handsOver, paysBack, undoesPayBack, hostRefunds, closes],
  ...[writesOff, undoesWriteOff, disputes, resolves],
]

/** What comes of invoices that are late, of money that is over, and of deliveries, in histories of their own: none is crowded out. */
export const COLLECTING = [
  ...USUAL,
  ...often(3, promises),
  ...often(4, charges),
  ...often(3, delivers),
  ...often(2, takesBack),
  ...[cancelsPromise, usesCredit, usesCredit, voids, hostRefunds, writesOff],
]
