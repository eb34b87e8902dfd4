import { OrderFacts, OrderLine } from "../types"
import type { ExistingLot } from "./lots"
import { replacedLots } from "./replaced-lots"

const line = (line_id: string, replaces_line_id: string | null = null) => ({ line_id, replaces_line_id }) as OrderLine
const lot = (id: string, some: Partial<ExistingLot> = {}) =>
  ({
    id,
    line_id: "desk",
    status: "active",
    source_key: `item:${id}`,
    fulfillment_item_id: id,
    part: "",
    ...some,
  }) as ExistingLot
const whole = (id: string, some: Partial<ExistingLot> = {}) =>
  lot(id, { source_key: "line:desk", fulfillment_item_id: null, ...some })

const LINES = [line("desk"), line("sent", "desk"), line("again", "sent")]
const replaced = (existing: ExistingLot[], faulty: Record<string, string> = {}, at = "sent", lines = LINES): string[] =>
  replacedLots(
    { lines } as OrderFacts,
    lines.find(({ line_id }) => line_id === at)!,
    existing,
    ({ line_id }) => faulty[line_id] ?? null
  ).map(({ id }) => id)

describe("cover of the units that a line was sent for", () => {
  it.each([
    ["all of the line where nobody says which unit was faulty", [lot("a"), lot("b")], {}, ["a", "b"]],
    ["that of the faulty unit", [lot("a"), lot("a2", { fulfillment_item_id: "a" }), lot("b")], { sent: "a2" }, ["a", "a2"]],
    ["of what was split off, its own", [lot("a"), lot("a2", { fulfillment_item_id: "a", part: "p" })], { sent: "a2" }, ["a2"]],
    ["beside it that of the whole line", [lot("a"), lot("b"), whole("w")], { sent: "a" }, ["a", "w"]],
    ["of a part of the whole line, and any item", [lot("a"), whole("w"), whole("v", { part: "v" })], { sent: "v" }, ["a", "v"]],
    ["all of the line where the claim is about something else", [lot("a"), lot("b"), lot("c", { line_id: "lamp" })], { sent: "c" }, ["a", "b"]],
    ["none of what is canceled", [lot("a", { status: "canceled" }), lot("b")], { sent: "a" }, []],
  ] as [string, ExistingLot[], Record<string, string>, string[]][])("is %s", (_what, existing, faulty, expected) => {
    expect(replaced(existing, faulty)).toEqual(expected)
  }) // prettier-ignore

  it("is that of the first line behind it that had any, by the claim that was settled then", () => {
    const existing = [lot("a"), lot("b")]
    expect(replaced(existing, { sent: "b" }, "again")).toEqual(["b"])
    expect(replaced([...existing, lot("c", { line_id: "sent" })], { sent: "b" }, "again")).toEqual(["c"])
  })

  it("is none where lines were sent for each other", () => {
    expect(replaced([], {}, "a", [line("a", "b"), line("b", "a")])).toEqual([])
  })
})
