import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What of invoiced lines waits for its delivery before it is revenue: kept back as the invoice was issued, moved when it was delivered,
 * or credited before. Append-only.
 */
export class MigrationCrmReceivable20261126T extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_revenue_move (
        id text not null primary key, entry_id text not null, kind text not null check (kind in ('promised', 'delivered', 'credited')),
        invoice_id text not null, invoice_item_id text not null, credit_note_id text null, move_date text not null,
        quantity numeric not null, goods numeric not null, discount numeric not null, created_at timestamptz not null default now(),
        constraint crm_revenue_move_move_date_is_a_day check (move_date::date::text = move_date),
        constraint crm_revenue_move_names_its_note check ((kind = 'credited') = (credit_note_id is not null)))`)
    this.addSql(
      `create unique index if not exists "IDX_crm_revenue_move_promised" on crm_revenue_move (invoice_item_id) where kind = 'promised'`
    )
    for (const column of ["invoice_id", "invoice_item_id", "move_date"]) {
      this.addSql(`create index if not exists "IDX_crm_revenue_move_${column}" on crm_revenue_move (${column})`)
    }
    this.addSql(`
      create or replace function crm_revenue_move_is_kept() returns trigger language plpgsql as $$ begin
        raise exception '% is final', old.id using errcode = 'CRM01', detail = 'What became revenue cannot be changed or deleted.'; end $$`)
    this.addSql(`
      create or replace trigger crm_revenue_move_is_kept before update or delete on crm_revenue_move
      for each row execute function crm_revenue_move_is_kept()`)
    this.addSql(`
      create or replace function crm_revenue_move_comes_in_an_open_period() returns trigger language plpgsql as $$ begin
        perform crm_assert_open_day(i.company_id, new.move_date, format('Revenue of invoice %s cannot move on', i.number))
          from crm_invoice i where i.id = new.invoice_id;
        return new; end $$`)
    this.addSql(`
      create or replace trigger crm_revenue_move_comes_in_an_open_period before insert on crm_revenue_move
      for each row when (new.kind = 'delivered') execute function crm_revenue_move_comes_in_an_open_period()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_revenue_move cascade`)
    this.addSql(`drop function if exists crm_revenue_move_is_kept()`)
    this.addSql(`drop function if exists crm_revenue_move_comes_in_an_open_period()`)
  }
}
