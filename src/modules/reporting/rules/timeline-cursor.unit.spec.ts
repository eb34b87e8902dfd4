import { cursorText, readCursor } from "./timeline-cursor"

describe("cursor of a timeline", () => {
  it("is read as it was given, to the microsecond", () => {
    const cursor = { at: "2026-11-27T12:00:00.123456Z", id: "crmin_01ABC" }
    expect(readCursor(cursorText(cursor))).toEqual(cursor)
  })

  it.each([
    "",
    "x",
    cursorText({ at: "2026-11-27", id: "a" }),
    cursorText({ at: "2026-99-27T12:00:00.000000Z", id: "a" }),
    cursorText({ at: "2026-02-30T12:00:00.000000Z", id: "a" }),
    cursorText({ at: "2026-11-27T12:00:00.000000Z", id: "a b" }),
    cursorText({ at: "0000-11-27T12:00:00.000000Z", id: "a" }),
  ])("refuses %p", (text) => {
    expect(() => readCursor(text)).toThrow("Invalid request: cursor must be the next_cursor of the page before")
  })
})
