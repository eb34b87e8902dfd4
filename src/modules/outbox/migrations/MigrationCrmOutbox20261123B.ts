import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the database itself keeps true of messages: real days, a topic for each that chases, and sent ones stay as they are. */
export class MigrationCrmOutbox20261123B extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_outbox_message add constraint crm_outbox_message_send_date_is_a_day check (send_date::date::text = send_date)`
    )
    this.addSql(
      `alter table crm_outbox_message add constraint crm_outbox_message_chasing_has_a_topic check (class <> 'chasing' or topic is not null)`
    )
    this.addSql(`
      create or replace function crm_outbox_message_sent_is_final() returns trigger language plpgsql as $$
      begin
        if old.state = 'sent' then
          raise exception 'a sent message is final' using errcode = 'CRM01', detail = 'A message that was sent cannot be changed.';
        end if;
        return coalesce(new, old);
      end $$`)
    this.addSql(`
      create or replace trigger crm_outbox_message_sent_is_final before update or delete on crm_outbox_message
      for each row execute function crm_outbox_message_sent_is_final()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists crm_outbox_message_sent_is_final on crm_outbox_message`)
    this.addSql(`drop function if exists crm_outbox_message_sent_is_final()`)
    for (const name of ["send_date_is_a_day", "chasing_has_a_topic"]) {
      this.addSql(`alter table if exists crm_outbox_message drop constraint if exists crm_outbox_message_${name}`)
    }
  }
}
