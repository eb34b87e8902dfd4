import { MonthNumber } from "./months"

/**
 * Units that came under cover, or left it where `units` is below zero, in the month `month`. They are covered from the month `first` to
 * the month `last`, each of which counts as a whole; the age of a unit in a month is the months since `first`.
 */
export type CoverMove = { first: MonthNumber; last: MonthNumber; month: MonthNumber; units: number }

/** Units by age: the place in the list is the age in months. */
export type ByAge = number[]

/** Adds the same to the ages from one to another, both included. */
function addRange(differences: ByAge, from: number, to: number, units: number): void {
  if (to < from) {
    return
  }
  differences[from] = (differences[from] ?? 0) + units
  differences[to + 1] = (differences[to + 1] ?? 0) - units
}

function summed(differences: ByAge): ByAge {
  const sums: ByAge = []
  let sum = 0
  for (let age = 0; age < differences.length; age++) {
    sum += differences[age] ?? 0
    sums.push(sum)
  }
  while (sums.length && sums[sums.length - 1] === 0) {
    sums.pop()
  }
  return sums
}

/** Unit-months that ran until the end of the month `until`, by age. A unit counts in a month when it was covered as the month ended. */
export function exposedByAge(moves: CoverMove[], until: MonthNumber): ByAge {
  const differences: ByAge = []
  for (const { first, last, month, units } of moves) {
    addRange(differences, Math.max(first, month) - first, Math.min(last, until) - first, units)
  }
  return summed(differences)
}

/** Unit-months that are left from the month `from` on, by age. */
export function leftByAge(moves: CoverMove[], from: MonthNumber): ByAge {
  const differences: ByAge = []
  for (const { first, last, units } of moves) {
    addRange(differences, Math.max(first, from) - first, last - first, units)
  }
  return summed(differences)
}

/** Unit-months of one month alone, by age. */
export function ranByAge(moves: CoverMove[], month: MonthNumber): ByAge {
  const differences: ByAge = []
  for (const { first, last, units } of moves) {
    if (first <= month && month <= last) {
      addRange(differences, month - first, month - first, units)
    }
  }
  return summed(differences)
}

/** Unit-months that units gain and lose by the moves of a month, of the month itself and later ones. */
export type Change = { joined: ByAge; left: ByAge }

/**
 * What the moves of a month change, by the month that a unit's cover began in. Cover that is made longer is what is added, and
 * not cover that ends and other cover that begins.
 */
export function changesByFirst(moves: CoverMove[], month: MonthNumber): Map<MonthNumber, Change> {
  const ofMonth = moves.filter((move) => move.month === month)
  const changes = new Map<MonthNumber, Change>()
  for (const first of new Set(ofMonth.map((move) => move.first))) {
    const net = leftByAge(
      ofMonth.filter((move) => move.first === first),
      month
    )
    changes.set(first, {
      joined: net.map((units) => Math.max(0, units)),
      left: net.map((units) => Math.max(0, -units)),
    })
  }
  return changes
}

/** Units that have a month of cover left from `from` on. */
export const unitsLeft = (moves: CoverMove[], from: MonthNumber): number =>
  moves.reduce((sum, { last, units }) => (last >= from ? sum + units : sum), 0)

/** Adds lists by age up. */
export function addedByAge(lists: ByAge[]): ByAge {
  const length = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length }, (_, age) => lists.reduce((sum, list) => sum + (list[age] ?? 0), 0))
}
