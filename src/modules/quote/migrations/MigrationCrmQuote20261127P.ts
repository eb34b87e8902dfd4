import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ROWS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

const COLUMNS = [
  "source_id text",
  "stage_entered_at timestamptz",
  "last_contact_at timestamptz",
  "next_step text",
  "next_step_date text",
  "lost_reason_name text",
]

const SOURCES = ["staff", "cart"]

/** What a sent quote may learn of its deal, beside what it may learn already. */
const DEAL = ["source_id", "stage_entered_at", "last_contact_at", "next_step", "next_step_date", "lost_reason_name"]

/** The list of open columns in the trigger's own text, made longer or shorter; the rest of the function stays as it is. */
const keepsItsContent = (from: string, to: string): string => `
  do $do$ begin
    execute replace(pg_get_functiondef('crm_quote_keeps_its_content'::regproc), $a$${from}$a$, $a$${to}$a$);
  end $do$`

const FIRST = "array['status', "
const WITH_DEAL = `array[${DEAL.map((column) => `'${column}'`).join(", ")}, 'status', `

const sourceIsOneOf = (sources: string[]): string[] => [
  `alter table crm_quote drop constraint if exists crm_quote_source_check`,
  `alter table crm_quote add constraint crm_quote_source_check check (source in (${sources.map((source) => `'${source}'`).join(", ")}))`,
]

/** Where each deal stands and how it moved: sources, next steps, moves, and stages with their usual time. */
export class MigrationCrmQuote20261127P extends Migration {
  override async up(): Promise<void> {
    for (const column of COLUMNS) {
      this.addSql(`alter table crm_quote add column if not exists ${column} null`)
    }
    this.addSql(
      `alter table crm_quote add constraint crm_quote_next_step_date_is_a_day check (next_step_date is null or next_step_date::date::text = next_step_date)`
    )
    sourceIsOneOf([...SOURCES, "lead"]).forEach((statement) => this.addSql(statement))
    this.addSql(keepsItsContent(FIRST, WITH_DEAL))
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_source_id" ON "crm_quote" ("source_id") WHERE deleted_at IS NULL;`
    )
    // The board reads the newest few of each stage.
    this.addSql(
      `create index if not exists "IDX_crm_quote_board" on crm_quote (currency_code, stage_id, created_at desc nulls last, id desc) where status in ('draft', 'sent') and deleted_at is null`
    )
    this.addSql(`alter table crm_stage add column if not exists usual_days integer null`)
    this.addSql(
      `alter table crm_stage add constraint crm_stage_usual_days_is_positive check (usual_days is null or usual_days > 0)`
    )
    this.addSql(`alter table crm_lost_reason add column if not exists is_active boolean not null default true`)

    this.addSql(
      `create table if not exists "crm_source" ("id" text not null, "name" text not null, "code" text null, "position" integer not null, "is_active" boolean not null default true, ${ROWS}, constraint "crm_source_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_source_deleted_at" ON "crm_source" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(`
      insert into crm_source (id, name, code, position) values
        ('crmsrc_website', 'Website', 'website', 1),
        ('crmsrc_referral', 'Referral', 'referral', 2),
        ('crmsrc_phone', 'Phone', 'phone', 3),
        ('crmsrc_email', 'E-mail', 'email', 4),
        ('crmsrc_event', 'Trade fair', 'event', 5),
        ('crmsrc_other', 'Other', 'other', 6)
      on conflict (id) do nothing`)

    this.addSql(
      `create table if not exists "crm_quote_move" ("id" text not null, "quote_id" text not null, "field" text check ("field" in ('stage', 'owner', 'amount', 'expected_close', 'probability')) not null, "from_value" text null, "to_value" text null, "from_name" text null, "to_name" text null, "actor_id" text not null, "actor_type" text not null, ${ROWS}, constraint "crm_quote_move_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_move_deleted_at" ON "crm_quote_move" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_move_quote_id_field_created_at" ON "crm_quote_move" ("quote_id", "field", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(`
      create or replace function crm_quote_move_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_quote_move is append-only' using errcode = 'CRM01', detail = 'A move cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_move_is_final before update or delete on crm_quote_move
      for each row execute function crm_quote_move_is_final()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_quote_move" cascade;`)
    this.addSql(`drop function if exists crm_quote_move_is_final()`)
    this.addSql(`drop table if exists "crm_source" cascade;`)
    this.addSql(`alter table crm_lost_reason drop column if exists is_active`)
    this.addSql(`alter table crm_stage drop column if exists usual_days`)
    this.addSql(`drop index if exists "IDX_crm_quote_board"`)
    this.addSql(`update crm_quote set source = 'staff' where source = 'lead' and status = 'draft'`)
    this.addSql(keepsItsContent(WITH_DEAL, FIRST))
    for (const column of COLUMNS) {
      this.addSql(`alter table crm_quote drop column if exists ${column.split(" ")[0]} cascade`)
    }
  }
}
