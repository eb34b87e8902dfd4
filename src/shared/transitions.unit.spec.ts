import { assertTransition } from "./transitions"

const DOOR = { open: ["closed", "broken"], closed: ["open"], broken: [] } as const

describe("transitions", () => {
  it("allows what the table lists", () => {
    expect(() => assertTransition(DOOR, "Door 1", "open", "closed")).not.toThrow()
  })

  it("says what is possible when it refuses", () => {
    expect(() => assertTransition(DOOR, "Door 1", "closed", "broken")).toThrow(
      "Door 1 is closed and cannot become broken; it can become open."
    )
    expect(() => assertTransition(DOOR, "Door 1", "broken", "open")).toThrow("Door 1 is broken and cannot become open; that is final.")
  })
})
