import type { Board, BoardCard } from "../queries"
import { columnOf, LOST, moveCard } from "./move-card"

const card = (id: string, total: string, weighted_total: string): BoardCard => ({
  id,
  number: id,
  version: 1,
  status: "sent",
  source: "staff",
  title: null,
  customer_id: null,
  customer_name: null,
  company_name: null,
  total,
  weighted_total,
  currency_code: "eur",
  probability: 35,
  owner_id: null,
  days_in_stage: 12,
  is_stalled: true,
  next_step: null,
  next_step_date: null,
  expected_close_date: null,
  is_close_past: false,
  customer_overdue: null,
})

const column = (stage_id: string, probability: number, quotes: BoardCard[]) => ({
  stage_id,
  name: stage_id,
  code: null,
  probability,
  count: 30,
  total: "1000.30",
  weighted_total: "400.10",
  quotes,
})

const board: Board = {
  pipeline_id: "crmpl_1",
  currency_code: "eur",
  currencies: ["eur"],
  columns: [
    column("sent", 40, [card("a", "100.10", "35.04"), card("b", "5", "2")]),
    column("negotiating", 70, [card("c", "7", "3")]),
  ],
}

describe("a card that is moved", () => {
  it("leaves its column with its count and sums, and lies on top of the other with its probability", () => {
    const [sent, negotiating] = moveCard(board, "a", "negotiating").columns
    expect(sent).toMatchObject({ count: 29, total: "900.20", weighted_total: "365.06" })
    expect(sent.quotes.map(({ id }) => id)).toEqual(["b"])
    expect(negotiating).toMatchObject({ count: 31, total: "1100.40", weighted_total: "470.17" })
    expect(negotiating.quotes.map(({ id }) => id)).toEqual(["a", "c"])
    expect(negotiating.quotes[0]).toMatchObject({
      probability: 70,
      weighted_total: "70.07",
      days_in_stage: 0,
      is_stalled: false,
    })
  })

  it("leaves the board when it is lost", () => {
    const after = moveCard(board, "b", LOST)
    expect(columnOf(after, "b")).toBeUndefined()
    expect(after.columns[0]).toMatchObject({ count: 29, total: "995.30", weighted_total: "398.10" })
    expect(after.columns[1]).toBe(board.columns[1])
  })

  it("changes nothing where it lies already, or when it is not on the board", () => {
    expect(moveCard(board, "a", "sent")).toBe(board)
    expect(moveCard(board, "x", "negotiating")).toBe(board)
  })

  it("is counted in the decimals of its currency", () => {
    const yen = moveCard({ ...board, currency_code: "jpy" }, "b", "negotiating")
    expect(yen.columns[1].quotes[0].weighted_total).toBe("4")
    expect(yen.columns[1].total).toBe("1005")
  })
})
