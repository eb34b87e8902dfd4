import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What contacts agreed to being sent, a row per change. */
export class MigrationCrmOutbox20261127A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_consent (
        id text not null primary key, contact text not null, do_not_contact boolean not null, marketing text not null, source text null,
        note text null, actor_id text not null, actor_type text not null, created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_consent_marketing_check check (marketing in ('none', 'granted', 'soft_opt_in', 'withdrawn')),
        constraint crm_consent_contact_is_in_small_letters check (contact = lower(contact)))`
    )
    this.addSql(
      `create index if not exists "IDX_crm_consent_contact_created_at" on crm_consent (contact, created_at) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_consent_deleted_at" on crm_consent (deleted_at) where deleted_at is null`
    )
    this.addSql(
      `create or replace function crm_consent_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_consent is append-only' using errcode = 'CRM01', detail = 'What somebody agreed to is added to and never changed.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_consent_is_final before update or delete on crm_consent
       for each row execute function crm_consent_is_final()`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_consent cascade`)
    this.addSql(`drop function if exists crm_consent_is_final()`)
  }
}
