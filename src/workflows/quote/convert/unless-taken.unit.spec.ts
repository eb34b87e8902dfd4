import { unlessTaken } from "./unless-taken"

describe("who comes second", () => {
  const lacking = async (): Promise<void> => {
    throw new Error("Quote Q-2026-0001: 2 of Desk are wanted; 1 is in stock.")
  }
  const never = async (): Promise<boolean> => {
    throw new Error("not to be asked")
  }

  it("is not refused for what the first one took", async () => {
    await expect(unlessTaken(lacking, async () => true)).resolves.toBeUndefined()
  })

  it("is refused as the first one would be when nobody was first", async () => {
    await expect(unlessTaken(lacking, async () => false)).rejects.toThrow(
      "Quote Q-2026-0001: 2 of Desk are wanted; 1 is in stock."
    )
  })

  it("asks nothing more when the check passes", async () => {
    await expect(unlessTaken(async () => undefined, never)).resolves.toBeUndefined()
  })
})
