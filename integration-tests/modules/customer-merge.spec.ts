import { INTERACTION_MODULE } from "../../src/modules/interaction"
import type { InteractionModuleService } from "../../src/modules/interaction/service"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { Actor } from "../../src/shared/actor"
import { endOwn, startOwn } from "../support/own-database"

jest.setTimeout(300_000)

const NAME = `customer_merge_${process.pid}`
const FOLDERS = { [INTERACTION_MODULE]: "interaction" }
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

describe("customers who are one", () => {
  let app: ModuleApp
  let service: InteractionModuleService
  let count = 0

  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
    service = app.modules[INTERACTION_MODULE] as InteractionModuleService
  })
  afterAll(() => endOwn(NAME, app))

  /** Four customers of each test's own, in the order of their names. */
  const four = (): string[] => {
    count++
    return ["a", "b", "c", "d"].map((name) => `cus_${count}_${name}`)
  }
  const merge = (into: string, ...ids: string[]) => service.mergeCustomers(into, ids, CLERK)
  const unmerge = (id: string) => service.unmergeCustomer(id, CLERK)
  const rootOf = async (id: string) => (await service.customerGroup(id)).root_id
  const groupOf = async (id: string) => (await service.customerGroup(id)).customer_ids.sort()
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      (error: Error) => error.message
    )

  it("are found from each of them; somebody alone is one with themselves", async () => {
    const [a, b, c, d] = four()
    expect(await service.customerGroup(a)).toEqual({ root_id: a, customer_ids: [a] })
    expect(await merge(a, b, c)).toBe(a)
    for (const id of [a, b, c]) {
      expect([await rootOf(id), await groupOf(id)]).toEqual([a, [a, b, c]])
    }
    expect(await groupOf(d)).toEqual([d])
  })

  it("chains end at one root by one look, and an undo gives back what was below, as it was", async () => {
    const [a, b, c, d] = four()
    await merge(b, a)
    await merge(c, b)
    await merge(d, c)
    expect(
      await app.sql(
        `select customer_id, merged_into_id, root_id from crm_customer_alias where root_id = '${d}' order by 1`
      )
    ).toEqual([
      { customer_id: a, merged_into_id: b, root_id: d },
      { customer_id: b, merged_into_id: c, root_id: d },
      { customer_id: c, merged_into_id: d, root_id: d },
    ])
    expect((await service.customersBelow(b)).sort()).toEqual([a, b])
    expect((await service.customersBelow(d)).sort()).toEqual([a, b, c, d])
    expect(await unmerge(b)).toBe(c)
    expect([await groupOf(a), await rootOf(a)]).toEqual([[a, b], b])
    expect([await groupOf(c), await rootOf(c)]).toEqual([[c, d], d])
    expect(await unmerge(a)).toBe(b)
    expect([await groupOf(a), await groupOf(b)]).toEqual([[a], [b]])
  })

  it("a merge into somebody merged goes to who they are by now", async () => {
    const [a, b, c] = four()
    await merge(a, b)
    expect(await merge(b, c)).toBe(a)
    expect(await app.sql(`select merged_into_id, root_id from crm_customer_alias where customer_id = '${c}'`)).toEqual([
      { merged_into_id: a, root_id: a },
    ])
  })

  it("neither become one with themselves, nor in a ring, nor with two", async () => {
    const [a, b, c] = four()
    const itself = (id: string) =>
      `Customer ${id} cannot be merged into itself; name those who are to become one with it.`
    expect(await refusal(merge(a, a))).toBe(itself(a))
    await merge(b, a)
    expect(await refusal(merge(a, b))).toBe(itself(b))
    expect(await refusal(merge(c, a))).toBe(
      `Customer ${a} is merged into ${b} already; merge that one, or undo the first merge before.`
    )
    expect(await groupOf(c)).toEqual([c])
  })

  it("merging and undoing twice changes nothing more, and each act is in History once", async () => {
    const [a, b] = four()
    await merge(a, b)
    await merge(a, b)
    expect(await unmerge(b)).toBe(a)
    expect(await unmerge(b)).toBeNull()
    expect(
      await app.sql(
        `select act, changes, actor_id from crm_interaction_history where reference_id = '${b}' order by created_at`
      )
    ).toEqual([
      { act: "merged", changes: { merged_into_id: [null, a] }, actor_id: "user_clerk" },
      { act: "unmerged", changes: { merged_into_id: [a, null] }, actor_id: "user_clerk" },
    ])
  })

  it("two who merge each into the other at once make no ring", async () => {
    const [a, b] = four()
    const said = await Promise.all([refusal(merge(a, b)), refusal(merge(b, a))])
    expect(said.filter((one) => one === "done")).toHaveLength(1)
    expect(await groupOf(a)).toEqual([a, b])
  })

  it("who were merged into a customer that the host has no more stand alone again, with those below", async () => {
    const [a, b, c] = four()
    await merge(b, c)
    await merge(a, b)
    await service.keepHostCustomers([a], [])
    expect([await groupOf(b), await rootOf(c), await groupOf(a)]).toEqual([[b, c], b, [a]])
  })

  it("those told apart are kept once, whatever their order, and may be told apart no more", async () => {
    const [a, b] = four()
    await service.tellApart([b, a], false, CLERK)
    await service.tellApart([a, b], false, CLERK)
    const kept = `select customer_ids from crm_customer_distinction where '${a}' = any (customer_ids) and deleted_at is null`
    expect(await app.sql(kept)).toEqual([{ customer_ids: [a, b] }])
    await service.tellApart([a, b], true, CLERK)
    expect(await app.sql(kept)).toEqual([])
  })
})
