import { filled } from "./filled"

describe("texts for a body", () => {
  it("are trimmed, and left out when empty", () => {
    expect(filled({ note: " Late again ", told_by: "  ", subject: "" })).toEqual({ note: "Late again" })
  })
})
