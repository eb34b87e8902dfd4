/**
 * What claims under one entitlement should be, written as plainly as it can be: units, statuses and whole cents. It shares no line with the
 * module that it judges.
 */
export type Status = "submitted" | "approved" | "in_repair" | "rejected" | "resolved" | "canceled"
type Cost = { cents: number; lowers: boolean; recovery: boolean; reversed: boolean }
type Share = { cents: number; status: "expected" | "received"; cost: number | null }
type Claim = {
  status: Status
  quantity: number
  serial: string | null
  fault: string
  remedy: "repair" | "replace" | "refund" | null
  goodwill: boolean
  costs: Cost[]
  shares: Share[]
}

const isOpen = ({ status }: Claim): boolean => ["submitted", "approved", "in_repair"].includes(status)

/** Each act says whether it is allowed, and changes the model where it is. */
export class ReferenceClaims {
  claims: Claim[] = []
  returned = 0
  /** Serial numbers of units that were replaced or paid back. */
  goneSerials = new Set<string>()

  constructor(
    readonly sold: number,
    readonly serials: string[]
  ) {}

  get quantity(): number {
    return this.sold - this.returned
  }

  /** Units that claims stand for, one of them left out with the open ones of its unit; a unit with several faults is one. */
  standing(except?: Pick<Claim, "serial">): number {
    const isOf = (claim: Claim): boolean =>
      claim === except || (except?.serial != null && claim.serial === except.serial && isOpen(claim))
    const sum = (which: (claim: Claim) => boolean): number =>
      this.claims.filter((claim) => !isOf(claim) && which(claim)).reduce((all, { quantity }) => all + quantity, 0)
    const open = this.claims.filter((claim) => !isOf(claim) && isOpen(claim))
    const units = this.serials.filter(
      (serial) => !this.goneSerials.has(serial) && open.some((claim) => claim.serial === serial)
    )
    const replaced = sum(({ status, remedy }) => status === "resolved" && remedy === "replace")
    return (
      sum((claim) => isOpen(claim) && claim.serial === null) +
      units.length +
      sum(({ status, remedy }) => status === "resolved" && remedy === "refund") +
      (replaced > this.returned ? replaced - this.returned : 0)
    )
  }

  private fits(wish: Claim): boolean {
    const { quantity, serial, fault } = wish
    if (serial !== null) {
      const another = this.claims.some(
        (claim) => claim !== wish && claim.serial === serial && claim.fault === fault && isOpen(claim)
      )
      if (quantity !== 1 || this.goneSerials.has(serial) || another) {
        return false
      }
    }
    return quantity <= this.quantity - this.standing(wish)
  }

  submit(quantity: number, serial: string | null, fault: string, goodwill: boolean, covered: boolean): boolean {
    const claim: Claim = { status: "submitted", quantity, serial, fault, remedy: null, goodwill, costs: [], shares: [] }
    if (!this.fits(claim) || (!covered && !goodwill)) {
      return false
    }
    this.claims.push(claim)
    return true
  }

  /** The same decision once more is allowed, and none. */
  decide(claim: Claim, to: "approved" | "rejected" | "submitted" | "canceled" | "in_repair"): boolean {
    const from: Record<typeof to, Status[]> = {
      approved: ["submitted"],
      rejected: ["submitted"],
      submitted: ["rejected"],
      canceled: ["submitted", "approved", "in_repair"],
      in_repair: ["approved"],
    }
    if (claim.status === to && to !== "submitted") {
      return true
    }
    const asksAgain = to === "approved" || to === "submitted"
    if (!from[to].includes(claim.status) || (asksAgain && !this.fits(claim))) {
      return false
    }
    claim.status = to
    return true
  }

  resolve(claim: Claim, remedy: "repair" | "replace" | "refund", cents: number): boolean {
    if (claim.status === "resolved" && claim.remedy === remedy) {
      return true
    }
    if ((claim.status !== "approved" && claim.status !== "in_repair") || !this.fits(claim)) {
      return false
    }
    claim.status = "resolved"
    claim.remedy = remedy
    if (remedy === "replace") {
      claim.costs.push({ cents, lowers: false, recovery: false, reversed: false })
    }
    if (remedy !== "repair" && claim.serial !== null) {
      this.goneSerials.add(claim.serial)
    }
    return true
  }

  cost(claim: Claim, cents: number, deductible: boolean): boolean {
    if (claim.status === "rejected" || claim.status === "canceled") {
      return false
    }
    claim.costs.push({ cents, lowers: deductible, recovery: false, reversed: false })
    return true
  }

  reverse(claim: Claim, index: number): boolean {
    const cost = claim.costs[index]
    cost.reversed = true
    const share = claim.shares.find((one) => one.cost === index)
    if (share) {
      share.status = "expected"
      share.cost = null
    }
    return true
  }

  share(claim: Claim, cents: number): boolean {
    if (claim.status === "rejected" || claim.status === "canceled") {
      return false
    }
    claim.shares.push({ cents, status: "expected", cost: null })
    return true
  }

  receive(claim: Claim, index: number): boolean {
    const share = claim.shares[index]
    if (share.status === "received") {
      return true
    }
    if (claim.status === "rejected" || claim.status === "canceled") {
      return false
    }
    share.status = "received"
    share.cost = claim.costs.length
    claim.costs.push({ cents: share.cents, lowers: true, recovery: true, reversed: false })
    return true
  }

  takeBack(units: number): boolean {
    if (units > this.quantity) {
      return false
    }
    this.returned += units
    return true
  }

  /** Cents of a claim: all, those provided for, and what suppliers paid. */
  totals({ costs, goodwill }: Claim): [number, number, number] {
    const live = costs.filter(({ reversed }) => !reversed)
    const sum = (some: Cost[]): number => some.reduce((all, { cents, lowers }) => all + (lowers ? -cents : cents), 0)
    return [
      sum(live),
      goodwill ? 0 : sum(live.filter(({ recovery }) => !recovery)),
      -sum(live.filter(({ recovery }) => recovery)),
    ]
  }
}
