import { MigrationInterface, QueryRunner } from "typeorm"

/** Invoices that were billed until they were voided: on a day between they are owed, and so they count in the divisor of DSO. */
export const BILLING_VOIDED_VIEWS: Record<string, string> = {
  crm_view_billing_voided: `
    select i.id, i.currency_code, i.owner_id, i.issue_date, i.voided_date, i.total as amount, i.bill_to_customer_id
      from crm_invoice i
     where i.status = 'voided' and i.document_type <> 'opening' and i.due_date > i.issue_date and i.deleted_at is null`,
}

export class CrmBillingVoided1795880000000 implements MigrationInterface {
  name = "CrmBillingVoided1795880000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    // Few are ever voided; a report of another day looks at those voided since.
    await queryRunner.query(
      `create index if not exists crm_report_invoice_voided on crm_invoice (currency_code, voided_date)
        where status = 'voided' and deleted_at is null`
    )
    for (const [name, select] of Object.entries(BILLING_VOIDED_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(BILLING_VOIDED_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query("drop index if exists crm_report_invoice_voided")
  }
}
