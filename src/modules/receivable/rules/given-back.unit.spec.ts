import { freedBy, refundable, settledAgain } from "./given-back"

type Act = "pay" | "credit" | "refund" | "cancel"

const ACTS: Act[] = ["pay", "credit", "refund", "cancel"]
const TOTAL = 100
const STEP = 30

/** One invoice, the money of its order, and its credit notes, in whole units. */
type Ledger = { amount: number; onReceipt: number; refunded: number; notes: { id: string; total: number; allocated: number }[] }

const sum = (values: number[]): number => values.reduce((one, more) => one + more, 0)
const credited = ({ notes }: Ledger): number => sum(notes.map(({ total }) => total))
const outstanding = ({ onReceipt, notes }: Ledger): number => TOTAL - onReceipt - sum(notes.map(({ allocated }) => allocated))
const unused = ({ notes }: Ledger): number => sum(notes.map(({ total, allocated }) => total - allocated))

function pay(ledger: Ledger, amount: number): void {
  ledger.amount += amount
  ledger.onReceipt += Math.min(amount, outstanding(ledger))
}

function credit(ledger: Ledger, wanted: number): void {
  const total = Math.min(wanted, TOTAL - credited(ledger))
  if (total > 0) {
    ledger.notes.push({ id: `n${ledger.notes.length}`, total, allocated: Math.min(total, outstanding(ledger)) })
  }
}

/** By the rules that the acts on rows ask. */
function refund(ledger: Ledger, wanted: number): void {
  const money = { amount: ledger.amount, allocated_total: ledger.onReceipt, refunded_total: ledger.refunded }
  const back = Math.min(wanted, refundable(money).toNumber())
  ledger.onReceipt -= freedBy(wanted, money).toNumber()
  ledger.refunded += back
  const notes = ledger.notes.map(({ id, total, allocated }) => ({ id, left: total - allocated }))
  for (const { id, amount } of settledAgain(outstanding(ledger), notes)) {
    ledger.notes.find((note) => note.id === id)!.allocated += amount.toNumber()
  }
}

/** The host gives all money of a canceled order back, and what is left of the invoice is credited. */
function cancel(ledger: Ledger): void {
  refund(ledger, ledger.amount - ledger.refunded)
  credit(ledger, TOTAL)
}

const DO: Record<Act, (ledger: Ledger) => void> = {
  pay: (ledger) => pay(ledger, STEP),
  credit: (ledger) => credit(ledger, STEP),
  refund: (ledger) => refund(ledger, STEP),
  cancel,
}

const orders = (length: number): Act[][] =>
  length ? orders(length - 1).flatMap((acts) => ACTS.map((act) => [...acts, act])) : [[]]

function check(ledger: Ledger): string[] {
  const free = ledger.amount - ledger.refunded - ledger.onReceipt
  const owed = TOTAL - credited(ledger) - (ledger.amount - ledger.refunded)
  const holds: Record<string, boolean> = {
    "no money goes back that did not come": ledger.refunded <= ledger.amount,
    "no side has less than nothing": free >= 0 && outstanding(ledger) >= 0 && ledger.notes.every(({ allocated, total }) => allocated >= 0 && allocated <= total),
    "no credit lies unused beside an invoice that asks for money": outstanding(ledger) === 0 || unused(ledger) === 0,
    "what is owed is the invoice less credit less the money that stayed": outstanding(ledger) - unused(ledger) - free === owed,
  } // prettier-ignore
  return Object.entries(holds).flatMap(([what, isSo]) => (isSo ? [] : [what]))
}

describe("money, credit and money given back", () => {
  it("leave once each, in every order of up to six acts", () => {
    const all = [1, 2, 3, 4, 5, 6].flatMap(orders)
    expect(all).toHaveLength(5460)
    const broken = all.flatMap((acts) => {
      const ledger: Ledger = { amount: 0, onReceipt: 0, refunded: 0, notes: [] }
      return acts.flatMap((act, index) => {
        DO[act](ledger)
        return check(ledger).map((what) => `${acts.slice(0, index + 1).join(", ")}: ${what}`)
      })
    })
    expect(broken).toEqual([])
  })

  it("takes what a receipt holds free before what it settles", () => {
    const money = { amount: "50", allocated_total: "33.03", refunded_total: "0" }
    expect(freedBy("10", money).toFixed()).toBe("0")
    expect(freedBy("20", money).toFixed()).toBe("3.03")
    expect(freedBy("99", money).toFixed()).toBe("33.03")
  })
})
