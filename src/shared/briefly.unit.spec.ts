import { briefly } from "./briefly"

describe("briefly", () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }))
  afterEach(() => jest.useRealTimers())

  it("asks once in a while for each key", async () => {
    const ask = jest.fn(async (id: string) => `${id}!`)
    const remembered = briefly(1000, (id: string) => id, ask)
    expect([await remembered("a"), await remembered("a"), await remembered("b")]).toEqual(["a!", "a!", "b!"])
    expect(ask).toHaveBeenCalledTimes(2)
    jest.setSystemTime(1000)
    await remembered("a")
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it("keeps no refusal", async () => {
    const ask = jest.fn().mockRejectedValueOnce(new Error("not now")).mockResolvedValueOnce("yes")
    const remembered = briefly(1000, () => "", ask)
    await expect(remembered()).rejects.toThrow("not now")
    await expect(remembered()).resolves.toBe("yes")
  })
})
