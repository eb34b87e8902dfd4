import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import { Execute, listDocuments, ListRequest, ListResult } from "../../shared/lists/list-documents"
import { managerOf } from "../../shared/sql"
import { cancelRun } from "./acts/cancel-run"
import { claimNotice, ClaimInput, refreshPlanned } from "./acts/claim-notice"
import { editNotice, excludeNotice, includeNotice, settleCall } from "./acts/decide-notice"
import { addPause, endPause } from "./acts/pause"
import { proposePage, startRun } from "./acts/propose"
import { removePolicy, savePolicy } from "./acts/save-policy"
import { markLetter, settleNotices, WaitingNotice, waitingNotices } from "./acts/settle-notices"
import { noticeList } from "./lists/notice-list"
import { DunningClaim } from "./models/dunning-claim"
import { DunningHistory } from "./models/dunning-history"
import { DunningLevel } from "./models/dunning-level"
import { DunningNotice } from "./models/dunning-notice"
import { DunningPause } from "./models/dunning-pause"
import { DunningPolicy } from "./models/dunning-policy"
import { DunningRun } from "./models/dunning-run"
import { readNotice, readNotices } from "./sql/notices"
import { readPolicies } from "./sql/policies"
import { RunCounts, runCounts } from "./sql/run-counts"
import {
  ClaimOutcome,
  ContactsOf,
  NoticeEdit,
  NoticeRow,
  PauseInput,
  Policy,
  PolicyInput,
  RunInput,
  RunRow,
} from "./types"

/**
 * Reminders of what is late: policies, runs that propose, notices, and the claims that keep each from being sent twice.
 *
 * It reads open invoices, receipts and accounts of `receivable` in SQL of its own (`sql/open-invoices.ts`, `sql/held-back.ts`) and
 * writes them never; the message is planned in the outbox in the transaction that claims.
 */
export class DunningModuleService extends MedusaService({
  CrmDunningPolicy: DunningPolicy,
  CrmDunningLevel: DunningLevel,
  CrmDunningRun: DunningRun,
  CrmDunningNotice: DunningNotice,
  CrmDunningClaim: DunningClaim,
  CrmDunningPause: DunningPause,
  CrmDunningHistory: DunningHistory,
}) {
  /** All policies with their levels, the default first; it is there with no set-up. */
  @InjectTransactionManager()
  async policies(@MedusaContext() context: Context = {}): Promise<Policy[]> {
    return readPolicies(managerOf(context))
  }

  /** Writes a policy; a new one without an id. @returns its id @throws as `savePolicy` says */
  @InjectTransactionManager()
  async savePolicy(
    id: string | null,
    input: PolicyInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return savePolicy(managerOf(context), id, input, actor)
  }

  /** @throws NOT_ALLOWED for the default policy, and for one that customers have */
  @InjectTransactionManager()
  async removePolicy(id: string, actor: Actor = SYSTEM_ACTOR, @MedusaContext() context: Context = {}): Promise<void> {
    await removePolicy(managerOf(context), id, actor)
  }

  /** Leaves a customer or an invoice alone. @returns id of the pause */
  @InjectTransactionManager()
  async addPause(
    input: PauseInput,
    today: Day,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return addPause(managerOf(context), input, today, actor)
  }

  /** Ends a pause before its day. */
  @InjectTransactionManager()
  async endPause(id: string, actor: Actor = SYSTEM_ACTOR, @MedusaContext() context: Context = {}): Promise<void> {
    await endPause(managerOf(context), id, actor)
  }

  /** Begins a run, or answers the one that is being proposed. */
  @InjectTransactionManager()
  async startRun(
    input: RunInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; started: boolean }> {
    return startRun(managerOf(context), input, actor)
  }

  /** Proposes for the next page of debtors; to be called until the run's status is not `proposing`. */
  @InjectTransactionManager()
  async proposePage(run_id: string, contactsOf: ContactsOf, @MedusaContext() context: Context = {}): Promise<RunRow> {
    return proposePage(managerOf(context), run_id, contactsOf)
  }

  /** Stops a run; what was sent stays sent. */
  @InjectTransactionManager()
  async cancelRun(id: string, actor: Actor = SYSTEM_ACTOR, @MedusaContext() context: Context = {}): Promise<RunRow> {
    return cancelRun(managerOf(context), id, actor)
  }

  /** Takes a notice for sending, once: claims and planned message in one transaction. */
  @InjectTransactionManager()
  async claimNotice(input: ClaimInput, @MedusaContext() context: Context = {}): Promise<ClaimOutcome> {
    return claimNotice(managerOf(context), input)
  }

  /** What a planned notice asks for right now; null when it is no longer due, and then it is skipped. */
  @InjectTransactionManager()
  async refreshPlanned(
    id: string,
    today: Day,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<NoticeRow | null> {
    return refreshPlanned(managerOf(context), id, today, actor)
  }

  /** Planned notices whose message may leave today, a page by id. */
  @InjectManager()
  async waitingNotices(
    page: { today: Day; after: string; limit: number; run_id?: string },
    @MedusaContext() context: Context = {}
  ): Promise<WaitingNotice[]> {
    return waitingNotices(managerOf(context), page)
  }

  /** Brings planned notices to what became of their messages. @returns ids of those that turned out sent now */
  @InjectTransactionManager()
  async settleNotices(
    only?: string[],
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return settleNotices(managerOf(context), actor, only)
  }

  /** Marks a letter printed and kept. @returns whether this call did */
  @InjectTransactionManager()
  async markLetter(id: string, actor: Actor = SYSTEM_ACTOR, @MedusaContext() context: Context = {}): Promise<boolean> {
    return markLetter(managerOf(context), id, actor)
  }

  /** Changes words, recipient or note of a notice that has not left. */
  @InjectTransactionManager()
  async editNotice(
    id: string,
    edit: NoticeEdit,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<NoticeRow> {
    return editNotice(managerOf(context), id, edit, actor)
  }

  /** Leaves a notice out of its run. */
  @InjectTransactionManager()
  async excludeNotice(
    id: string,
    note: string | null = null,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<NoticeRow> {
    return excludeNotice(managerOf(context), id, note, actor)
  }

  /** Takes a notice in again that was left out or held back. */
  @InjectTransactionManager()
  async includeNotice(
    id: string,
    options: { today: Day; note: string | null; contactsOf: ContactsOf; actor: Actor },
    @MedusaContext() context: Context = {}
  ): Promise<NoticeRow> {
    return includeNotice(managerOf(context), id, options)
  }

  /** Notes that a call was made, or is to be made after all. */
  @InjectTransactionManager()
  async settleCall(
    id: string,
    options: { done: boolean; note: string | null; actor: Actor },
    @MedusaContext() context: Context = {}
  ): Promise<NoticeRow> {
    return settleCall(managerOf(context), id, options)
  }

  /** One notice. @throws NOT_FOUND */
  @InjectManager()
  async notice(id: string, @MedusaContext() context: Context = {}): Promise<NoticeRow> {
    return readNotice(managerOf(context), id)
  }

  /**
   * One page of notices by ids, with count and totals of all that are filtered.
   *
   * @param invoice_id - only those that chased this invoice, by their claims
   */
  @InjectManager()
  async searchNotices(
    request: ListRequest,
    invoice_id?: string,
    @MedusaContext() context: Context = {}
  ): Promise<ListResult> {
    const execute: Execute = (sql, values) => managerOf(context).execute(sql, values)
    const filters = { ...request.filters }
    if (invoice_id !== undefined) {
      const claims = await execute(
        "select distinct notice_id from crm_dunning_claim where invoice_id = ? and deleted_at is null",
        [invoice_id]
      )
      filters.id = claims.map(({ notice_id }) => notice_id)
    }
    return listDocuments(execute, noticeList(), { ...request, filters })
  }

  /** Notices by id, in the order of the ids. */
  @InjectManager()
  async notices(ids: string[], @MedusaContext() context: Context = {}): Promise<NoticeRow[]> {
    return readNotices(managerOf(context), ids)
  }

  /** Ids of a run's proposed notices, the next after one. @param by_itself - only those that need no person */
  @InjectManager()
  async proposedNotices(
    { run_id, after, limit, by_itself = false }: { run_id: string; after: string; limit: number; by_itself?: boolean },
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    const rows = await managerOf(context).execute<{ id: string }[]>(
      `select id from crm_dunning_notice where run_id = ? and status = 'proposed' and deleted_at is null and id > ?
         ${by_itself ? "and not needs_person" : ""} order by id limit ?`,
      [run_id, after, limit]
    )
    return rows.map(({ id }) => id)
  }

  /** How many notices of each run stand where. */
  @InjectManager()
  async runCounts(ids: string[], @MedusaContext() context: Context = {}): Promise<Map<string, RunCounts>> {
    return runCounts(managerOf(context), ids)
  }
}

withClearErrors(DunningModuleService)
