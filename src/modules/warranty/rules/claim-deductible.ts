import { SaidOfCover } from "./claim-check"

/** What the customer pays of a claim, in major units of `currency_code`. */
export type Deductible = { amount: number; currency_code: string }

type Judged = { is_goodwill: boolean; coverage: SaidOfCover | null }

/** What the cover of a claim leaves to the customer, as it was said when the claim was submitted; null of goodwill, which costs them nothing. */
export function deductibleOf({ is_goodwill, coverage }: Judged): Deductible | null {
  const said = (coverage?.reasons ?? []).find(
    (reason): reason is { code: string } & Deductible => reason.code === "deductible"
  )
  return said && !is_goodwill ? { amount: said.amount, currency_code: said.currency_code } : null
}
