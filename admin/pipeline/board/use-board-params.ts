import { useQuoteListParams } from "../../quote/list/use-quote-list-params"
import { BoardParams } from "../queries"

/**
 * What the board asks for: the same filters as the list, of one pipeline and one currency.
 *
 * @param limit - cards of each column
 */
export function useBoardParams(limit: number): BoardParams {
  const { currency_code, ...list } = useQuoteListParams()
  const { offset: _offset, order: _order, view: _view, ...asked } = list
  // What is decided lies on no stage; left over from the list, these would empty the board.
  const { stage_id: _stage, status: _status, decided_date: _decided, ...filters } = asked
  return {
    ...filters,
    currency_code: Array.isArray(currency_code) ? currency_code[0] : currency_code,
    limit,
  }
}
