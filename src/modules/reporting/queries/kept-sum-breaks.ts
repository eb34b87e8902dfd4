import { DataSource, QueryRunner } from "typeorm"

import { FoundBreak } from "../../../shared/agreement-kinds"

type Kept = {
  /** A `select` of how many rows differ from the documents, as `count`. */
  differs: string
  /** What adds it up anew. */
  rebuild: string
  /** What is done before they are compared. */
  fold?: string
}

/** Tables that a function adds up anew, as `crm_differing_sums` compares them. */
const byRebuild = (rebuild: string, ...tables: string[]): Kept => ({
  differs: `select crm_differing_sums('${rebuild}', array[${tables.map((table) => `'${table}'`).join(", ")}])::text as count`,
  rebuild: `select ${rebuild}()`,
})

/** Sums that are kept for reports: how each is compared with its documents, and what adds it up anew. */
export const KEPT_SUMS = {
  demand: { differs: "select crm_verify_demand()::text as count", rebuild: "select crm_rebuild_demand()" },
  stages: { differs: "select crm_verify_stage_stays()::text as count", rebuild: "select crm_rebuild_stage_stays()" },
  quotes: byRebuild("crm_rebuild_quote_list", "crm_sum_quote"),
  billing: byRebuild(
    "crm_rebuild_sums",
    ...["crm_sum_pipeline_stage", "crm_sum_pipeline_week", "crm_sum_decision", "crm_sum_billing", "crm_open_customer"]
  ),
  cash: byRebuild("crm_rebuild_cash", "crm_sum_cash", "crm_debtor_delay"),
  customers: {
    differs: `select count(*)::text as count from (select currency_code, customer_id, revenue from crm_customer_revenue where revenue <> 0) k
      full join (select currency_code, customer_id, sum(amount) as revenue from crm_view_revenue where customer_id is not null
        group by 1, 2 having sum(amount) <> 0) f using (currency_code, customer_id) where k.revenue is distinct from f.revenue`,
    rebuild: "select crm_rebuild_customers()",
  },
  claims: byRebuild("crm_rebuild_open_claims", "crm_sum_provision_claim"),
  places: byRebuild("crm_rebuild_document_places", "crm_document_place"),
  warranties: byRebuild(
    "crm_rebuild_warranty_sums",
    ...["claim", "cost", "group", "line", "sold", "cover"].map((name) => `crm_sum_warranty_${name}`)
  ),
  provision: {
    ...byRebuild(
      "crm_rebuild_provision_sums",
      ...["crm_sum_provision_now", "crm_sum_provision_used", "crm_sum_provision_month"]
    ),
    // What was kept of a month stays until it is folded, and is asked for no more once the month is closed.
    fold: "select crm_compact_provision_sums()",
  },
} satisfies Record<string, Kept>

export type KeptSum = keyof typeof KEPT_SUMS

export const KEPT_SUM_NAMES = Object.keys(KEPT_SUMS) as KeptSum[]

/** Whether a kept sum differs from its documents, and in how many rows; compared at one moment, for as long as that takes. */
export async function keptSumBreaks(source: DataSource, name: KeptSum): Promise<FoundBreak[]> {
  const { differs, fold }: Kept = KEPT_SUMS[name]
  const count = await onPrimary(source, async (runner) => {
    if (fold) {
      await runner.query(fold)
    }
    return countAtOneMoment(runner, differs)
  })
  const unknown = { number: null, says: null, amount: null, currency_code: null }
  return count === "0"
    ? []
    : [{ kind: "kept_sums", reference: "crm_sum", reference_id: name, other_says: count, ...unknown }]
}

/** Adds a kept sum up anew, which takes as long as it takes. */
export async function rebuildSum(source: DataSource, name: KeptSum): Promise<void> {
  await onPrimary(source, (runner) => runner.query(KEPT_SUMS[name].rebuild))
}

/** Works on one connection to the primary, without the reports' limit of time. */
async function onPrimary<Result>(source: DataSource, work: (runner: QueryRunner) => Promise<Result>): Promise<Result> {
  const runner = source.createQueryRunner("master")
  try {
    await runner.query("set statement_timeout = 0")
    return await work(runner)
  } finally {
    await runner.query("reset statement_timeout").catch(() => undefined)
    await runner.release()
  }
}

/** Asks in a transaction that leaves nothing behind. */
async function countAtOneMoment(runner: QueryRunner, select: string): Promise<string> {
  await runner.startTransaction("REPEATABLE READ")
  try {
    const [{ count }] = (await runner.query(select)) as { count: string }[]
    return count
  } finally {
    await runner.rollbackTransaction()
  }
}
