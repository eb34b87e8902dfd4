import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"
import { Choosable, isChoice } from "./included"
import { MarginLine, totalMargin } from "./margin"

/** A limit as its row keeps it; an empty one is not asked. */
export type ApprovalLimit = {
  id: string
  name: string
  is_active: boolean
  max_discount_percent: AmountInput | null
  min_margin_percent: AmountInput | null
  max_total: AmountInput | null
  currency_code: string | null
  approver_id: string | null
}

/** Why a quote needs approval: the rule, what it allows and what the quote has. */
export type ApprovalReason = {
  rule_id: string
  rule_name: string
  kind: "discount" | "margin" | "total" | "over_limit" | "days_overdue"
  limit: string
  /** Null for a margin where nothing is charged, which has no percentage. */
  value: string | null
  currency_code: string | null
  approver_id: string | null
}

/** A line that may be ordered, as the rules look at it. */
export type JudgedLine = MarginLine &
  Choosable & {
    unit_price: AmountInput
    list_price: AmountInput | null
    discount_percent: AmountInput
  }

/**
 * What the rules look at. The buyer may take other options than the offer proposes, so that each limit is asked of the choice
 * that breaks it worst: an option holds nothing back from approval.
 */
export type JudgedQuote = {
  currency_code: string
  /** With the dearest choice. */
  total: AmountInput
  discount_percent: AmountInput
  lines: JudgedLine[]
}

/**
 * Percent that a line is below its catalogue price (its own price where it has none): price cut, line discount and the quote's
 * discount together. Above the catalogue it is 0.
 */
export function effectiveDiscount(line: JudgedQuote["lines"][number], quoteDiscount: AmountInput): Decimal {
  const list = line.list_price !== null && MathBN.gt(line.list_price, 0) ? line.list_price : line.unit_price
  if (MathBN.eq(list, 0)) {
    return MathBN.convert(0)
  }
  const rest = (percent: AmountInput): Decimal => MathBN.div(MathBN.sub(100, percent), 100)
  const price = MathBN.mult(MathBN.mult(line.unit_price, rest(line.discount_percent)), rest(quoteDiscount))
  const discount = MathBN.mult(MathBN.sub(1, MathBN.div(price, list)), 100).decimalPlaces(2)
  return discount.isNegative() ? MathBN.convert(0) : discount
}

/**
 * The lines that a buyer may take together whose margin is furthest below a percentage; null when every choice reaches it.
 *
 * A margin reaches p percent when net × (1 − p / 100) − cost, summed over the lines, is not below 0. Lines without a known cost
 * do not matter to it, so that each option and each group can be decided for itself.
 */
function choiceBelow(lines: readonly JudgedLine[], percent: AmountInput): JudgedLine[] | null {
  const spare = ({ net, quantity, unit_cost }: JudgedLine): Decimal =>
    unit_cost === null
      ? MathBN.convert(0)
      : MathBN.sub(MathBN.mult(net, MathBN.div(MathBN.sub(100, percent), 100)), MathBN.mult(unit_cost, quantity))
  const least = (a: JudgedLine, b: JudgedLine): JudgedLine => (spare(b).lt(spare(a)) ? b : a)
  const groups = new Map<string, JudgedLine>()
  const taken: JudgedLine[] = []
  for (const line of lines) {
    if (line.alternative_group !== null) {
      const other = groups.get(line.alternative_group)
      groups.set(line.alternative_group, other ? least(other, line) : line)
    } else if (!isChoice(line) || spare(line).isNegative()) {
      taken.push(line)
    }
  }
  taken.push(...groups.values())
  return MathBN.add(0, ...taken.map(spare)).lt(0) ? taken : null
}

/** Everything that the active rules ask approval for, in the rules' order. */
export function approvalReasons(quote: JudgedQuote, rules: readonly ApprovalLimit[]): ApprovalReason[] {
  const discount = MathBN.max(0, ...quote.lines.map((line) => effectiveDiscount(line, quote.discount_percent)))
  return rules
    .filter(({ is_active }) => is_active)
    .flatMap((rule) => {
      const reason = (kind: ApprovalReason["kind"], limit: AmountInput, value: Decimal | null): ApprovalReason => ({
        rule_id: rule.id,
        rule_name: rule.name,
        kind,
        limit: MathBN.convert(limit).toFixed(),
        value: value?.toFixed() ?? null,
        currency_code: kind === "total" ? rule.currency_code : null,
        approver_id: rule.approver_id,
      })
      const { max_discount_percent, min_margin_percent, max_total, currency_code } = rule
      const thin = min_margin_percent === null ? null : choiceBelow(quote.lines, min_margin_percent)
      return [
        max_discount_percent !== null && MathBN.gt(discount, max_discount_percent)
          ? [reason("discount", max_discount_percent, discount)]
          : [],
        min_margin_percent !== null && thin
          ? [reason("margin", min_margin_percent, totalMargin(thin)?.percent ?? null)]
          : [],
        max_total !== null && currency_code === quote.currency_code && MathBN.gt(quote.total, max_total)
          ? [reason("total", max_total, MathBN.convert(quote.total))]
          : [],
      ].flat()
    })
}

/** A reason in a sentence for people. How thin a margin is, not everyone may know who may send. */
export function sayReason({ kind, limit, value, currency_code, rule_name }: ApprovalReason): string {
  const currency = (currency_code ?? "").toUpperCase()
  switch (kind) {
    case "discount":
      return `discount of ${value} % is above ${limit} % (${rule_name})`
    case "margin":
      return `margin is below ${limit} % (${rule_name})`
    case "total":
      return `total of ${currency} ${value} is above ${currency} ${limit} (${rule_name})`
    case "over_limit":
      return `credit limit of ${currency} ${limit} is exceeded by ${value}`
    case "days_overdue":
      return `oldest debt is ${value} days late`
  }
}

/**
 * Users named by the rules; null when one of the rules leaves it to everyone with the right to approve.
 * Where several are named, one of them decides.
 */
export function approversOf(reasons: readonly ApprovalReason[]): string[] | null {
  const named = reasons.map(({ approver_id }) => approver_id)
  return named.includes(null) || !named.length ? null : [...new Set(named as string[])]
}

/** The reasons that were not approved. */
export const openReasons = (
  reasons: readonly ApprovalReason[],
  approved: readonly Pick<ApprovalReason, "rule_id" | "kind">[] | null
): ApprovalReason[] =>
  reasons.filter((reason) => !approved?.some(({ rule_id, kind }) => rule_id === reason.rule_id && kind === reason.kind))

/**
 * Refuses to send what needs an approval that was not given for exactly this revision.
 *
 * @param approved - the reasons that were approved for this version and revision; null when nothing was
 * @throws NOT_ALLOWED naming each limit
 */
export function assertApproved(
  name: string,
  reasons: readonly ApprovalReason[],
  approved: readonly Pick<ApprovalReason, "rule_id" | "kind">[] | null
): void {
  const open = openReasons(reasons, approved)
  if (open.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${name} needs approval: ${open.map(sayReason).join("; ")}. Submit it for approval.`
    )
  }
}
