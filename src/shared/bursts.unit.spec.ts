import { Bursts } from "./bursts"

/** Work that ends when it is told to, and counts how often it began. */
function heldWork() {
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = []
  const work = jest.fn(() => new Promise<void>((resolve, reject) => ends.push({ resolve, reject })))
  return { work, ends }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe("work that many ask for at once", () => {
  it("runs once, and once more for all who asked in the meantime", async () => {
    const bursts = new Bursts()
    const { work, ends } = heldWork()
    const first = bursts.run("order 1", work)
    const others = [bursts.run("order 1", work), bursts.run("order 1", work), bursts.run("order 1", work)]
    expect(work).toHaveBeenCalledTimes(1)
    ends[0].resolve()
    await first
    await settled()
    expect(work).toHaveBeenCalledTimes(2)
    ends[1].resolve()
    await Promise.all(others)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it("begins anew for who asks while the second runs, for that one may have read already", async () => {
    const bursts = new Bursts()
    const { work, ends } = heldWork()
    void bursts.run("order 1", work)
    const second = bursts.run("order 1", work)
    ends[0].resolve()
    await settled()
    const third = bursts.run("order 1", work)
    ends[1].resolve()
    await second
    await settled()
    expect(work).toHaveBeenCalledTimes(3)
    ends[2].resolve()
    await third
  })

  it("keeps keys apart, and forgets a key that is quiet", async () => {
    const bursts = new Bursts()
    const { work, ends } = heldWork()
    const runs = [bursts.run("order 1", work), bursts.run("order 2", work)]
    expect(work).toHaveBeenCalledTimes(2)
    ends.forEach(({ resolve }) => resolve())
    await Promise.all(runs)
    await settled()
    const again = bursts.run("order 1", work)
    expect(work).toHaveBeenCalledTimes(3)
    ends[2].resolve()
    await again
  })

  it("tells a failure to those whose run it was, and runs for the others", async () => {
    const bursts = new Bursts()
    const { work, ends } = heldWork()
    const first = bursts.run("order 1", work)
    const second = bursts.run("order 1", work)
    ends[0].reject(new Error("the database is down"))
    await expect(first).rejects.toThrow("the database is down")
    await settled()
    ends[1].resolve()
    await expect(second).resolves.toBeUndefined()
  })
})
