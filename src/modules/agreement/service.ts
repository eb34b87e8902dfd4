import { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { FoundBreak } from "../../shared/agreement-kinds"
import { withClearErrors } from "../../shared/database-errors"
import { amountColumns } from "../../shared/rows"
import { managerOf } from "../../shared/sql"
import { AgreementBreak } from "./models/agreement-break"
import { AgreementHistory } from "./models/agreement-history"
import { AgreementRun } from "./models/agreement-run"

export type RunRow = InferTypeOf<typeof AgreementRun>
export type BreakRow = InferTypeOf<typeof AgreementBreak>

/** How long a step may take before another caller goes on with the run, in seconds: kept sums of a million documents take a minute or two. */
const LEASE_SECONDS = 600

/** What a step of a run looked at; `next` null where everything was. */
export type SavedStep = {
  breaks: FoundBreak[]
  checked: number
  next: { part: string; after: string | null; parts_done: number } | null
}

const OPEN = "settled_at is null and deleted_at is null"

const RUN = "crm_agreement_run"
const BREAK = "crm_agreement_break"

/** One line of the History. */
type Act = {
  reference: string
  reference_id: string
  act: string
  changes?: Record<string, [unknown, unknown]>
  note?: string | null
}

/** Whether quotes, orders, invoices, payments and warranties agree: runs that look, and what they found. Looks at no other table. */
export class AgreementModuleService extends MedusaService({
  CrmAgreementRun: AgreementRun,
  CrmAgreementBreak: AgreementBreak,
  CrmAgreementHistory: AgreementHistory,
}) {
  /** Begins a run, or joins the one that is under way; a run with a key is made once for good. */
  @InjectTransactionManager()
  async beginRun(
    { part, parts, actor, run_key = null }: { part: string; parts: number; actor: Actor; run_key?: string | null },
    @MedusaContext() context: Context = {}
  ): Promise<RunRow> {
    const manager = managerOf(context)
    const [made] = await manager.execute<{ id: string }[]>(
      `insert into crm_agreement_run (id, trigger, run_key, part, parts, started_by) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing returning id`,
      [generateEntityId(undefined, "crmagr"), run_key ? "nightly" : "manual", run_key, part, parts, actor.actor_id]
    )
    if (made) {
      await this.record_([{ reference: RUN, reference_id: made.id, act: "started" }], actor, context)
    }
    const [run] = await manager.execute<RunRow[]>(
      `select * from crm_agreement_run where deleted_at is null and (status = 'running' or run_key = ?)
        order by status = 'running' desc, created_at desc limit 1`,
      [run_key]
    )
    return run
  }

  /** The run under way for this caller alone; null where nothing runs or another caller is at work. */
  @InjectTransactionManager()
  async leaseRun(@MedusaContext() context: Context = {}): Promise<RunRow | null> {
    const [run] = await managerOf(context).execute<RunRow[]>(
      `update crm_agreement_run set leased_until = date_trunc('milliseconds', clock_timestamp()) + interval '${LEASE_SECONDS} seconds', updated_at = now()
        where status = 'running' and deleted_at is null and (leased_until is null or leased_until < clock_timestamp()) returning *`
    )
    return run ?? null
  }

  /**
   * Keeps what a step found and where the next one begins; with the last step what was not found again is settled.
   *
   * @returns the run, or null where it was stopped or taken over meanwhile, and nothing is kept
   */
  @InjectTransactionManager()
  async saveStep(
    run: Pick<RunRow, "id" | "leased_until">,
    { breaks, checked, next }: SavedStep,
    @MedusaContext() context: Context = {}
  ): Promise<RunRow | null> {
    const manager = managerOf(context)
    const [mine] = await manager.execute<RunRow[]>(
      `select * from crm_agreement_run where id = ? and status = 'running' and leased_until = ?::timestamptz for update`,
      [run.id, run.leased_until]
    )
    if (!mine) {
      return null
    }
    await this.keepBreaks_(breaks, run.id, context)
    if (!next) {
      const settled = await manager.execute<{ id: string }[]>(
        `update crm_agreement_break set settled_at = now(), updated_at = now()
          where ${OPEN} and run_id is distinct from ? and seen_at < ?::timestamptz returning id`,
        [run.id, mine.created_at]
      )
      const acts = settled.map(({ id }) => ({ reference: BREAK, reference_id: id, act: "settled" }))
      await this.record_(acts, SYSTEM_ACTOR, context)
    }
    const [saved] = await manager.execute<RunRow[]>(
      `update crm_agreement_run set checked = checked + ?, found = found + ?, part = coalesce(?, part), after = ?, parts_done = coalesce(?, parts),
              status = ?, finished_at = ${next ? "null" : "now()"}, leased_until = null, updated_at = now() where id = ? returning *`,
      [
        checked,
        breaks.length,
        next?.part ?? null,
        next?.after ?? null,
        next?.parts_done ?? null,
        next ? "running" : "done",
        run.id,
      ]
    )
    return saved
  }

  /** Gives a run back that a step failed of, so that the next caller goes on at once. */
  @InjectTransactionManager()
  async releaseRun(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await managerOf(context).execute(
      "update crm_agreement_run set leased_until = null where id = ? and status = 'running'",
      [id]
    )
  }

  /** Stops the run under way; what it found stays, and nothing is settled by it. @throws NOT_ALLOWED where none is */
  @InjectTransactionManager()
  async stopRun(actor: Actor, @MedusaContext() context: Context = {}): Promise<RunRow> {
    const [run] = await managerOf(context).execute<RunRow[]>(
      `update crm_agreement_run set status = 'stopped', stopped_by = ?, finished_at = now(), leased_until = null, updated_at = now()
        where status = 'running' and deleted_at is null returning *`,
      [actor.actor_id]
    )
    if (!run) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "No check of agreement is under way; there is nothing to stop."
      )
    }
    await this.record_([{ reference: RUN, reference_id: run.id, act: "stopped" }], actor, context)
    return run
  }

  /** Goes on with a run that was stopped, unless another is under way. @throws NOT_ALLOWED */
  @InjectTransactionManager()
  async resumeRun(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<RunRow> {
    const [run] = await managerOf(context).execute<RunRow[]>(
      `update crm_agreement_run set status = 'running', stopped_by = null, finished_at = null, updated_at = now()
        where id = ? and status = 'stopped' and not exists (select 1 from crm_agreement_run where status = 'running' and deleted_at is null) returning *`,
      [id]
    )
    if (!run) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Check ${id} is not stopped, or another one is under way.`)
    }
    await this.record_([{ reference: RUN, reference_id: run.id, act: "resumed" }], actor, context)
    return run
  }

  /** What a second look at one document found: the break as it is now, or settled. */
  @InjectTransactionManager()
  async lookedAgain(
    before: Pick<BreakRow, "id" | "kind" | "reference_id">,
    found: FoundBreak[],
    { actor, error }: { actor: Actor; error: string | null },
    @MedusaContext() context: Context = {}
  ): Promise<BreakRow> {
    const manager = managerOf(context)
    const still = found.filter(({ kind, reference_id }) => kind === before.kind && reference_id === before.reference_id)
    await this.keepBreaks_(still, null, context)
    await manager.execute(
      `update crm_agreement_break set settled_at = ${still.length ? "null" : "now()"}, repair_error = ?, updated_at = now() where id = ?`,
      [still.length ? error : null, before.id]
    )
    const act = still.length ? "repair_failed" : "repaired"
    await this.record_(
      [{ reference: BREAK, reference_id: before.id, act, note: still.length ? error : null }],
      actor,
      context
    )
    return this.break_(before.id, context)
  }

  /** Leaves a break be, for a reason; it counts again when what is said changes. @throws NOT_ALLOWED for one that is settled */
  @InjectTransactionManager()
  async dismissBreak(
    id: string,
    reason: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<BreakRow> {
    const row = await this.break_(id, context)
    if (row.settled_at) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${row.number ?? row.reference_id} agrees again; there is nothing to dismiss.`
      )
    }
    await managerOf(context).execute(
      "update crm_agreement_break set dismissed_at = now(), dismissed_by = ?, dismissed_reason = ?, updated_at = now() where id = ?",
      [actor.actor_id, reason, id]
    )
    await this.record_([{ reference: BREAK, reference_id: id, act: "dismissed", note: reason }], actor, context)
    return this.break_(id, context)
  }

  /** How many breaks stand, by kind. */
  @InjectManager()
  async countsByKind(@MedusaContext() context: Context = {}): Promise<{ kind: BreakRow["kind"]; count: number }[]> {
    return managerOf(context).execute(
      `select kind, count(*)::int as count from crm_agreement_break where ${OPEN} and dismissed_at is null group by 1 order by 1`
    )
  }

  /** @throws NOT_FOUND */
  private async break_(id: string, context: Context): Promise<BreakRow> {
    return (await this.retrieveCrmAgreementBreak(id, {}, context)) as BreakRow
  }

  /** A break that is found again is the same row; what says something else now is not dismissed any more. The History tells both. */
  private async keepBreaks_(breaks: FoundBreak[], run_id: string | null, context: Context): Promise<void> {
    // Of two that one document is told of, the later one is what it says.
    const last = new Map(breaks.map((one) => [`${one.kind} ${one.reference_id}`, one]))
    const rows = [...last.values()].map(({ amount, ...one }) => ({
      id: generateEntityId(undefined, "crmagb"),
      ...one,
      ...amountColumns({ amount }),
      run_id,
    }))
    if (!rows.length) {
      return
    }
    const columns = Object.keys(rows[0]).join(", ")
    const told = await managerOf(context).execute<{ id: string; says: string; other_says: string; act: string }[]>(
      `with given as (select * from jsonb_populate_recordset(null::crm_agreement_break, ?::jsonb)),
       before as (select b.id, b.says, b.other_says from crm_agreement_break b join given using (kind, reference_id) where b.settled_at is null and b.deleted_at is null),
       kept as (
         insert into crm_agreement_break as b (${columns}, found_at, seen_at) select ${columns}, now(), now() from given
         on conflict (kind, reference_id) where deleted_at is null do update set
           number = excluded.number, says = excluded.says, other_says = excluded.other_says, amount = excluded.amount, raw_amount = excluded.raw_amount,
           currency_code = excluded.currency_code, seen_at = now(), updated_at = now(), run_id = coalesce(excluded.run_id, b.run_id),
           found_at = case when b.settled_at is null then b.found_at else now() end, settled_at = null,
           dismissed_at = case when b.settled_at is null and (b.says, b.other_says) is not distinct from (excluded.says, excluded.other_says) then b.dismissed_at end
         returning id, says, other_says)
       select kept.*, case when before.id is null then 'found' else 'changed' end as act from kept left join before using (id)
        where before.id is null or (before.says, before.other_says) is distinct from (kept.says, kept.other_says)`,
      [JSON.stringify(rows)]
    )
    const acts = told.map(({ id, act, says, other_says }) => ({
      ...{ reference: BREAK, reference_id: id, act },
      changes: { says: [null, says], other_says: [null, other_says] } as Act["changes"],
    }))
    await this.record_(acts, SYSTEM_ACTOR, context)
  }

  private async record_(acts: Act[], { actor_id, actor_type }: Actor, context: Context): Promise<void> {
    if (acts.length) {
      const rows = acts.map((act) => ({ changes: null, note: null, ...act, actor_id, actor_type }))
      await this.createCrmAgreementHistories(rows as never, context)
    }
  }
}

withClearErrors(AgreementModuleService)
