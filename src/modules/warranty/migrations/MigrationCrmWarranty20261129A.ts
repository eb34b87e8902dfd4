import { Migration } from "@medusajs/framework/mikro-orm/migrations"

import { keepLots, OPERATIONS, SHIPPED_LOT, usedRows } from "../sql/kept-lots"

/** Moves of covered units, kept by the database as entitlements change, and what finance expects of claims. */
export class MigrationCrmWarranty20261129A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_warranty add column if not exists currency_code text null`)
    this.addSql(
      `create index if not exists crm_warranty_by_lot on crm_warranty ((${SHIPPED_LOT()})) where deleted_at is null`
    )
    this.addSql(
      `create table if not exists crm_warranty_clock (
         id integer not null primary key default 1 check (id = 1), timezone text not null default 'UTC', open_from text not null default '0001-01-01')`
    )
    this.addSql(
      `create table if not exists crm_warranty_lot (
         lot text not null primary key, product_id text null, currency_code text null, first_month integer null, last_month integer null,
         units numeric not null default 0)`
    )
    this.addSql(
      `create table if not exists crm_warranty_move (
         id bigserial primary key, lot text not null, product_id text not null, currency_code text null, first_month integer not null,
         last_month integer not null, units numeric not null check (units <> 0), move_date text not null, month integer not null,
         created_at timestamptz not null default clock_timestamp(),
         constraint crm_warranty_move_move_date_is_a_day check (move_date::date::text = move_date))`
    )
    this.addSql(
      `create index if not exists crm_warranty_move_of_month on crm_warranty_move (month, currency_code, product_id) include (first_month, last_month, units, move_date)`
    )
    this.addSql(
      `create or replace function crm_warranty_move_is_final() returns trigger language plpgsql as $$
       begin raise exception '% is append-only', tg_table_name using errcode = 'CRM01', detail = 'What moved a warranty provision cannot be changed or deleted.'; end $$`
    )
    this.addSql(
      `create or replace trigger crm_warranty_move_is_final before update or delete on crm_warranty_move for each row execute function crm_warranty_move_is_final()`
    )
    this.addSql(
      `create table if not exists crm_warranty_used (
         cost_id text not null primary key, claim_id text not null, product_id text not null, currency_code text not null, account text not null, amount numeric not null,
         first_month integer not null, move_date text not null, month integer not null)`
    )
    this.addSql(
      `create index if not exists crm_warranty_used_of_claim on crm_warranty_used (claim_id) include (move_date, amount)`
    )
    this.addSql(
      `create index if not exists crm_warranty_used_of_month on crm_warranty_used (month, currency_code, product_id)`
    )
    this.addSql(
      `create or replace trigger crm_warranty_used_is_final before update or delete on crm_warranty_used for each row execute function crm_warranty_move_is_final()`
    )
    keepLots(SHIPPED_LOT).forEach((statement) => this.addSql(statement))
    this.addSql(
      `select crm_keep_warranty_lots(array_agg(lot), array_agg(moment)) from (select ${SHIPPED_LOT()} as lot, created_at as moment from crm_warranty) t having count(*) > 0`
    )
    this.addSql(`${usedRows(SHIPPED_LOT)} on conflict do nothing`)
    this.addSql(
      `create table if not exists crm_warranty_prior (
         id text not null primary key, scope text not null, scope_id text null, currency_code text not null, rates jsonb not null, cost numeric not null,
         raw_cost jsonb not null, k integer not null, set_by text not null, created_at timestamptz not null default now(),
         updated_at timestamptz not null default now(), deleted_at timestamptz null,
         constraint crm_warranty_prior_scope_check check (scope in ('product', 'type', 'all') and (scope = 'all') = (scope_id is null)),
         constraint crm_warranty_prior_k_check check (k > 0), constraint crm_warranty_prior_cost_check check (cost >= 0))`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_warranty_prior_once" on crm_warranty_prior (scope, coalesce(scope_id, ''), currency_code) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_warranty_prior_deleted_at" on crm_warranty_prior (deleted_at) where deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    for (const operation of OPERATIONS) {
      this.addSql(`drop trigger if exists crm_warranty_lots_${operation} on crm_warranty`)
      this.addSql(`drop function if exists crm_warranty_lots_${operation}()`)
    }
    this.addSql(`drop trigger if exists crm_warranty_use_insert on crm_warranty_cost`)
    this.addSql(`drop function if exists crm_warranty_use_insert()`)
    this.addSql(`drop function if exists crm_keep_warranty_lots(text[], timestamptz[])`)
    for (const table of [
      "crm_warranty_prior",
      "crm_warranty_used",
      "crm_warranty_move",
      "crm_warranty_lot",
      "crm_warranty_clock",
    ]) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop function if exists crm_warranty_move_is_final()`)
    this.addSql(`drop index if exists crm_warranty_by_lot`)
  }
}
