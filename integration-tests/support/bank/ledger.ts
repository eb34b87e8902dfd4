type State = "open" | "paid" | "taken" | "ended"
type BankPayment = { id: string; session_id: string; amount: string; state: State; refunded: string[] }

/** What the bank of the tests knows. It stands beside the server, which asks it through the payment provider. */
class Ledger {
  private payments = new Map<string, BankPayment>()
  /** How often it was asked about a payment. */
  asked = 0
  /** How often its webhook was understood. */
  told = 0
  /** Milliseconds that an answer takes. */
  slow = 0
  /** Where buyers pay; "" is a bank that has no such page. */
  page = "https://bank.example/pay/"

  open(amount: string, session_id: string): string {
    const id = `bp_${this.payments.size + 1}`
    this.payments.set(id, { id, session_id, amount, state: "open", refunded: [] })
    return id
  }
  look(id: string): BankPayment {
    const payment = this.payments.get(id)
    if (!payment) {
      throw new Error(`The bank knows no payment ${id}.`)
    }
    return payment
  }
  async ask(id: string): Promise<BankPayment> {
    this.asked++
    await new Promise((resolve) => setTimeout(resolve, this.slow))
    return this.look(id)
  }
  /** The buyer pays on the bank's page. */
  pay(id: string): void {
    const payment = this.look(id)
    if (payment.state !== "open") {
      throw new Error(`The payment ${id} is ${payment.state}; it cannot be paid.`)
    }
    payment.state = "paid"
  }
  take(id: string): void {
    const payment = this.look(id)
    if (payment.state === "ended") {
      throw new Error(`The payment ${id} was ended; nothing can be taken.`)
    }
    payment.state = "taken"
  }
  end(id: string): void {
    const payment = this.look(id)
    if (payment.state === "taken") {
      throw new Error(`The payment ${id} was taken; it cannot be ended.`)
    }
    payment.state = "ended"
  }
  giveBack(id: string, amount: string): void {
    this.look(id).refunded.push(amount)
  }
  all(): BankPayment[] {
    return [...this.payments.values()]
  }
}

const KEPT = Symbol.for("crm.test.bank")
type Kept = { [KEPT]?: Ledger }

/** The one bank of this process, whichever copy of this file asks. */
export const bank = (): Ledger => ((globalThis as Kept)[KEPT] ??= new Ledger())
/** Another bank, which knows nothing yet. */
export const openBank = (): Ledger => ((globalThis as Kept)[KEPT] = new Ledger())
