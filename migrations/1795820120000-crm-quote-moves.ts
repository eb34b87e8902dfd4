import { MigrationInterface, QueryRunner } from "typeorm"

export const QUOTE_MOVE_VIEWS: Record<string, string> = {
  crm_view_owner_move: `select id, quote_id, from_value as from_owner_id, created_at from crm_quote_move where field = 'owner'`,
}

const INDEXES = [
  // Moves are never deleted, so that views do not ask for it, and the list's own index, which does, finds none of them.
  `create index if not exists crm_report_owner_move on crm_quote_move (quote_id, created_at, id) include (from_value) where field = 'owner'`,
  `create index if not exists crm_report_stage_move on crm_quote_move (quote_id, created_at, id) include (from_value, to_value) where field = 'stage'`,
  `create index if not exists crm_report_decided_of_owner on crm_quote (currency_code, decided_date) include (id, owner_id)
     where status in ('accepted', 'declined') and deleted_at is null`,
  `create index if not exists crm_report_offered_of_owner on crm_quote (currency_code, valid_until) include (id, owner_id)
     where status = 'sent' and deleted_at is null`,
]

/** Whose a quote was and in which stage, found without a look at every move there ever was; who decided how many, without a look at each quote. */
export class CrmQuoteMoves1795820120000 implements MigrationInterface {
  name = "CrmQuoteMoves1795820120000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(QUOTE_MOVE_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(QUOTE_MOVE_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query(
      "drop index if exists crm_report_owner_move, crm_report_stage_move, crm_report_decided_of_owner, crm_report_offered_of_owner"
    )
  }
}
