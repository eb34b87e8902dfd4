import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { QUOTES_PATH } from "../../quote/queries"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"
import { Board, boardQuery, BoardCard, BoardParams } from "../queries"
import { moveCard } from "../rules/move-card"

type Move = {
  card: BoardCard
  from: string
  /** Of the stage that the card leaves. */
  fromProbability: number
  to: string
  toName: string
}

/** Undone: back to where the card was, with the probability of its own that it had. */
type Request = Move & { undone?: boolean }

const ownProbability = ({ card, fromProbability }: Move): number | null =>
  card.probability === fromProbability ? null : card.probability

const KEY = ["crm", "quotes", "move"]

/** Moves a card: the board follows at once, and goes back with the server's reason when it is refused. A done one can be undone. */
export function useBoardMove(params: BoardParams): (move: Move) => void {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { queryKey } = boardQuery(params)
  const { mutate } = useMutation({
    mutationKey: KEY,
    mutationFn: (move: Request) =>
      sdk.client.fetch(`${QUOTES_PATH}/${move.card.id}/deal`, {
        method: "POST",
        body: { stage_id: move.to, probability: move.undone ? ownProbability(move) : null },
      }),
    onMutate: async ({ card, to }) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData<Board>(queryKey)
      client.setQueryData<Board>(queryKey, (board) => board && moveCard(board, card.id, to))
      return { before }
    },
    onError: (error, { card }, context) => {
      client.setQueryData(queryKey, context?.before)
      toast.error(t("pipeline.board.refused", { number: card.number }), { description: errorMessage(error) })
    },
    onSuccess: (_answer, move) => {
      const { card, from, to, toName, undone } = move
      if (undone) {
        toast.success(t("pipeline.board.undone", { number: card.number }))
        return
      }
      toast.success(t("pipeline.board.moved", { number: card.number, stage: toName }), {
        action: {
          label: t("common.undo"),
          altText: t("common.undo"),
          onClick: () => mutate({ ...move, from: to, to: from, undone: true }),
        },
      })
    },
    onSettled: async () => {
      // While another card is still on its way the answer would put that one back.
      if (client.isMutating({ mutationKey: KEY }) === 1) {
        await client.invalidateQueries({ queryKey: crmKeys.quotes.all })
      }
      await client.invalidateQueries({ queryKey: crmKeys.overview.all, refetchType: "none" })
    },
  })
  return mutate
}
