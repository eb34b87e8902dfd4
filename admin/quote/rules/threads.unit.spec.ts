import { QuoteMessage, threadsOf } from "./threads"

const message = (id: string, item_id: string | null, author_type: "buyer" | "staff", minute: number): QuoteMessage => ({
  id,
  version: 1,
  item_id,
  text: id,
  author_type,
  author_name: null,
  created_at: `2026-03-01T10:${String(minute).padStart(2, "0")}:00.000Z`,
})

const items = [
  { id: "desk", title: "Desk", position: 2 },
  { id: "lamp", title: "Lamp", position: 1 },
]

it("puts the whole quote first, then the lines in their order, then lines that are gone", () => {
  const threads = threadsOf(
    [
      message("1", "gone", "buyer", 1),
      message("2", "desk", "buyer", 2),
      message("3", "lamp", "buyer", 3),
      message("4", null, "buyer", 4),
    ],
    items,
    true
  )
  expect(threads.map(({ item_id, title }) => [item_id, title])).toEqual([
    [null, null],
    ["lamp", "Lamp"],
    ["desk", "Desk"],
    ["gone", null],
  ])
})

it("marks what the buyer wrote after the last answer, each thread by itself", () => {
  const [quote, lamp] = threadsOf(
    [
      message("c", null, "buyer", 3),
      message("a", null, "buyer", 1),
      message("b", null, "staff", 2),
      message("d", "lamp", "buyer", 0),
      message("e", "lamp", "staff", 5),
    ],
    items,
    true
  )
  expect(quote.messages.map(({ id }) => id)).toEqual(["a", "b", "c"])
  expect(quote.unanswered).toEqual(["c"])
  expect(lamp.unanswered).toEqual([])
})

it("marks nothing once the quote counts nothing unanswered", () => {
  expect(threadsOf([message("a", null, "buyer", 1)], items, false)[0].unanswered).toEqual([])
})
