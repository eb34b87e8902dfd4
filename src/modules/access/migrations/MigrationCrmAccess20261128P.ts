import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Pivots that are kept under a name. */
export class MigrationCrmAccess20261128P extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "crm_saved_pivot" ("id" text not null, "name" text not null, "definition" jsonb not null, "owner_id" text not null, "is_shared" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_saved_pivot_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_saved_pivot_deleted_at" ON "crm_saved_pivot" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_saved_pivot_owner_id_name_unique" ON "crm_saved_pivot" ("owner_id", "name") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_saved_pivot" cascade;`)
  }
}
