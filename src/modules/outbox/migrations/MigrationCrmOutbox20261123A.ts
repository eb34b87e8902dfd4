import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The one sender of mails. */
export class MigrationCrmOutbox20261123A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_outbox_message" drop constraint if exists "crm_outbox_message_dedupe_key_unique";`
    )
    this.addSql(
      `create table if not exists "crm_outbox_message" ("id" text not null, "kind" text not null, "class" text check ("class" in ('service', 'chasing', 'marketing')) not null, "topic" text check ("topic" in ('debt', 'quote', 'warranty', 'win_back')) null, "contact" text not null, "customer_id" text null, "to" text not null, "cc" jsonb null, "reply_to" text null, "locale" text null, "subject" text null, "html" text null, "text" text null, "attachments" jsonb null, "reference" text not null, "reference_id" text not null, "version" integer null, "dedupe_key" text not null, "send_date" text not null, "state" text check ("state" in ('planned', 'claimed', 'sent', 'failed', 'skipped', 'canceled')) not null default 'planned', "reason" text null, "attempts" integer not null default 0, "error" text null, "claimed_at" timestamptz null, "sent_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_outbox_message_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_outbox_message_deleted_at" ON "crm_outbox_message" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_outbox_message_dedupe_key_unique" ON "crm_outbox_message" ("dedupe_key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_outbox_message_reference_reference_id" ON "crm_outbox_message" ("reference", "reference_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_outbox_message_contact" ON "crm_outbox_message" ("contact") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_outbox_message_state_send_date" ON "crm_outbox_message" ("state", "send_date") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_outbox_message_one_a_day" ON "crm_outbox_message" ("contact", "send_date") WHERE class <> 'service' and state in ('claimed', 'sent') and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_outbox_message" cascade;`)
  }
}
