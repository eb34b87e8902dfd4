import { Gathered } from "./gathered"

const later = () => new Promise<void>((resolve) => setImmediate(resolve))

it("those who ask at once share a read, begun after all of them asked; whoever asks while it runs has another", async () => {
  const reads: string[][] = []
  let go = (): void => undefined
  const gathered = new Gathered(async (keys) => {
    reads.push(keys)
    const number = reads.length
    await new Promise<void>((resolve) => (go = resolve))
    return new Map(keys.filter((key) => key !== "gone").map((key) => [key, `${key} ${number}`]))
  })
  const first = [gathered.get("a"), gathered.get("a"), gathered.get("gone")]
  expect(reads).toEqual([])
  await later()
  const second = gathered.get("a")
  go()
  expect(await Promise.all(first)).toEqual(["a 1", "a 1", undefined])
  await later()
  go()
  expect(await second).toBe("a 2")
  expect(reads).toEqual([["a", "gone"], ["a"]])
})

it("a read that fails fails for all who share it, and not for the next", async () => {
  let fails = true
  const gathered = new Gathered(async (keys) => {
    if (fails) {
      throw new Error("The database is away.")
    }
    return new Map(keys.map((key) => [key, key]))
  })
  const all = await Promise.allSettled([gathered.get("a"), gathered.get("b")])
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"])
  fails = false
  expect(await gathered.get("a")).toBe("a")
})
