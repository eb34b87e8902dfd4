import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** By when a claim is to be answered, and when it was. */
export class MigrationCrmWarranty20261130S3 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_warranty_claim add column if not exists answer_due_at timestamptz null, add column if not exists answered_at timestamptz null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_warranty_claim_answer" on crm_warranty_claim (answer_due_at) where answer_due_at is not null and answered_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table crm_warranty_claim drop column if exists answer_due_at, drop column if exists answered_at`)
  }
}
