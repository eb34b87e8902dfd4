import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, assertMoney, Decimal, moneyString, roundMoney } from "../../../shared/money"

export const COST_KINDS = [
  "parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "recovery",
] as const // prettier-ignore
export type CostKind = (typeof COST_KINDS)[number]

/** The account that an entry goes to where none is named. */
export const COST_ACCOUNTS: Record<CostKind, string> = {
  parts: "warranty_parts",
  labour: "warranty_labour",
  freight: "warranty_freight",
  replacement: "warranty_replacement",
  third_party: "warranty_third_party",
  other: "warranty_other",
  deductible: "warranty_deductible",
  recovery: "warranty_recovery",
}

/** What the customer bears and what a supplier pays lower what a claim cost. */
export const lowers = (kind: CostKind): boolean => kind === "deductible" || kind === "recovery"

/** What a supplier may pay never lowers what was provided for (IAS 37.53). */
export const mayBeProvisioned = (kind: CostKind): boolean => kind !== "recovery"

export type CostEntry = { kind: CostKind; amount: AmountInput; provisioned: boolean }

export type CostTotals = {
  /** All entries, less deductible and recoveries. */
  total: Decimal
  /** Those that were provided for, less the deductible. */
  provisioned_total: Decimal
  recovered_total: Decimal
}

/** What a claim cost; reversed entries and their reversals cancel out. */
export function costTotals(entries: CostEntry[]): CostTotals {
  const sum = (some: CostEntry[]): Decimal =>
    MathBN.add(0, ...some.map(({ kind, amount }) => (lowers(kind) ? MathBN.mult(amount, -1) : amount)))
  return {
    total: sum(entries),
    provisioned_total: sum(entries.filter(({ provisioned }) => provisioned)),
    recovered_total: MathBN.add(0, ...entries.filter(({ kind }) => kind === "recovery").map(({ amount }) => amount)),
  }
}

/** @throws INVALID_DATA for an amount that cannot be an entry */
export function assertCost(amount: AmountInput, currency_code: string, what: string): Decimal {
  const value = assertMoney(amount, currency_code, what)
  if (!value.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} is ${value.toFixed()}; it must be more than 0. What was wrong is taken back by reversing it.`
    )
  }
  return value
}

/**
 * Work at an hourly rate, rounded to the currency.
 *
 * @throws INVALID_DATA where it comes to nothing
 */
export function labourCost(hours: AmountInput, rate: AmountInput, currency_code: string): Decimal {
  const amount = roundMoney(MathBN.mult(hours, rate), currency_code)
  return assertCost(
    amount,
    currency_code,
    `${MathBN.convert(hours).toFixed()} hours at ${moneyString(rate, currency_code)}`
  )
}
