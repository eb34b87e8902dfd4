import { MigrationInterface, QueryRunner } from "typeorm"

import { REPORT_VIEWS } from "./1795392000000-crm-report-views"

/** What an allocation takes of its source, in the source's currency, and write-offs, which take of nothing. */
export const EXCHANGE_VIEWS: Record<string, string> = {
  crm_view_allocation: `
    select id, instalment_id, invoice_id, receipt_id, credit_note_id, bill_to_customer_id, currency_code, amount, allocation_date, reversed_date,
           write_off_id, coalesce(source_amount, amount) as source_amount
      from crm_allocation
     where deleted_at is null`,
}

export class CrmExchangeViews1795652000000 implements MigrationInterface {
  name = "CrmExchangeViews1795652000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(EXCHANGE_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_allocation")
    await queryRunner.query(`create view crm_view_allocation as ${REPORT_VIEWS.crm_view_allocation}`)
  }
}
