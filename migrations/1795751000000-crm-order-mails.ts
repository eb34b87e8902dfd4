import { MigrationInterface, QueryRunner } from "typeorm"

const NAME = "crm_timeline_order_mail"

/**
 * A mail about a host order is an interaction about that order. The interaction itself is made of the mail by `crm_timeline_mail`; this
 * runs after it, and after the timeline's own trigger, which takes the order from the reference in a second turn.
 */
export const KEEP_ORDER_MAILS = [
  `create or replace function ${NAME}() returns trigger language plpgsql as $$
   begin
     insert into crm_interaction_reference (id, interaction_id, reference, reference_id, number)
     select 'crmir_' || substr(m.id, 7) || '_order', new.id, 'order', m.reference_id,
            (select f.number from crm_host_fact f where f.order_id = m.reference_id and f.deleted_at is null limit 1)
       from crm_outbox_message m where m.id = new.source_id and m.reference = 'order'
     on conflict do nothing;
     if found then
       update crm_interaction set updated_at = now() where id = new.id;
     end if;
     return null;
   end $$`,
  `drop trigger if exists ${NAME} on crm_interaction`,
  `create constraint trigger ${NAME} after insert on crm_interaction deferrable initially deferred
   for each row when (new.source = 'outbox') execute function ${NAME}()`,
]

export const ORDER_MAIL_TRIGGERS = [NAME]

/** Mails about host orders stand on the order's timeline. */
export class CrmOrderMails1795751000000 implements MigrationInterface {
  name = "CrmOrderMails1795751000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_ORDER_MAILS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function if exists ${NAME}() cascade`)
  }
}
