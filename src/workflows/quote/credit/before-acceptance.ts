import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ApprovalReason } from "../../../modules/quote/rules/approval"
import { QuoteRow } from "../../../modules/quote/types"
import {
  CreditAction,
  CreditFigures,
  CreditPolicy,
  CreditReason,
  CreditStep,
  decideCredit,
  sayCreditReason,
} from "../../../shared/credit-policy"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { today } from "../steps/quote-module"
import { creditPolicy, debtorOf, isHeldBy, reporting } from "./policy"

/** What is being written or sent; without an id it is not stored yet, and says what it comes to. */
type Offer = Pick<QuoteRow, "customer_id" | "bill_to_customer_id" | "currency_code"> & {
  id?: string
  total?: AmountInput
}

/** The rules of these steps that ask for one of these acts. */
const only = (policy: CreditPolicy, steps: CreditStep[], actions: CreditAction[]): CreditPolicy => ({
  ...policy,
  rules: policy.rules.filter(({ step, action }) => steps.includes(step) && actions.includes(action)),
})

async function figuresOf(container: MedusaContainer, offer: Offer): Promise<CreditFigures | null> {
  const customer_id = debtorOf(offer)
  if (!customer_id) {
    return null
  }
  const { currency_code, id: quote_id, total } = offer
  const figures = await reporting(container).customerCredit({
    customer_id,
    currency_code,
    quote_id,
    today: await today(container),
  })
  return {
    ...figures,
    currency_code,
    this_quote: total === undefined ? figures.this_quote : MathBN.convert(total).toFixed(),
  }
}

const BEFORE: CreditStep[] = ["quote", "send"]

const said = (reasons: CreditReason[]): string =>
  reasons
    .filter(({ code }) => code !== "customer_hold")
    .map(sayCreditReason)
    .join("; ")

/**
 * Refuses to write an offer to a customer to whom nothing is offered just now.
 *
 * @throws NOT_ALLOWED
 */
export async function assertMayQuote(container: MedusaContainer, offer: Offer): Promise<void> {
  const policy = only(await creditPolicy(container), ["quote"], ["hold"])
  const figures = policy.rules.length ? await figuresOf(container, offer) : null
  const decision = figures && decideCredit(policy, "quote", figures)
  if (decision?.action === "hold") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `No quote is made for this customer just now: ${said(decision.reasons)}.`
    )
  }
}

/**
 * What the policy on credit wants of an offer before it leaves.
 *
 * @returns what it asks approval for
 * @throws NOT_ALLOWED where nothing is sent at all, or a deposit is to be asked for that the offer does not ask
 */
export async function assertMaySendOnCredit(container: MedusaContainer, quote: QuoteRow): Promise<ApprovalReason[]> {
  const policy = only(await creditPolicy(container), BEFORE, ["approval", "deposit", "hold"])
  const figures = policy.rules.length ? await figuresOf(container, quote) : null
  if (!figures) {
    return []
  }
  for (const step of BEFORE) {
    const held = decideCredit(only(policy, [step], ["hold"]), step, figures)
    if (held.action === "hold") {
      refuse(`Quote ${quote.number} cannot be sent: ${said(held.reasons)}.`)
    }
    const { deposit_percent, reasons } = decideCredit(only(policy, [step], ["deposit"]), step, figures)
    if (deposit_percent !== null && MathBN.lt(exactOf(quote, "deposit_percent") ?? 0, deposit_percent)) {
      refuse(
        `Quote ${quote.number} needs a deposit of at least ${deposit_percent} %: ${said(reasons)}. Ask for it before sending.`
      )
    }
  }
  return approvalsOf(policy, figures)
}

/** What the policy on credit asks approval for, of a draft as it stands. */
export async function creditApprovals(container: MedusaContainer, quote: QuoteRow): Promise<ApprovalReason[]> {
  if (quote.status !== "draft") {
    return []
  }
  const policy = only(await creditPolicy(container), BEFORE, ["approval"])
  const figures = policy.rules.length ? await figuresOf(container, quote) : null
  return figures ? approvalsOf(policy, figures) : []
}

function approvalsOf(policy: CreditPolicy, figures: CreditFigures): ApprovalReason[] {
  const asked = only(policy, BEFORE, ["approval"])
  const reasons = BEFORE.flatMap((step) => decideCredit(asked, step, figures).reasons)
  const approvals = reasons.flatMap((reason) => approvalOf(asked, reason))
  return approvals.filter(({ kind }, index) => approvals.findIndex((other) => other.kind === kind) === index)
}

function approvalOf({ rules }: CreditPolicy, reason: CreditReason): ApprovalReason[] {
  const common = { rule_id: `credit:${reason.code}`, rule_name: "Credit", approver_id: null }
  switch (reason.code) {
    case "over_limit":
    case "prepay":
      return [
        {
          ...common,
          kind: "over_limit",
          limit: reason.limit,
          value: reason.amount,
          currency_code: reason.currency_code,
        },
      ]
    case "days_overdue": {
      const days = Math.min(...rules.flatMap(({ days_overdue }) => days_overdue ?? []))
      return [{ ...common, kind: "days_overdue", limit: String(days), value: String(reason.days), currency_code: null }]
    }
    default:
      return []
  }
}

/** Whether an offer would wait if it were accepted now. */
export async function wouldBeHeld(container: MedusaContainer, quote: Offer): Promise<boolean> {
  const [policy, figures] = [await creditPolicy(container), await figuresOf(container, quote)]
  return figures !== null && isHeldBy(decideCredit(policy, "accept", figures))
}

function refuse(message: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
