import { DEFAULT_POLICY } from "./default-policy"
import { levelReached, OpenInvoice, planNotice } from "./plan-notice"

const AS_OF = "2026-11-26"
const { levels } = DEFAULT_POLICY
const anywhere = { as_of: AS_OF, currency_code: "eur", has_address: () => true }

const invoice = (change: Partial<OpenInvoice> = {}): OpenInvoice => ({
  invoice_id: "inv_1",
  number: "INV-1",
  issue_date: "2026-10-01",
  due_date: "2026-11-20",
  outstanding: "100",
  due: "100",
  disputed: "0",
  claimed_days: null,
  held: [],
  ...change,
})

describe("the level of an invoice", () => {
  it.each([
    [4, null],
    [5, 1],
    [14, 1],
    [15, 2],
    [29, 2],
    [30, 3],
    [400, 3],
  ])("%i days late is level %s", (days, position) => {
    expect(levelReached(levels, days)?.position ?? null).toBe(position)
  })

  it("may be before the due day", () => {
    const ahead = [{ ...levels[0], id: "l0", days_overdue: -3 }, ...levels]
    expect(levelReached(ahead, -4)).toBeNull()
    expect(levelReached(ahead, -3)!.id).toBe("l0")
    expect(levelReached(ahead, 5)!.id).toBe("crmdl_default_1")
  })
})

describe("the message to a debtor", () => {
  it("is none while no invoice reached a new level", () => {
    expect(planNotice([invoice({ due_date: "2026-11-22" })], DEFAULT_POLICY, anywhere)).toBeNull()
    expect(planNotice([invoice({ claimed_days: 5 })], DEFAULT_POLICY, anywhere)).toBeNull()
  })

  it("passes over the levels that an invoice outran before it was ever chased", () => {
    const plan = planNotice([invoice({ due_date: "2026-11-06" })], DEFAULT_POLICY, anywhere)!
    expect(plan.level.position).toBe(2)
    expect(plan.invoices).toMatchObject([{ days_late: 20, level_days: 15, claims: true }])
  })

  it("lists everything that is late, the oldest first, in the tone of what has gone furthest", () => {
    const plan = planNotice(
      [
        invoice({ invoice_id: "new", due_date: "2026-11-20", due: "10.10", outstanding: "10.10" }),
        invoice({ invoice_id: "old", due_date: "2026-10-20", claimed_days: 30, due: "20.20", outstanding: "20.20" }),
        invoice({ invoice_id: "coming", due_date: "2026-12-20" }),
        invoice({ invoice_id: "fresh", due_date: "2026-11-25", due: "0.03", outstanding: "0.03" }),
      ],
      DEFAULT_POLICY,
      anywhere
    )!
    expect(plan.level).toMatchObject({ position: 3, tone: "final", needs_person: true })
    expect(plan.invoices.map(({ invoice_id, claims }) => [invoice_id, claims])).toEqual([
      ["old", false],
      ["new", true],
      ["fresh", false],
    ])
    expect([plan.amount, plan.days_late, plan.held]).toEqual(["30.33", 37, []])
  })

  it("chases only what is not disputed", () => {
    const claim = { reason: "disputed" as const, amount: "40" }
    const plan = planNotice([invoice({ disputed: "40", held: [claim] })], DEFAULT_POLICY, anywhere)!
    expect(plan).toMatchObject({ amount: "60", held: [], invoices: [{ asked: "60", disputed: "40", held: [claim] }] })
  })

  it("is held back with the reason when all of it is disputed", () => {
    const claim = { reason: "disputed" as const, amount: "100" }
    const plan = planNotice([invoice({ disputed: "100", held: [claim] })], DEFAULT_POLICY, anywhere)!
    expect(plan).toMatchObject({ amount: "0", held: [{ ...claim, invoice_id: "inv_1" }] })
  })

  it("goes on with the rest when one invoice is held back", () => {
    const pause = { reason: "paused" as const, note: "New bank", until: null }
    const plan = planNotice(
      [invoice({ held: [pause] }), invoice({ invoice_id: "inv_2", due: "7", outstanding: "7" })],
      DEFAULT_POLICY,
      anywhere
    )!
    expect(plan).toMatchObject({ amount: "7", held: [] })
    expect(plan.invoices.map(({ invoice_id, asked, claims }) => [invoice_id, asked, claims])).toEqual([
      ["inv_1", "0", false],
      ["inv_2", "7", true],
    ])
  })

  it("may be sent by a person in spite of what holds it back, but for what is disputed", () => {
    const held = [{ reason: "paused" as const, note: "x", until: null }]
    const plan = planNotice([invoice({ held, disputed: "30" })], DEFAULT_POLICY, { ...anywhere, ignore_holds: true })!
    expect(plan).toMatchObject({ amount: "70", held: [] })
  })

  it("waits below the minimum of its currency, and without an address", () => {
    const policy = { ...DEFAULT_POLICY, minimums: { eur: "100.01" } }
    expect(planNotice([invoice()], policy, { ...anywhere, has_address: () => false })!.held).toEqual([
      { reason: "below_minimum", minimum: "100.01" },
      { reason: "no_address" },
    ])
    expect(planNotice([invoice()], policy, { ...anywhere, currency_code: "usd" })!.held).toEqual([])
  })
})
