/**
 * What the covers of one customer's order must come to. None of the code under test is used here, days least of all: each act has the one
 * outcome that docs/warranties.md says.
 */
export type Basis = "statutory" | "commercial"
export const BASES: readonly Basis[] = ["statutory", "commercial"]

export type Cover = {
  /** The line that is covered; null for a registered product. */
  line: number | null
  /** Covers of one lot stand for the same units; null for a registered product. */
  lot: number | null
  serial: string | null
  basis: Basis
  source: "delivery" | "replacement" | "registration"
  original: number
  returned: number
  starts: string
  ends: string
  holder: string
  /** The cover that its units went on from. */
  behind: Cover | null
  extended: boolean
  /** Claims that its units were repaired for, or units that were split off it. */
  repairs: string[]
  transferred: boolean
}
export type Line = {
  sold: number
  delivered: number
  taken: number
  replaces: number | null
  /** The cover of the faulty unit, where a claim of ours says it. */
  faulty: Cover | null
}

const LENGTH = { statutory: 24, commercial: 12 } as const
const DAYS_OF = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lastOf = (year: number, month: number): number => (month === 1 && isLeap(year) ? 29 : DAYS_OF[month])

/** The same day so many months later, or that month's last. */
export function monthsLater(day: string, count: number): string {
  const [year, month, date] = day.split("-").map(Number)
  const at = year * 12 + month - 1 + count
  const [toYear, toMonth] = [Math.floor(at / 12), at % 12]
  const two = (value: number): string => String(value).padStart(2, "0")
  return `${toYear}-${two(toMonth + 1)}-${two(Math.min(date, lastOf(toYear, toMonth)))}`
}

/** One day after the other, so many. */
export function daysLater(day: string, count: number): string {
  let [year, month, date] = day.split("-").map(Number)
  for (let left = count; left > 0; left--) {
    date++
    if (date > lastOf(year, month - 1)) {
      date = 1
      month++
    }
    if (month > 12) {
      month = 1
      year++
    }
  }
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`
}

export class ReferenceCover {
  readonly lines: Line[] = [6, 3].map((sold) => ({ sold, delivered: 0, taken: 0, replaces: null, faulty: null }))
  readonly covers: Cover[] = []
  /** Which line each delivered item is of, with how many units and when. */
  readonly items: { line: number; quantity: number; day: string }[] = []
  /** Units that are known by number to be back: each with the covers that it stands on. */
  private readonly named: Cover[][] = []
  private lots = 0

  constructor(
    public today: string,
    readonly buyer: string
  ) {}

  /** Units of a line that the customer has. */
  held(line: number): number {
    return this.lines[line].delivered - this.lines[line].taken
  }

  deliver(line: number, quantity: number): void {
    this.lines[line].delivered += quantity
    this.items.push({ line, quantity, day: this.today })
    const lot = this.lots++
    const behind = this.behind(line)
    for (const basis of BASES) {
      const old = behind && this.longest(behind, basis)
      if (behind && !old) {
        continue
      }
      const ends = old && basis === "statutory" ? old.ends : monthsLater(this.today, LENGTH[basis])
      if (ends >= this.today) {
        this.covers.push({
          line, lot, serial: null, basis, source: old ? "replacement" : "delivery", original: quantity, returned: 0, starts: this.today, ends,
          holder: old?.transferred ? old.holder : this.buyer, behind: old ?? null, extended: false, repairs: [], transferred: old?.transferred ?? false,
        }) // prettier-ignore
      }
    }
  }

  /** The cover that a sent unit goes on from: of the faulty unit, else any of the first line behind it that had some; null for what was sold. */
  private behind(line: number): Cover[] | null {
    const { replaces, faulty } = this.lines[line]
    if (replaces === null) {
      return null
    }
    const own = this.covers.filter((cover) => (faulty ? cover.lot === faulty.lot : cover.line === replaces))
    return own.length ? own : this.behind(replaces)
  }

  /** Of those that end on one day, the one that was opened first. */
  private longest(covers: Cover[], basis: Basis): Cover | undefined {
    const own = covers.filter((cover) => cover.basis === basis)
    return own.sort((a, b) => Number(a.ends < b.ends) - Number(a.ends > b.ends))[0]
  }

  /** A unit of a lot is said to be back before the order says so. */
  nameUnit(lot: number): void {
    this.named.push(this.covers.filter((one) => one.lot === lot && one.original > one.returned))
  }

  /** A claim of ours sent another one for a unit of a cover. */
  replace(at: number): void {
    const faulty = this.covers[at]
    const line = faulty.line!
    this.named.push([faulty])
    this.takeBack(line, 1)
    this.deliver(this.addLine(line, faulty), 1)
  }

  private namedOf(lot: number | null): number {
    return this.named.filter((covers) => covers.some((one) => one.lot === lot)).length
  }

  /** Each unit is taken from the cover that it is named of, else from the one that ends first, of each basis by itself. */
  takeBack(line: number, quantity: number): void {
    this.lines[line].taken += quantity
    for (const basis of BASES) {
      for (let unit = 0; unit < quantity; unit++) {
        const free = this.covers
          .filter((cover) => cover.line === line && cover.basis === basis && cover.returned < cover.original)
          .map((cover) => ({ cover, at: this.covers.indexOf(cover) }))
          .sort((a, b) => (a.cover.ends === b.cover.ends ? a.at - b.at : a.cover.ends < b.cover.ends ? -1 : 1))
        const first = free.find(({ cover: { lot, returned } }) => this.namedOf(lot) > returned) ?? free[0]
        if (first) {
          first.cover.returned++
        }
      }
    }
  }

  /** An exchange sells something else; a claim sends a unit in place of another. */
  addLine(replaces: number | null, faulty: Cover | null = null): number {
    return this.lines.push({ sold: 1, delivered: 0, taken: 0, replaces, faulty }) - 1
  }

  /** What a repair changes the days of becomes a lot of its own, where it is not all that the cover stands for. */
  repair(at: number, quantity: number, claim: string): void {
    const cover = this.covers[at]
    if (cover.repairs.includes(claim)) {
      return
    }
    cover.repairs.push(claim)
    const isLaw = cover.basis === "statutory"
    const anew = isLaw ? monthsLater(cover.ends, 12) : monthsLater(this.today, 12)
    if (isLaw ? this.wasExtended(cover) : anew <= cover.ends) {
      return
    }
    const units = this.splitOff(cover, quantity)
    units.ends = anew
    units.extended = isLaw
    if (units !== cover) {
      units.repairs.push(claim)
    }
  }

  /** All cover of the units goes with them; what stands for fewer than the lot has stays as far as the others are enough. */
  private splitOff(asked: Cover, quantity: number): Cover {
    const left = ({ original, returned }: Cover): number => original - returned
    if (quantity >= left(asked)) {
      return asked
    }
    const covers = this.covers.filter(({ lot }) => lot === asked.lot)
    const most = Math.max(...covers.map(left))
    const lot = this.lots++
    let units = asked
    for (const cover of covers) {
      const moved = cover === asked ? quantity : quantity - most + left(cover)
      if (moved > 0 && moved === left(cover)) {
        cover.lot = lot
      } else if (moved > 0) {
        cover.original -= moved
        const part = { ...cover, lot, original: moved, returned: 0, repairs: [] }
        this.covers.push(part)
        units = cover === asked ? part : units
      }
    }
    return units
  }

  /** The law adds its months once, also to what was sent for the unit. */
  private wasExtended(cover: Cover | null): boolean {
    return cover !== null && (cover.extended || this.wasExtended(cover.behind))
  }

  /** All cover of a delivered item goes together. */
  transfer(at: number, to: string): void {
    const { lot } = this.covers[at]
    for (const cover of this.covers.filter((one, place) => place === at || (lot !== null && one.lot === lot))) {
      if (cover.holder !== to) {
        cover.holder = to
        cover.transferred = true
      }
    }
  }

  extend(at: number, months: number): void {
    this.covers[at].ends = monthsLater(this.covers[at].ends, months)
  }

  /** @returns whether it may be registered: not where the unit is another's */
  register(holder: string, serial: string, bought: string): boolean {
    const there = this.covers.find((cover) => cover.serial === serial)
    if (!there) {
      this.covers.push({
        line: null, lot: null, serial, basis: "commercial", source: "registration", original: 1, returned: 0, starts: bought,
        ends: monthsLater(bought, 12), holder, behind: null, extended: false, repairs: [], transferred: false,
      }) // prettier-ignore
    }
    return !there || there.holder === holder
  }
}
