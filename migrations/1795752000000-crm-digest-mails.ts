import { MigrationInterface, QueryRunner } from "typeorm"

const NAME = "crm_timeline_no_digest"

/** The mail of a user's day is none with a customer: it makes no interaction, as other mails do that left. */
export const KEEP_DIGESTS_OUT = [
  `create or replace function ${NAME}() returns trigger language plpgsql as $$ begin return null; end $$`,
  `drop trigger if exists ${NAME} on crm_interaction`,
  `create trigger ${NAME} before insert on crm_interaction for each row
   when (new.source = 'outbox' and new.source_kind = 'follow_up_digest') execute function ${NAME}()`,
]

export const DIGEST_TRIGGERS = [NAME]

/** Mails of a user's day stand on nobody's timeline. */
export class CrmDigestMails1795752000000 implements MigrationInterface {
  name = "CrmDigestMails1795752000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_DIGESTS_OUT) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function if exists ${NAME}() cascade`)
  }
}
