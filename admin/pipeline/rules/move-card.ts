import { currencyDigits } from "../../../src/shared/currency-digits"
import type { Board, BoardCard, BoardColumn } from "../queries"

/** Where a quote goes that was lost: no stage, but the end of the deal. */
export const LOST = "lost"

/** The column in which a card lies. */
export function columnOf(board: Board, quoteId: string): BoardColumn | undefined {
  return board.columns.find(({ quotes }) => quotes.some(({ id }) => id === quoteId))
}

/**
 * The board as it will look once a card lies in another column: counts and sums follow at once, and the card takes the
 * column's probability. The server's own figures replace these as soon as they come.
 *
 * @param to - a stage, or `LOST`: the card leaves the board
 */
export function moveCard(board: Board, quoteId: string, to: string): Board {
  const from = columnOf(board, quoteId)
  const card = from?.quotes.find(({ id }) => id === quoteId)
  if (!from || !card || from.stage_id === to) {
    return board
  }
  const digits = currencyDigits(board.currency_code)
  const columns = board.columns.map((column) => {
    if (column.stage_id === from.stage_id) {
      return summed({ ...column, quotes: column.quotes.filter(({ id }) => id !== quoteId) }, card, -1, digits)
    }
    if (column.stage_id === to) {
      const moved = landed(card, column, digits)
      return summed({ ...column, quotes: [moved, ...column.quotes] }, moved, 1, digits)
    }
    return column
  })
  return { ...board, columns }
}

const landed = (card: BoardCard, column: BoardColumn, digits: number): BoardCard => ({
  ...card,
  probability: column.probability,
  weighted_total: ((+card.total * column.probability) / 100).toFixed(digits),
  days_in_stage: 0,
  is_stalled: false,
})

const summed = (column: BoardColumn, card: BoardCard, sign: 1 | -1, digits: number): BoardColumn => ({
  ...column,
  count: column.count + sign,
  total: (+column.total + sign * +card.total).toFixed(digits),
  weighted_total: (+column.weighted_total + sign * +card.weighted_total).toFixed(digits),
})
