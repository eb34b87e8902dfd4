import { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import type { Execute, ListRequest } from "../../shared/lists/list-documents"
import { readRows } from "../../shared/rows"
import { managerOf } from "../../shared/sql"
import { WorkingTime } from "../../shared/working-time"
import { AnnouncedEvent, notePassed, takeDue, takePassed } from "./acts/announce"
import { editFollowUp, reassignFollowUp, snoozeFollowUp } from "./acts/change-follow-up"
import { closeGone } from "./acts/close-gone"
import { createFollowUp } from "./acts/create-follow-up"
import { Opened, openDue, Opening, previewDue, PreviewRow } from "./acts/open-due"
import { saveRule } from "./acts/save-rule"
import { cancelFollowUp, completeFollowUp } from "./acts/settle-follow-up"
import { unassignLeft } from "./acts/unassign"
import { undoFollowUp } from "./acts/undo"
import { countFollowUps, listFollowUps } from "./lists/follow-up-list"
import { FollowUp } from "./models/follow-up"
import { FollowUpAnnouncement } from "./models/follow-up-announcement"
import { FollowUpHistory } from "./models/follow-up-history"
import { FollowUpPreference } from "./models/follow-up-preference"
import { FollowUpRule } from "./models/follow-up-rule"
import { Due } from "./rules/due-moment"
import { RuleDefinition } from "./rules/rule-definitions"
import { Load, loadPerPerson } from "./sql/load"
import { Revenue, resultsOf, revenueOf, RuleResults } from "./sql/revenue"
import { Found } from "./sql/rule-frame"
import { readRules } from "./sql/rules"
import {
  Clock,
  FollowUpChange,
  FollowUpInput,
  FollowUpRow,
  OpenOfRule,
  PreferenceRow,
  RuleInput,
  RuleRow,
} from "./types"

/** How an act is settled: whose clock, the hours of work, who does it. */
export type ActOptions = { clock: Clock; hours: WorkingTime; actor: Actor; note?: string | null }

/**
 * What is to be done for customers, and the rules that open it.
 *
 * Rules read quotes, invoices, orders and customers in SQL of their own (`sql/sources`) and never write them.
 */
export class FollowUpModuleService extends MedusaService({
  CrmFollowUp: FollowUp,
  CrmFollowUpRule: FollowUpRule,
  CrmFollowUpHistory: FollowUpHistory,
  CrmFollowUpPreference: FollowUpPreference,
  CrmFollowUpAnnouncement: FollowUpAnnouncement,
}) {
  /** Notes a follow-up. @returns its id @throws as `createFollowUp` */
  @InjectTransactionManager()
  async createFollowUp(
    input: FollowUpInput,
    clock: Clock,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return createFollowUp(context, input, clock, actor)
  }

  /** Changes what is given of an open one. @throws as `editFollowUp` */
  @InjectTransactionManager()
  async editFollowUp(
    id: string,
    change: FollowUpChange,
    clock: Clock,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await editFollowUp(context, id, change, clock, actor)
  }

  /** Says that it is done. @returns id of the next one of its series, where one was opened */
  @InjectTransactionManager()
  async completeFollowUp(
    id: string,
    options: ActOptions,
    @MedusaContext() context: Context = {}
  ): Promise<string | null> {
    return completeFollowUp(context, id, options)
  }

  /** Says that it is not to be done. */
  @InjectTransactionManager()
  async cancelFollowUp(id: string, options: ActOptions, @MedusaContext() context: Context = {}): Promise<void> {
    await cancelFollowUp(context, id, options)
  }

  /** Puts it off. @throws INVALID_DATA for the past */
  @InjectTransactionManager()
  async snoozeFollowUp(
    id: string,
    due: Due,
    clock: Clock,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await snoozeFollowUp(context, id, due, clock, actor)
  }

  /** Gives it to somebody else, or to nobody. */
  @InjectTransactionManager()
  async reassignFollowUp(
    id: string,
    assignee_id: string | null,
    clock: Clock,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await reassignFollowUp(context, id, assignee_id, clock, actor)
  }

  /** Takes back what was done last. @throws NOT_ALLOWED after ten minutes */
  @InjectTransactionManager()
  async undoFollowUp(id: string, clock: Clock, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await undoFollowUp(context, id, clock, actor)
  }

  /** Takes what is open from users who left. @returns how many */
  @InjectTransactionManager()
  async unassignLeft(user_ids: string[], @MedusaContext() context: Context = {}): Promise<number> {
    return unassignLeft(context, user_ids)
  }

  /** Notes which quote was made of it, where it still has the one that was seen. @returns the quote that it has now */
  @InjectTransactionManager()
  async noteQuote(
    id: string,
    { quote_id, seen }: { quote_id: string; seen: string | null },
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    await managerOf(context).execute(
      "update crm_follow_up set quote_id = ?, updated_at = now() where id = ? and quote_id is not distinct from ?::text",
      [quote_id, id, seen]
    )
    const [row] = await managerOf(context).execute<{ quote_id: string }[]>(
      "select quote_id from crm_follow_up where id = ?",
      [id]
    )
    return row.quote_id
  }

  /** One follow-up. @throws NOT_FOUND */
  @InjectManager()
  async followUp(id: string, @MedusaContext() context: Context = {}): Promise<FollowUpRow> {
    const [row] = await this.followUps([id], context)
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Follow-up ${id} was not found.`)
    }
    return row
  }

  /** Follow-ups in the order of their ids. */
  @InjectManager()
  async followUps(ids: string[], @MedusaContext() context: Context = {}): Promise<FollowUpRow[]> {
    const rows = await readRows<FollowUpRow>(
      context,
      "select * from crm_follow_up where id in (select jsonb_array_elements_text(?::jsonb)) and deleted_at is null",
      [JSON.stringify(ids)]
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  /** One page of follow-ups by ids, with the count of all that are filtered. @param currency_code - in which money is ranked */
  @InjectManager()
  async searchFollowUps(
    request: ListRequest,
    clock: Clock,
    currency_code: string | null,
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; count: number }> {
    return listFollowUps(executeOf(context), request, clock, currency_code)
  }

  /** How many open ones are late, due today, and to come. */
  @InjectManager()
  async countFollowUps(
    request: Pick<ListRequest, "filters" | "scope">,
    clock: Clock,
    @MedusaContext() context: Context = {}
  ): Promise<{ overdue: number; today: number; coming: number }> {
    return countFollowUps(executeOf(context), request, clock)
  }

  /** What is open with each person. */
  @InjectManager()
  async loadPerPerson(
    request: Pick<ListRequest, "filters" | "scope">,
    clock: Clock,
    @MedusaContext() context: Context = {}
  ): Promise<Load[]> {
    return loadPerPerson(context, request, clock)
  }

  /** What came of one follow-up, by currency. */
  @InjectManager()
  async revenueOf(id: string, @MedusaContext() context: Context = {}): Promise<Revenue[]> {
    return revenueOf(context, id)
  }

  /** The rules of these definitions, as the store set them. */
  @InjectTransactionManager()
  async rules(definitions: readonly RuleDefinition[], @MedusaContext() context: Context = {}): Promise<RuleRow[]> {
    return readRules(context, definitions)
  }

  /** Changes a rule. @throws as `saveRule` */
  @InjectTransactionManager()
  async saveRule(
    id: string,
    input: RuleInput,
    definitions: readonly RuleDefinition[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<RuleRow> {
    return saveRule(context, id, input, definitions, actor)
  }

  /** Opens what a rule finds and never opened. */
  @InjectTransactionManager()
  async openDue(
    rule: RuleRow,
    found: Found,
    opening: Opening,
    @MedusaContext() context: Context = {}
  ): Promise<Opened> {
    return openDue(context, rule, found, opening)
  }

  /** What a rule would open now; nothing is written. */
  @InjectManager()
  async previewDue(
    rule: RuleRow,
    found: Found,
    opening: Pick<Opening, "clock" | "users">,
    limit: number,
    @MedusaContext() context: Context = {}
  ): Promise<{ count: number; rows: PreviewRow[] }> {
    return previewDue(context, rule, found, opening, limit)
  }

  /** Closes what a rule opened and whose cause is gone. @returns how many */
  @InjectTransactionManager()
  async closeGone(rule: RuleRow, found: Found, clock: Clock, @MedusaContext() context: Context = {}): Promise<number> {
    return closeGone(context, rule, found, clock)
  }

  /** What became of what a rule opened since a moment. */
  @InjectManager()
  async ruleResults(
    rule_key: string,
    since: string,
    revenue_days: number,
    @MedusaContext() context: Context = {}
  ): Promise<RuleResults> {
    return resultsOf(context, rule_key, since, revenue_days)
  }

  /** How many are open of each rule, by its key. */
  @InjectManager()
  async openPerRule(@MedusaContext() context: Context = {}): Promise<Map<string, number>> {
    const rows = await managerOf(context).execute<{ rule_key: string; count: number }[]>(
      `select rule_key, count(*)::int as count from crm_follow_up
        where rule_key is not null and status = 'open' and deleted_at is null group by 1`
    )
    return new Map(rows.map(({ rule_key, count }) => [rule_key, count]))
  }

  /** Open follow-ups of a rule in code, a page by id, to be asked whether they still hold. */
  @InjectManager()
  async openOfRule(
    rule_key: string,
    page: { after: string; limit: number },
    @MedusaContext() context: Context = {}
  ): Promise<OpenOfRule[]> {
    return managerOf(context).execute(
      `select id, reference, reference_id, occasion, customer_id, facts from crm_follow_up
        where rule_key = ? and status = 'open' and deleted_at is null and id > ? order by id limit ?`,
      [rule_key, page.after, page.limit]
    )
  }

  /** Users who have something open. */
  @InjectManager()
  async assignees(@MedusaContext() context: Context = {}): Promise<string[]> {
    const rows = await managerOf(context).execute<{ assignee_id: string }[]>(
      "select distinct assignee_id from crm_follow_up where status = 'open' and assignee_id is not null and deleted_at is null"
    )
    return rows.map(({ assignee_id }) => assignee_id)
  }

  /** Writes down whose day passed. @returns how many were new */
  @InjectTransactionManager()
  async notePassed(event: AnnouncedEvent, clock: Clock, @MedusaContext() context: Context = {}): Promise<number> {
    return notePassed(context, event, clock)
  }

  /** Takes some of those, each once. @returns ids of their documents */
  @InjectTransactionManager()
  async takePassed(event: AnnouncedEvent, limit: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return takePassed(context, event, limit)
  }

  /** Takes some that became due and were not told of, each once. */
  @InjectTransactionManager()
  async takeDue(clock: Clock, limit: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return takeDue(context, clock, limit)
  }

  /** What a user wants; the defaults where they said nothing. */
  @InjectManager()
  async preferencesOf(user_id: string, @MedusaContext() context: Context = {}): Promise<Preferences> {
    const [row] = await managerOf(context).execute<Preferences[]>(
      "select daily_digest, timezone, digest_hour, locale from crm_follow_up_preference where user_id = ? and deleted_at is null",
      [user_id]
    )
    return row ?? { daily_digest: false, timezone: null, digest_hour: 7, locale: null }
  }

  /** Changes what is given of a user's wishes. */
  @InjectTransactionManager()
  async savePreferences(
    user_id: string,
    input: Partial<Preferences>,
    @MedusaContext() context: Context = {}
  ): Promise<Preferences> {
    const after = { ...(await this.preferencesOf(user_id, context)), ...input }
    await managerOf(context).execute(
      `insert into crm_follow_up_preference (id, user_id, daily_digest, timezone, digest_hour, locale) values (?, ?, ?, ?, ?, ?)
       on conflict (user_id) where deleted_at is null do update set daily_digest = excluded.daily_digest, timezone = excluded.timezone,
         digest_hour = excluded.digest_hour, locale = excluded.locale, updated_at = now()`,
      [
        generateEntityId(undefined, "crmfp"),
        user_id,
        after.daily_digest,
        after.timezone,
        after.digest_hour,
        after.locale,
      ]
    )
    return after
  }
}

export type Preferences = Pick<PreferenceRow, "daily_digest" | "timezone" | "digest_hour" | "locale">

const executeOf =
  (context: Context): Execute =>
  (sql, values) =>
    managerOf(context).execute(sql, values)

withClearErrors(FollowUpModuleService)
