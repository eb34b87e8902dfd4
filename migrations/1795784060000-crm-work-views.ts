import { MigrationInterface, QueryRunner } from "typeorm"

export const WORK_VIEWS: Record<string, string> = {
  crm_view_done_follow_up: `
    select id, assignee_id, owner_id, created_by, completed_at from crm_follow_up where status = 'done' and deleted_at is null`,
}

const INDEXES = [
  `create index if not exists crm_report_follow_up_done on crm_follow_up (completed_at) include (assignee_id, owner_id, created_by)
     where status = 'done' and deleted_at is null`,
  `create index if not exists crm_report_open_quote_net on crm_quote (currency_code, owner_id)
     include (status, valid_until, net_total, probability, stage_id) where status in ('draft', 'sent') and deleted_at is null`,
]

/** What people got done, by which what they have in hand is measured. */
export class CrmWorkViews1795784060000 implements MigrationInterface {
  name = "CrmWorkViews1795784060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(WORK_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(WORK_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query("drop index if exists crm_report_follow_up_done, crm_report_open_quote_net")
  }
}
