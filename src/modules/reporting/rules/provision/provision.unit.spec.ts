import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { addedByAge, changesByFirst, CoverMove, exposedByAge, leftByAge, ranByAge, unitsLeft } from "./cover"
import { firstMonthLeft, lastDayOf, monthOf, monthText } from "./months"
import { estimateOf, movementOf } from "./movement"
import {
  Beside,
  Experience,
  expectedClaims,
  expectedCost,
  NO_EXPERIENCE,
  rateAt,
  SetPrior,
  termsOf,
  together,
} from "./rates"

const zero = MathBN.convert(0)
const JAN = monthOf("2026-01-15")
const ALONE: Beside = { type_id: null, type: null, all: NO_EXPERIENCE, priors: [] }
const ALL: SetPrior = { scope: "all", scope_id: null, rates: ["0.01"], cost: "40", k: 100 }
const OF_TYPE: SetPrior = { scope: "type", scope_id: "typ", rates: ["0.02"], cost: "50", k: 200 }
const OF_PRODUCT: SetPrior = { scope: "product", scope_id: "prod", rates: ["0.03", "0.01"], cost: "60", k: 50 }

describe("months of cover", () => {
  it("are counted on from January to December and over the year", () => {
    expect([monthText(JAN), monthText(JAN + 11), monthText(JAN + 12)]).toEqual(["2026-01", "2026-12", "2027-01"])
    expect([lastDayOf(JAN + 1), lastDayOf(monthOf("2028-02-01"))]).toEqual(["2026-02-28", "2028-02-29"])
    expect([firstMonthLeft("2026-01-30") - JAN, firstMonthLeft("2026-01-31") - JAN]).toEqual([0, 1])
  })

  it("that ran count from when the unit was known, those left from the first that is not over", () => {
    const moves: CoverMove[] = [
      { first: JAN, last: JAN + 3, month: JAN, units: 10 },
      { first: JAN, last: JAN + 3, month: JAN + 2, units: -4 },
      { first: JAN, last: JAN + 2, month: JAN + 1, units: 5 },
    ]
    expect(exposedByAge(moves, JAN + 2)).toEqual([10, 15, 11])
    expect(exposedByAge(moves, JAN + 9)).toEqual([10, 15, 11, 6])
    expect(leftByAge(moves, JAN + 2)).toEqual([0, 0, 11, 6])
    expect(ranByAge(moves, JAN + 3)).toEqual([0, 0, 0, 6])
    expect([unitsLeft(moves, JAN), unitsLeft(moves, JAN + 3), unitsLeft(moves, JAN + 4)]).toEqual([11, 6, 0])
  })

  it("that a repair adds are what joins, and nothing leaves", () => {
    const moves: CoverMove[] = [
      { first: JAN, last: JAN + 3, month: JAN + 2, units: -1 },
      { first: JAN, last: JAN + 5, month: JAN + 2, units: 1 },
    ]
    const { joined, left } = changesByFirst(moves, JAN + 2).get(JAN)!
    expect([joined, left.every((units) => units === 0)]).toEqual([[0, 0, 0, 0, 1, 1], true])
  })
})

describe("rates", () => {
  it.each([
    ["the product's own", [ALL, OF_TYPE, OF_PRODUCT], "product", ["0.03", "0.01", "0.01"], "60"],
    ["its type's", [ALL, OF_TYPE], "type", ["0.02", "0.02", "0.02"], "50"],
    ["all's", [ALL], "all", ["0.01", "0.01", "0.01"], "40"],
    ["nothing where nothing is known", [], "none", ["0", "0", "0"], "0"],
  ] as const)("of a product without history are those set: %s", (_name, priors, from, rates, cost) => {
    const terms = termsOf("prod", NO_EXPERIENCE, { ...ALONE, type_id: "typ", priors: [...priors] }, 3)
    expect(terms.ages.map(({ rate, prior_from }) => [rate.toFixed(), prior_from])).toEqual(
      rates.map((rate) => [rate, from])
    )
    expect([terms.mean.toFixed(), terms.cost.prior_from]).toEqual([cost, from])
  })

  it("where nobody set any are what its type showed, where that is enough, else what all products did", () => {
    const type: Experience = { exposed: [100, 99], claims: [5, 5], settled: 5, cost: MathBN.convert(100) }
    const all: Experience = { exposed: [400, 300, 50], claims: [4, 6, 1], settled: 20, cost: MathBN.convert(600) }
    const { ages, mean, cost } = termsOf("prod", NO_EXPERIENCE, { ...ALONE, type_id: "typ", type, all }, 4)
    expect(ages.map(({ rate, prior_from }) => [rate.toFixed(), prior_from])).toEqual([
      ["0.05", "type_experience"],
      ["0.02", "all_experience"],
      ["0.02", "all_experience"],
      ["0", "none"],
    ])
    expect([mean.toFixed(), cost.prior_from]).toEqual(["20", "type_experience"])
    const few = termsOf("prod", NO_EXPERIENCE, { ...ALONE, type: { ...type, settled: 4 }, all }, 1)
    expect([few.mean.toFixed(), few.cost.prior_from]).toEqual(["30", "all_experience"])
  })

  it("are pulled to the prior by k unit-months, the mean cost by 5 claims", () => {
    const own: Experience = { exposed: [20], claims: [1], settled: 1, cost: MathBN.convert(100) }
    const { ages, mean } = termsOf("prod", own, { ...ALONE, priors: [ALL] }, 1)
    expect([ages[0].rate.toFixed(), mean.toFixed()]).toEqual(["0.016666666667", "50"])
  })

  it("move by one claim less than 1 ÷ k, and never fall by one", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(50), fc.integer({ min: 1, max: 1_000 }), (exposed, claims, k) => {
        const rate = (count: number) =>
          rateAt(
            termsOf(
              "prod",
              { ...NO_EXPERIENCE, exposed: [exposed], claims: [count] },
              { ...ALONE, priors: [{ ...ALL, k }] },
              1
            ),
            0
          )
        const step = rate(claims + 1).minus(rate(claims))
        expect(step.isPositive()).toBe(true)
        expect(step.isLessThanOrEqualTo(MathBN.div(1, k).plus("1e-11"))).toBe(true)
      })
    )
  })

  it("of several products together are of all their unit-months and claims", () => {
    const one: Experience = { exposed: [10, 5], claims: [1], settled: 1, cost: MathBN.convert(30) }
    expect(together([one, { ...one, exposed: [2] }])).toEqual({
      exposed: [12, 5],
      claims: [2],
      settled: 2,
      cost: MathBN.convert(60),
    })
    expect(together([])).toEqual(NO_EXPERIENCE)
  })
})

describe("an open claim", () => {
  it.each([
    ["what it is thought to cost, less what it cost", "60", "20", "40"],
    ["nothing more where it cost more", "60", "61", "0"],
    ["the mean cost of its units where nobody said", null, "0", "66.67"],
    ["less what it cost", null, "6.67", "60"],
  ])("will still cost %s", (_name, estimate, cost, left) => {
    expect(estimateOf({ quantity: 2, estimate, cost }, MathBN.convert("33.333333"), "eur").toFixed()).toBe(left)
  })
})

const unit = fc.record({
  first: fc.integer({ min: JAN - 5, max: JAN }),
  length: fc.integer({ min: 0, max: 14 }),
  month: fc.integer({ min: JAN - 5, max: JAN }),
  units: fc.integer({ min: 1, max: 40 }),
  returned: fc.option(fc.integer({ min: JAN - 4, max: JAN })),
})
const amount = fc.integer({ min: -20_000, max: 90_000 }).map((cents) => MathBN.div(cents, 100))
const some = fc.record({ claims: fc.array(fc.nat(5), { maxLength: 8 }), settled: fc.nat(6), cents: fc.nat(60_000) })

describe("the movement of a month", () => {
  it("leads from the opening to what is reckoned at the end, whatever joined, left, ran and was claimed", () => {
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 8 }),
        some,
        some,
        amount,
        amount,
        fc.boolean(),
        (lots, then, now, used, open, is_over) => {
          const moves = lots.flatMap(({ first, length, month, units, returned }): CoverMove[] => {
            const came = { first, last: first + length, month: Math.max(month, first), units }
            return returned !== null && returned > came.month ? [came, { ...came, month: returned, units: -1 }] : [came]
          })
          const terms = ({ claims, settled, cents }: typeof then) =>
            termsOf(
              "prod",
              { ...NO_EXPERIENCE, claims, settled, cost: MathBN.div(cents, 100) },
              { ...ALONE, priors: [ALL] },
              20
            )
          const [before, after] = [terms(then), terms(is_over ? now : then)]
          const opened = moves.filter(({ month }) => month < JAN)
          const estimates = MathBN.max(0, open)
          const cover = expectedCost(leftByAge(moves, is_over ? JAN + 1 : JAN), after)
          const opening = { closing: expectedCost(leftByAge(opened, JAN), before).decimalPlaces(2, 4), estimates: zero }
          const ran = is_over ? ranByAge(moves, JAN) : []
          const ofMonth = moves.filter(({ month }) => month === JAN)
          const { built, released, remeasured, closing } = movementOf({
            ...{ month: JAN, currency_code: "eur", moves: ofMonth, ran, before, opening, cover, estimates, used },
          })
          const sum = opening.closing.plus(built).minus(used).minus(released).plus(remeasured)
          expect(sum.toFixed()).toBe(closing.toFixed())
          expect(closing.toFixed()).toBe(cover.decimalPlaces(2, 4).plus(estimates).toFixed())
          expect([built.isNegative() && !built.isZero(), released.isNegative() && !released.isZero()]).toEqual([
            false,
            false,
          ])
          // Where rates stay, only what was incurred beyond what passed is remeasured, but for cents of rounding.
          if (!is_over && MathBN.add(used, estimates).isZero()) {
            expect(remeasured.abs().isLessThanOrEqualTo("0.02")).toBe(true)
          }
        }
      )
    )
  })

  it("releases what was expected and did not come, and remeasures what came beyond it", () => {
    const terms = termsOf("prod", NO_EXPERIENCE, { ...ALONE, priors: [ALL] }, 12)
    const facts = {
      ...{ month: JAN, currency_code: "eur", moves: [], ran: [100], before: terms, estimates: zero },
      ...{ opening: { closing: MathBN.convert(80), estimates: zero }, cover: MathBN.convert(40) },
    }
    const told = (used: number) => {
      const { released, remeasured } = movementOf({ ...facts, used: MathBN.convert(used) })
      return [released.toFixed(), remeasured.toFixed()]
    }
    expect([told(0), told(15), told(100)]).toEqual([
      ["40", "0"],
      ["25", "0"],
      ["0", "60"],
    ])
  })
})

it("expected claims are of the ages that are left, the last rate holding on", () => {
  const terms = termsOf("prod", NO_EXPERIENCE, { ...ALONE, priors: [OF_PRODUCT] }, 2)
  expect(expectedClaims([1, 0, 10], terms).toFixed()).toBe("0.13")
  expect(addedByAge([[1], [2, 3]])).toEqual([3, 3])
})
