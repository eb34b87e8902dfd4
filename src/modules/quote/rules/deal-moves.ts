import { MathBN } from "@medusajs/framework/utils"

import { exactOf } from "../../../shared/exact"
import { QuoteRow } from "../types"

/** Where a deal stands. */
export type DealFacts = Pick<QuoteRow, "id" | "stage_id" | "owner_id" | "total" | "expected_close_date" | "probability">

export type DealMove = {
  field: "stage" | "owner" | "amount" | "expected_close" | "probability"
  from: string | null
  to: string | null
}

/** What changed of a deal between two states of its quote; amounts as decimal text. */
export function dealMoves(before: DealFacts, after: DealFacts): DealMove[] {
  const moves: DealMove[] = [
    { field: "stage", from: before.stage_id, to: after.stage_id },
    { field: "owner", from: before.owner_id, to: after.owner_id },
    { field: "amount", from: amountOf(before), to: amountOf(after) },
    { field: "expected_close", from: before.expected_close_date, to: after.expected_close_date },
    { field: "probability", from: textOf(before.probability), to: textOf(after.probability) },
  ]
  return moves.filter(({ from, to }) => (from ?? null) !== (to ?? null))
}

const amountOf = (quote: DealFacts): string => MathBN.convert(exactOf(quote as QuoteRow, "total") ?? 0).toFixed()

const textOf = (value: number | null): string | null => (value === null || value === undefined ? null : String(value))
