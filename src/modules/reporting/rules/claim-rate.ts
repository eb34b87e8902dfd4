import { MathBN } from "@medusajs/framework/utils"

/** Claims for each 1,000 units sold, with one decimal; null where nothing was sold. */
export function perThousand(claims: string | number, units: string | number | null): number | null {
  return units !== null && MathBN.gt(units, 0)
    ? MathBN.mult(MathBN.div(claims, units), 1_000).decimalPlaces(1).toNumber()
    : null
}

/** Units that were sold in a month and are covered to another one. */
export type SoldMonth = { sold_month: string; ends_month: string; units: string }

/** Claims of an age in months. */
export type ClaimsAtAge = { age: number; claims: number }

export type AgePoint = {
  /** Months after the one of the sale. */
  age: number
  claims: number
  /** Units that came to this age under cover. */
  exposed: number
  /** Claims at this age for each 1,000 of them; null where there are none. */
  claims_per_1000: number | null
  /** The same of all ages so far, added up. */
  cumulative_per_1000: number
}

const months = (month: string): number => {
  const [year, number] = month.split("-").map(Number)
  return year * 12 + number
}

/**
 * How often units are claimed by age: claims at an age ÷ units that came to it under cover, in months of the calendar as in a Nevada chart
 * (W. Nelson, Applied Life Data Analysis, 1982: claims by month of sale and month of claim).
 *
 * @param until - the month looked at; younger units have not come to an age yet
 */
export function failureCurve(sold: SoldMonth[], claimed: ClaimsAtAge[], until: string): AgePoint[] {
  const ages = sold.map(({ sold_month, ends_month, units }) => ({
    last: Math.min(months(until), months(ends_month)) - months(sold_month),
    units,
  }))
  const oldest = Math.max(-1, ...ages.map(({ last }) => last), ...claimed.map(({ age }) => age))
  const claimsAt = new Map(claimed.map(({ age, claims }) => [age, claims]))
  const exposedTo = Array.from({ length: oldest + 1 }, () => MathBN.convert(0))
  for (const { last, units } of ages.filter(({ last }) => last >= 0)) {
    exposedTo[last] = MathBN.add(exposedTo[last], units)
  }
  for (let age = oldest - 1; age >= 0; age--) {
    exposedTo[age] = MathBN.add(exposedTo[age], exposedTo[age + 1])
  }
  let cumulative = MathBN.convert(0)
  return exposedTo.map((exposed, age) => {
    const claims = claimsAt.get(age) ?? 0
    if (MathBN.gt(exposed, 0)) {
      cumulative = MathBN.add(cumulative, MathBN.mult(MathBN.div(claims, exposed), 1_000))
    }
    return {
      age,
      claims,
      exposed: exposed.toNumber(),
      claims_per_1000: MathBN.gt(exposed, 0)
        ? MathBN.mult(MathBN.div(claims, exposed), 1_000).decimalPlaces(2).toNumber()
        : null,
      cumulative_per_1000: cumulative.decimalPlaces(2).toNumber(),
    }
  })
}
