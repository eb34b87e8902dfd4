import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { QuoteMoveRow } from "../../../../../../modules/quote/types"
import { listRequestOf } from "../../../../../shared/documents"
import { ownerNames } from "../../../reports/owner-names"
import { loadQuote, quoteService } from "../../answer"

/** How the deal moved, newest first: what, from where to where, when and by whom. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { limit, offset, order } = listRequestOf(req)
  const direction = order === "created_at" ? "ASC" : "DESC"
  const [rows, count] = await quoteService(req).listAndCountCrmQuoteMoves(
    { quote_id: req.params.id },
    { order: { created_at: direction, field: "ASC", id: "ASC" }, take: limit, skip: offset }
  )
  const moves = rows as unknown as QuoteMoveRow[]
  const people = moves.flatMap((move) =>
    move.field === "owner" ? [move.from_value, move.to_value, move.actor_id] : [move.actor_id]
  )
  const names = await ownerNames(req, [...new Set(people)])
  const nameOf = (move: QuoteMoveRow, value: string | null, kept: string | null): string | null =>
    move.field === "owner" ? (names.get(value ?? "") ?? value) : kept
  res.json({
    moves: moves.map((move) => ({
      id: move.id,
      field: move.field,
      from: move.from_value,
      to: move.to_value,
      from_name: nameOf(move, move.from_value, move.from_name),
      to_name: nameOf(move, move.to_value, move.to_name),
      created_at: move.created_at,
      actor_id: move.actor_id,
      actor_type: move.actor_type,
      actor_name: names.get(move.actor_id) ?? null,
    })),
    count,
    offset,
    limit,
  })
}
