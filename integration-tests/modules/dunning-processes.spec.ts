import { dropDatabase, makeDatabase } from "../support/own-database"
import { ended, query, startScript, talking, urlOf } from "../support/processes"

jest.setTimeout(1_800_000)

const NAME = `dunning_days_${process.pid}`
/** Processes, days and debtors; `npm run test:deep` lives through them all. */
const [PROCESSES, DAYS, DEBTORS] = process.env.CRM_DEEP ? [4, 30, 300] : [2, 17, 12]
/** Of the default policy. */
const LEVELS = [5, 15, 30]

const start = (task: "seed" | "run") =>
  startScript("src/scripts/dunning/process.ts", {
    CRM_DUNNING: JSON.stringify({ url: urlOf(NAME), task, debtors: DEBTORS, days: DAYS }),
  })

describe(`${PROCESSES} processes over ${DAYS} days`, () => {
  beforeAll(() => makeDatabase(NAME))
  afterAll(() => dropDatabase(NAME))

  it("remind each invoice once at each level it reaches, and nobody twice a day", async () => {
    expect(await ended(start("seed"))).toBe(0)
    const processes = Array.from({ length: PROCESSES }, () => talking(start("run")))
    await Promise.all(processes.map(({ next }) => next("ready")))
    for (let day = 0; day < DAYS; day++) {
      processes.forEach(({ child }) => child.stdin!.write(`${day}\n`))
      await Promise.all(processes.map(({ next }) => next("lived")))
    }
    const codes = processes.map(({ child }) => ended(child))
    processes.forEach(({ child }) => child.stdin!.end())
    expect(await Promise.all(codes)).toEqual(Array(PROCESSES).fill(0))

    const claimed = await query<{ due: number; levels: number[]; sent: number }>(
      NAME,
      `select (part.due_date::date - current_date)::int as due, coalesce(array_agg(claim.level_days order by claim.level_days)
         filter (where claim.id is not null), '{}') as levels
       from crm_instalment part left join crm_dunning_claim claim on claim.invoice_id = part.invoice_id
       group by part.id order by part.id`
    )
    expect(claimed).toHaveLength(DEBTORS * 2)
    const missed = claimed.filter(({ due, levels }) => {
      const expected = LEVELS.filter((days) => due + days < DAYS)
      return JSON.stringify(levels) !== JSON.stringify(expected)
    })
    expect(missed).toEqual([])
    const [counts] = await query<Record<string, number>>(
      NAME,
      `select (select count(*)::int from dunning_sent) as mails,
         (select count(*)::int from (select from dunning_sent group by message_id having count(*) > 1) twice) as twice,
         (select count(*)::int from (select from dunning_sent group by contact, day having count(*) > 1) crowded) as crowded,
         (select count(*)::int from crm_dunning_notice notice where status = 'sent'
           and not exists (select from dunning_sent where message_id = outbox_message_id)) as silent,
         (select count(*)::int from crm_dunning_claim claim join crm_dunning_notice notice on notice.id = claim.notice_id
           where notice.status not in ('sent', 'planned')) as lost`
    )
    expect(counts).toMatchObject({ twice: 0, crowded: 0, silent: 0, lost: 0 })
    expect(counts.mails).toBeGreaterThan(DEBTORS)
  })
})
