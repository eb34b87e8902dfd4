import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

export type ReminderRules = {
  today: Day
  timezone: string
  /** Days after sending; 0 is never. */
  after_days: number
  /** Days before the last day; 0 is never. */
  before_days: number
}

/** A silent buyer's quote, and why they are reminded of it. */
export type DueReminder = { quote_id: string; version: number; email: string; why: "silent" | "ending" }

/** How late a reminder after sending may come when the job did not run: an old one asks about nothing any more. */
const LATEST_DAYS = 7

/**
 * Sent quotes whose buyer is to be reminded today, by the store's calendar: nothing was answered, asked or changed since the
 * version was sent. The last days go before the days after sending, so that one quote is due for one reason at a time.
 *
 * @param after - id of the last quote of the page before; null for the first
 */
export async function dueReminders(
  manager: EntityManager,
  rules: ReminderRules,
  page: { after: string | null; limit: number; only?: string }
): Promise<DueReminder[]> {
  return manager.execute<DueReminder[]>(
    `select quote.id quote_id, quote.version, quote.email,
       case when ?::int > 0 and quote.valid_until::date - ?::int <= ?::date then 'ending' else 'silent' end why
     from crm_quote quote
     join crm_quote_version version on version.quote_id = quote.id and version.version = quote.version
     where quote.status = 'sent' and quote.deleted_at is null and not quote.reminders_off and quote.valid_until >= ?
       and version.decision is null and version.superseded_at is null
       and quote.id > coalesce(?, '') and (?::text is null or quote.id = ?)
       and (version.sent_at at time zone ?)::date < ?::date
       and not exists (select 1 from crm_quote_message message where message.quote_id = quote.id
         and message.created_at >= version.sent_at and message.deleted_at is null)
       and (
         (?::int > 0 and quote.valid_until::date - ?::int <= ?::date)
         or (?::int > 0 and (version.sent_at at time zone ?)::date + ?::int <= ?::date
           and (version.sent_at at time zone ?)::date + ?::int >= ?::date - ${LATEST_DAYS})
       )
     order by quote.id limit ?`,
    [
      rules.before_days, rules.before_days, rules.today, rules.today, page.after, page.only ?? null, page.only ?? null,
      rules.timezone, rules.today, rules.before_days, rules.before_days, rules.today, rules.after_days, rules.timezone,
      rules.after_days, rules.today, rules.timezone, rules.after_days, rules.today, page.limit,
    ] // prettier-ignore
  )
}
