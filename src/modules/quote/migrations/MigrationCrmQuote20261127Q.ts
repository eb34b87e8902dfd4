import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What reps are to sell, by month and currency. */
export class MigrationCrmQuote20261127Q extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "crm_sales_target" ("id" text not null, "user_id" text not null, "month" text not null, "currency_code" text not null, "amount" numeric not null, "commission_percent" numeric null, "raw_amount" jsonb not null, "raw_commission_percent" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_sales_target_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_sales_target_deleted_at" ON "crm_sales_target" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_sales_target_user_id_month_currency_code_unique" ON "crm_sales_target" ("user_id", "month", "currency_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table crm_sales_target add constraint crm_sales_target_month_is_a_month check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')`
    )
    this.addSql(
      `alter table crm_sales_target add constraint crm_sales_target_amount_is_not_negative check (amount >= 0)`
    )
    this.addSql(
      `alter table crm_sales_target add constraint crm_sales_target_commission_is_a_percentage check (commission_percent between 0 and 100)`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_sales_target" cascade;`)
  }
}
