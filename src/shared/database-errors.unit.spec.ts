import { clearError, whileLocked } from "./database-errors"

describe("an act on a document that others hold", () => {
  const locked = (): Error => clearError({ code: "55P03" }) as Error

  it("is tried again until it is its turn", async () => {
    let tries = 0
    const act = async (): Promise<string> => {
      if (++tries < 4) {
        throw locked()
      }
      return "done"
    }
    await expect(whileLocked(act)).resolves.toBe("done")
    expect(tries).toBe(4)
  })

  it("fails at once for any other reason", async () => {
    let tries = 0
    const act = async (): Promise<void> => {
      tries++
      throw clearError({ code: "CRM01", detail: "Invoice INV-2026-0001 is issued and cannot be changed." })
    }
    await expect(whileLocked(act)).rejects.toThrow("Invoice INV-2026-0001 is issued and cannot be changed.")
    expect(tries).toBe(1)
  })

  it("gives up after half a minute with the sentence that says so", async () => {
    jest.useFakeTimers({ now: new Date("2026-11-25T10:00:00Z"), doNotFake: ["nextTick", "setImmediate"] })
    const act = async (): Promise<void> => {
      jest.setSystemTime(Date.now() + 5_000)
      throw locked()
    }
    await expect(whileLocked(act)).rejects.toThrow("This document is being changed by someone else; try again.")
    expect(new Date().toISOString()).toBe("2026-11-25T10:00:35.000Z")
    jest.useRealTimers()
  })
})
