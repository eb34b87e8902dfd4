import { dropDatabase, makeDatabase } from "../support/own-database"
import { ended, query, startScript, talking, urlOf } from "../support/processes"

jest.setTimeout(600_000)

const NAME = `follow_up_sweeps_${process.pid}`
const [PROCESSES, QUOTES, ORDERS] = [2, 900, 900]

type Swept = { opened: number; closed: number; emitted: string[] }

const start = (task: "seed" | "run") =>
  startScript("src/scripts/follow-up/process.ts", {
    CRM_FOLLOW_UPS: JSON.stringify({ url: urlOf(NAME), task, quotes: QUOTES, orders: ORDERS }),
  })

describe(`${PROCESSES} processes that sweep at once`, () => {
  beforeAll(() => makeDatabase(NAME))
  afterAll(() => dropDatabase(NAME))

  it("open, close and announce each once between them", async () => {
    expect(await ended(start("seed"))).toBe(0)
    const processes = Array.from({ length: PROCESSES }, () => talking(start("run")))
    await Promise.all(processes.map(({ next }) => next("ready")))
    const sweep = async (): Promise<Swept> => {
      processes.forEach(({ child }) => child.stdin!.write("sweep\n"))
      const told = await Promise.all(processes.map(({ next }) => next<Swept>("swept")))
      const sum = (what: "opened" | "closed"): number => told.reduce((all, one) => all + one[what], 0)
      return { opened: sum("opened"), closed: sum("closed"), emitted: told.flatMap(({ emitted }) => emitted) }
    }
    const first = await sweep()
    const [{ count }] = await query<{ count: number }>(NAME, "select count(*)::int as count from crm_follow_up")
    expect(first).toMatchObject({ opened: count, closed: 0 })
    expect(count).toBeGreaterThan(100)
    expect(new Set(first.emitted).size).toBe(first.emitted.length)
    expect(first.emitted.length).toBeGreaterThan(0)
    expect(await sweep()).toEqual({ opened: 0, closed: 0, emitted: [] })

    await query(NAME, "update crm_quote set status = 'declined' where status = 'sent'")
    const [{ open }] = await query<{ open: number }>(
      NAME,
      "select count(*)::int as open from crm_follow_up where reference = 'crm_quote' and status = 'open'"
    )
    expect((await sweep()).closed).toBe(open)
    const acts = await query(
      NAME,
      `select act, count(*)::int as acts, count(distinct reference_id)::int as follow_ups from crm_follow_up_history group by 1 order by 1`
    )
    expect(acts).toEqual([
      { act: "completed", acts: open, follow_ups: open },
      { act: "opened", acts: count, follow_ups: count },
    ])
    const codes = processes.map(({ child }) => ended(child))
    processes.forEach(({ child }) => child.stdin!.end())
    expect(await Promise.all(codes)).toEqual(Array(PROCESSES).fill(0))
  })
})
