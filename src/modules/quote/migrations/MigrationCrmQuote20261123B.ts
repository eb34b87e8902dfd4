import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const dayCheck = (table: string, column: string) =>
  `alter table ${table} add constraint ${table}_${column}_is_a_day check (${column} is null or ${column}::date::text = ${column})`

/** What the database itself keeps true of quotes, and the rows that every store starts with. */
export class MigrationCrmQuote20261123B extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists crm_quote_counter (year integer primary key, last_number bigint not null)`)
    this.addSql(
      `create table if not exists crm_quote_try (key text primary key, minute timestamptz not null, tries integer not null)`
    )

    for (const column of ["valid_until", "expected_close_date", "decided_date"]) {
      this.addSql(dayCheck("crm_quote", column))
    }
    this.addSql(
      `alter table crm_quote add constraint crm_quote_probability_is_a_percentage check (probability between 0 and 100)`
    )
    this.addSql(
      `alter table crm_quote add constraint crm_quote_total_adds_up check (total = subtotal - discount_total + shipping_total + tax_total + rounding_total)`
    )
    this.addSql(`alter table crm_quote_item add constraint crm_quote_item_quantity_is_positive check (quantity > 0)`)
    this.addSql(
      `alter table crm_quote_item add constraint crm_quote_item_price_is_not_negative check (unit_price >= 0)`
    )
    this.addSql(
      `alter table crm_quote_item add constraint crm_quote_item_discount_is_a_percentage check (discount_percent between 0 and 100)`
    )

    // A quote that is not a draft keeps its content; only becoming a draft again (a new version) opens it.
    this.addSql(`
      create or replace function crm_quote_keeps_its_content() returns trigger language plpgsql as $$
      declare
        open_columns text[] := array['status', 'stage_id', 'pipeline_id', 'probability', 'owner_id', 'expected_close_date', 'note', 'hold',
          'order_id', 'lost_reason_id', 'decline_note', 'accepted_name', 'accept_note', 'delivery', 'accepted_at', 'accepted_by',
          'declined_at', 'declined_by', 'canceled_at', 'canceled_by', 'converted_at', 'decided_date', 'revision', 'updated_at'];
      begin
        if old.status = 'draft' then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'quote is not a draft' using errcode = 'CRM01',
            detail = format('Quote %s is %s and cannot be deleted.', old.number, old.status);
        end if;
        if new.status = 'draft' then
          open_columns := open_columns || array['version', 'valid_until'];
        end if;
        if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception 'quote is not a draft' using errcode = 'CRM01',
            detail = format('Quote %s is %s; its content cannot be changed.', old.number, old.status);
        end if;
        return new;
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_keeps_its_content before update or delete on crm_quote
      for each row execute function crm_quote_keeps_its_content()`)

    this.addSql(`
      create or replace function crm_quote_item_belongs_to_a_draft() returns trigger language plpgsql as $$
      declare quote record;
      begin
        select number, status into quote from crm_quote where id = coalesce(new.quote_id, old.quote_id);
        if quote.status is distinct from 'draft' then
          raise exception 'quote is not a draft' using errcode = 'CRM01',
            detail = format('Quote %s is %s; its lines cannot be changed.', quote.number, quote.status);
        end if;
        return coalesce(new, old);
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_item_belongs_to_a_draft before insert or update or delete on crm_quote_item
      for each row execute function crm_quote_item_belongs_to_a_draft()`)

    this.addSql(`
      create or replace function crm_quote_version_is_final() returns trigger language plpgsql as $$
      declare
        open_columns text[] := array['superseded_at', 'decision', 'decided_at', 'decided_by', 'decided_name', 'updated_at'];
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception 'a sent version is final' using errcode = 'CRM01', detail = 'A sent version of a quote cannot be changed.';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_version_is_final before update or delete on crm_quote_version
      for each row execute function crm_quote_version_is_final()`)

    this.addSql(`
      create or replace function crm_quote_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_quote_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_history_is_final before update or delete on crm_quote_history
      for each row execute function crm_quote_history_is_final()`)

    this.addSql(`
      insert into crm_pipeline (id, name, code, is_default) values ('crmpl_default', 'Sales', 'sales', true)
      on conflict (id) do nothing`)
    this.addSql(`
      insert into crm_stage (id, pipeline_id, name, code, position, probability, forecast_category) values
        ('crmst_draft', 'crmpl_default', 'Draft', 'draft', 1, 10, 'pipeline'),
        ('crmst_sent', 'crmpl_default', 'Sent', 'sent', 2, 30, 'pipeline'),
        ('crmst_in_discussion', 'crmpl_default', 'In discussion', 'in_discussion', 3, 50, 'best_case'),
        ('crmst_negotiating', 'crmpl_default', 'Negotiating', 'negotiating', 4, 70, 'best_case'),
        ('crmst_verbal_yes', 'crmpl_default', 'Verbal yes', 'verbal_yes', 5, 90, 'commit')
      on conflict (id) do nothing`)
    this.addSql(`
      insert into crm_lost_reason (id, name, code, position) values
        ('crmlr_price', 'Price', 'price', 1),
        ('crmlr_competitor', 'Bought elsewhere', 'competitor', 2),
        ('crmlr_timing', 'Not now', 'timing', 3),
        ('crmlr_no_answer', 'No answer', 'no_answer', 4),
        ('crmlr_other', 'Other', 'other', 5)
      on conflict (id) do nothing`)
  }

  override async down(): Promise<void> {
    for (const table of [
      "crm_quote_keeps_its_content:crm_quote",
      "crm_quote_item_belongs_to_a_draft:crm_quote_item",
      "crm_quote_version_is_final:crm_quote_version",
      "crm_quote_history_is_final:crm_quote_history",
    ]) {
      const [name, on] = table.split(":")
      this.addSql(`drop trigger if exists ${name} on ${on}`)
      this.addSql(`drop function if exists ${name}()`)
    }
    for (const column of ["valid_until", "expected_close_date", "decided_date"]) {
      this.addSql(`alter table if exists crm_quote drop constraint if exists crm_quote_${column}_is_a_day`)
    }
    this.addSql(`alter table if exists crm_quote drop constraint if exists crm_quote_probability_is_a_percentage`)
    this.addSql(`alter table if exists crm_quote drop constraint if exists crm_quote_total_adds_up`)
    for (const rule of ["quantity_is_positive", "price_is_not_negative", "discount_is_a_percentage"]) {
      this.addSql(`alter table if exists crm_quote_item drop constraint if exists crm_quote_item_${rule}`)
    }
    this.addSql(`drop table if exists crm_quote_counter`)
    this.addSql(`drop table if exists crm_quote_try`)
  }
}
