import { MigrationInterface, QueryRunner } from "typeorm"

/** What is to be done and for whom, as lists and the overview read it. */
export const FOLLOW_UP_VIEWS: Record<string, string> = {
  crm_view_open_follow_up: `
    select id, customer_id, assignee_id, owner_id, created_by, kind, title, rule_key, facts, reference_number, due_at, due_date, has_time
      from crm_follow_up where status = 'open' and deleted_at is null`,
}

/** Follow-ups beside customers and in the overview. */
export class CrmFollowUpView1795750000000 implements MigrationInterface {
  name = "CrmFollowUpView1795750000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(FOLLOW_UP_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(FOLLOW_UP_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
