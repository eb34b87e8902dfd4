import { Migration } from "@medusajs/framework/mikro-orm/migrations"

type Guard = { table: string; events: string; when: string; body: string }

/** What counts in a period, by the day it counts from. Marks of drafts count nowhere. */
const GUARDS: Record<string, Guard> = {
  crm_invoice_is_issued_in_an_open_period: {
    table: "crm_invoice",
    events: "update of status",
    when: "old.status = 'draft' and new.status = 'issued'",
    body: `perform crm_assert_open_day(new.company_id, new.issue_date, format('Invoice %s cannot be of', new.number));`,
  },
  crm_invoice_is_voided_in_an_open_period: {
    table: "crm_invoice",
    events: "update of status",
    when: "old.status = 'issued' and new.status = 'voided'",
    body: `perform crm_assert_open_day(new.company_id, new.issue_date, format('Invoice %s cannot be voided: it is of', new.number));
      perform crm_assert_open_day(new.company_id, new.voided_date, format('Invoice %s cannot be voided on', new.number));`,
  },
  crm_invoice_comes_in_an_open_period: {
    table: "crm_invoice",
    events: "insert",
    when: "new.status <> 'draft'",
    body: `perform crm_assert_open_day(new.company_id, new.issue_date, format('Invoice %s cannot be of', coalesce(new.number, new.id)));`,
  },
  crm_credit_note_is_issued_in_an_open_period: {
    table: "crm_credit_note",
    events: "update of status",
    when: "old.status = 'draft' and new.status = 'issued'",
    body: `perform crm_assert_open_day(new.company_id, new.issue_date, format('Credit note %s cannot be of', new.number));`,
  },
  crm_credit_note_comes_in_an_open_period: {
    table: "crm_credit_note",
    events: "insert",
    when: "new.status <> 'draft'",
    body: `perform crm_assert_open_day(new.company_id, new.issue_date, format('Credit note %s cannot be of', coalesce(new.number, new.id)));`,
  },
  crm_receipt_comes_in_an_open_period: {
    table: "crm_receipt",
    events: "insert",
    when: "true",
    body: `perform crm_assert_open_day(new.company_id, new.received_date, format('Receipt %s cannot be of', new.number));`,
  },
  crm_allocation_counts_in_an_open_period: {
    table: "crm_allocation",
    events: "insert",
    when: "true",
    body: `perform crm_assert_open_day(i.company_id, new.allocation_date, format('Invoice %s cannot be settled on', i.number))
      from crm_invoice i where i.id = new.invoice_id;`,
  },
  crm_allocation_is_undone_in_an_open_period: {
    table: "crm_allocation",
    events: "update of reversed_at",
    when: "old.reversed_at is null and new.reversed_at is not null",
    body: `perform crm_assert_open_day(i.company_id, new.reversed_date, format('What settles invoice %s cannot be undone on', i.number))
      from crm_invoice i where i.id = new.invoice_id;`,
  },
}

/**
 * Closed periods stay closed, whoever writes. Whoever writes into a period shares a lock that moving the day of closing takes for
 * itself: it waits for what is under way, and what comes later sees the new day.
 */
export class MigrationCrmReceivable20261125P extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_period_lock (
        company_id text primary key, lock_date text null check (lock_date::date::text = lock_date),
        set_by text null, set_at timestamptz not null default now())`)
    this.addSql(`
      create or replace function crm_hold_periods() returns void language sql as $$
        select pg_advisory_xact_lock_shared(hashtextextended('crm_period_lock', 0)) $$`)
    this.addSql(`
      create or replace function crm_assert_open_day(company text, day text, act text) returns void language plpgsql as $$
      declare locked text;
      begin
        perform crm_hold_periods();
        if current_setting('transaction_isolation') <> 'read committed' then
          -- An older snapshot could not see a lock set meanwhile; asking for the row makes PostgreSQL say so.
          insert into crm_period_lock (company_id) values (company) on conflict (company_id) do nothing;
          perform from crm_period_lock where company_id = company for share;
        end if;
        select lock_date into locked from crm_period_lock where company_id = company;
        if day <= locked then
          raise exception 'the period of % is closed', day using errcode = 'CRM01',
            detail = format('%s %s: the books are closed up to %s. The day can be %s or later.', act, day, locked, locked::date + 1);
        end if;
      end $$`)
    for (const [name, { table, events, when, body }] of Object.entries(GUARDS)) {
      this.addSql(
        `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${body} return new; end $$`
      )
      this.addSql(
        `create or replace trigger ${name} before ${events} on ${table} for each row when (${when}) execute function ${name}()`
      )
    }
  }

  override async down(): Promise<void> {
    for (const [name, { table }] of Object.entries(GUARDS)) {
      this.addSql(`drop trigger if exists ${name} on ${table}`)
      this.addSql(`drop function if exists ${name}()`)
    }
    this.addSql(`drop function if exists crm_assert_open_day(text, text, text)`)
    this.addSql(`drop function if exists crm_hold_periods()`)
    this.addSql(`drop table if exists crm_period_lock`)
  }
}
