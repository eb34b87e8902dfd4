import { MathBN } from "@medusajs/framework/utils"

/**
 * What a store's provision must come to, month by month, worked out unit by unit from docs/warranty-provision.md. None of the code under
 * test is used here. Months count from 0; amounts are exact decimals.
 */
type Decimal = ReturnType<typeof MathBN.convert>
const of = (value: number | string | Decimal): Decimal => MathBN.convert(value)
const digits = (value: Decimal, count: number): Decimal => value.decimalPlaces(count, 4)

export type Prior = { product: number | null; rates: string[]; cost: string; k: number }
export type Lot = { id: string; product: number; first: number; last: number; units: number }
type State = Omit<Lot, "id" | "product">
export type Claim = {
  id: string
  lot: Lot
  month: number
  quantity: number
  provisioned: boolean
  estimate: string | null
  settled: number | null
  refund: boolean
}
/** A cost counts in the month that it was told in. */
type Cost = { claim: Claim; told: number; amount: string }
export type Figures = Record<"opening" | "built" | "used" | "released" | "remeasured" | "closing", string>
type Known = { exposed: Map<number, number>; claims: Map<number, number>; settled: number; cost: Decimal }
type Rates = { rate: (age: number) => Decimal; mean: Decimal }

export class ReferenceProvision {
  private readonly states = new Map<string, { lot: Lot; months: State[] }>()
  readonly claims: Claim[] = []
  readonly costs: Cost[] = []
  private readonly closed = new Map<number, { closing: Decimal; estimates: Decimal }>()
  private now = 0
  private before: Rates[]

  constructor(
    private readonly products: number,
    private readonly priors: Prior[]
  ) {
    this.before = this.reckon(-1)
  }

  /** A lot stands so from this month on, until it is told otherwise. */
  put(lot: Lot): void {
    const known = this.states.get(lot.id) ?? { lot, months: [] }
    known.lot = lot
    known.months[this.now] = { first: lot.first, last: lot.last, units: lot.units }
    this.states.set(lot.id, known)
  }

  private lotsAt(product: number, month: number): State[] {
    return [...this.states.values()].flatMap(({ lot, months }) => {
      const told =
        lot.product === product
          ? months
              .slice(0, month + 1)
              .filter(Boolean)
              .at(-1)
          : undefined
      return told && told.units > 0 ? [told] : []
    })
  }

  private counted(product: number, month: number): Claim[] {
    return this.claims.filter(
      (claim) =>
        claim.lot.product === product &&
        claim.provisioned &&
        claim.month <= month &&
        !(claim.refund && claim.settled !== null && claim.settled <= month)
    )
  }

  private costOf(claim: Claim, month: number): Decimal {
    return this.costs
      .filter((cost) => cost.claim === claim && cost.told <= month)
      .reduce((sum, { amount }) => sum.plus(amount), of(0))
  }

  private known(product: number, month: number): Known {
    const known: Known = { exposed: new Map(), claims: new Map(), settled: 0, cost: of(0) }
    for (let each = 0; each <= month; each++) {
      for (const { first, last, units } of this.lotsAt(product, each)) {
        if (first <= each && each <= last) {
          known.exposed.set(each - first, (known.exposed.get(each - first) ?? 0) + units)
        }
      }
    }
    for (const claim of this.counted(product, month)) {
      const age = Math.max(0, claim.month - claim.lot.first)
      known.claims.set(age, (known.claims.get(age) ?? 0) + claim.quantity)
      if (claim.settled !== null && claim.settled <= month) {
        known.settled += claim.quantity
        known.cost = known.cost.plus(this.costOf(claim, month))
      }
    }
    return known
  }

  private reckon(month: number): Rates[] {
    const all = Array.from({ length: this.products }, (_, product) => this.known(product, month))
    const sum = (read: (known: Known) => number): number => all.reduce((total, known) => total + read(known), 0)
    return all.map((own, product) => {
      const set =
        this.priors.find((prior) => prior.product === product) ?? this.priors.find((prior) => prior.product === null)
      const k = set?.k ?? 100
      // Both products are of one type, so that what it showed is what all showed.
      const rateBefore = (age: number): Decimal => {
        if (set) {
          return of(set.rates[Math.min(age, set.rates.length - 1)])
        }
        const exposed = sum((known) => known.exposed.get(age) ?? 0)
        return exposed > 0 ? digits(of(sum((known) => known.claims.get(age) ?? 0)).div(exposed), 12) : of(0)
      }
      const settled = sum((known) => known.settled)
      const cost = all.reduce((total, known) => total.plus(known.cost), of(0))
      const costBefore = set ? of(set.cost) : settled > 0 ? digits(cost.div(settled), 6) : of(0)
      return {
        rate: (age) =>
          digits(
            of(rateBefore(age).times(k))
              .plus(own.claims.get(age) ?? 0)
              .div(k + (own.exposed.get(age) ?? 0)),
            12
          ),
        mean: digits(
          costBefore
            .times(5)
            .plus(own.cost)
            .div(5 + own.settled),
          6
        ),
      }
    })
  }

  /** Units by the month their cover began in and each month from `from` on that they are covered in. */
  private cells(product: number, month: number, from: number): Map<string, number> {
    const cells = new Map<string, number>()
    for (const { first, last, units } of this.lotsAt(product, month)) {
      for (let each = Math.max(first, from); each <= last; each++) {
        cells.set(`${first}:${each}`, (cells.get(`${first}:${each}`) ?? 0) + units)
      }
    }
    return cells
  }

  private worth(cells: Iterable<[string, number]>, { rate, mean }: Rates): Decimal {
    let sum = of(0)
    for (const [key, units] of cells) {
      const [first, each] = key.split(":").map(Number)
      sum = sum.plus(rate(each - first).times(units))
    }
    return sum.times(mean)
  }

  /** Ends the month that runs. */
  close(): Map<number, Figures> {
    const month = this.now
    const after = this.reckon(month)
    const figures = new Map<number, Figures>()
    for (let product = 0; product < this.products; product++) {
      const opening = this.closed.get(product) ?? { closing: of(0), estimates: of(0) }
      const was = this.cells(product, month - 1, month)
      const is = this.cells(product, month, month)
      const changed = [...new Set([...was.keys(), ...is.keys()])].map((key): [string, number] => [
        key,
        (is.get(key) ?? 0) - (was.get(key) ?? 0),
      ])
      const built = digits(
        this.worth(
          changed.filter(([, units]) => units > 0),
          this.before[product]
        ),
        2
      )
      const left = changed.filter(([, units]) => units < 0).map(([key, units]): [string, number] => [key, -units])
      const ran = [...is].filter(([key]) => key.endsWith(`:${month}`))
      const passed = digits(this.worth([...ran, ...left], this.before[product]), 2)
      const used = this.costs
        .filter(({ claim, told }) => claim.lot.product === product && claim.provisioned && told === month)
        .reduce((sum, { amount }) => sum.plus(amount), of(0))
      const estimates = this.counted(product, month)
        .filter(({ settled }) => settled === null || settled > month)
        .map((claim) => {
          const left = of(claim.estimate ?? after[product].mean.times(claim.quantity)).minus(this.costOf(claim, month))
          return left.isPositive() ? digits(left, 2) : of(0)
        })
        .reduce((sum, one) => sum.plus(one), of(0))
      const closing = digits(this.worth(this.cells(product, month, month + 1), after[product]), 2).plus(estimates)
      const over = passed.minus(used.plus(estimates).minus(opening.estimates))
      const released = over.isPositive() ? over : of(0)
      const remeasured = closing.minus(opening.closing).minus(built).plus(used).plus(released)
      this.closed.set(product, { closing, estimates })
      const said = { opening: opening.closing, built, used, released, remeasured, closing }
      figures.set(
        product,
        Object.fromEntries(Object.entries(said).map(([name, amount]) => [name, amount.toFixed()])) as Figures
      )
    }
    this.before = after
    this.now++
    return figures
  }
}
