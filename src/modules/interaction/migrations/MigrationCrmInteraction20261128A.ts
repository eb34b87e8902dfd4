import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const INDEXES: [name: string, columns: string, unique?: string][] = [
  ["customer_id_unique", "customer_id", "unique"],
  ["next_date", "next_date"],
  ["deleted_at", "deleted_at"],
]

/** People who were taken out of the records. */
export class MigrationCrmInteraction20261128A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_erasure (
        id text not null primary key, customer_id text not null,
        state text not null default 'running' constraint crm_erasure_state_check check (state in ('running', 'files', 'done')),
        addresses jsonb null, files jsonb null, rows jsonb null, kept integer not null default 0,
        next_date text null constraint crm_erasure_next_date_is_a_day check (next_date ~ '^\\d{4}-\\d{2}-\\d{2}$'), note text null,
        actor_id text not null, actor_type text not null, finished_at timestamptz null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null)`
    )
    for (const [name, columns, unique = ""] of INDEXES) {
      this.addSql(
        `create ${unique} index if not exists "IDX_crm_erasure_${name}" on crm_erasure (${columns}) where deleted_at is null`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_erasure cascade`)
  }
}
