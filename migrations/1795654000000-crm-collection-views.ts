import { MigrationInterface, QueryRunner } from "typeorm"

import { REPORT_VIEWS } from "./1795392000000-crm-report-views"

/** What collectors look at beside the debt: disputes, promises that count now, the last mail about what is open, and the billing of one debtor. */
export const COLLECTION_VIEWS: Record<string, string> = {
  crm_view_open_dispute: `
    select i.id as invoice_id, i.bill_to_customer_id, i.currency_code, i.owner_id,
           least(sum(d.amount), i.total - i.allocated_total) as amount
      from crm_dispute d join crm_invoice i on i.id = d.invoice_id
     where d.status = 'open' and d.deleted_at is null and i.status = 'issued' and i.allocated_total < i.total
     group by i.id`,

  crm_view_promise: `
    select p.id, p.invoice_id, p.bill_to_customer_id, p.currency_code, p.owner_id, p.amount, p.promised_date, p.last_date, g.kept
      from crm_promise p
      join crm_promise_progress g on g.promise_id = p.id
     where p.canceled_at is null and p.deleted_at is null
       and (p.invoice_id is null
            or exists (select from crm_invoice i where i.id = p.invoice_id and i.status = 'issued' and i.allocated_total < i.total))
       and not exists (select from crm_promise q
            where q.canceled_at is null and q.deleted_at is null and q.bill_to_customer_id = p.bill_to_customer_id
              and q.currency_code = p.currency_code and q.invoice_id is not distinct from p.invoice_id and q.made_date > p.last_date)`,

  crm_view_billing: `
    select i.id, i.currency_code, i.owner_id, i.issue_date, i.total as amount, i.bill_to_customer_id
      from crm_invoice i
     where i.status = 'issued' and i.due_date > i.issue_date and i.deleted_at is null
    union all
    select c.id, c.currency_code, c.owner_id, c.issue_date, -c.total, c.bill_to_customer_id
      from crm_credit_note c
      join crm_invoice i on i.id = c.invoice_id
     where c.status = 'issued' and i.due_date > i.issue_date and c.deleted_at is null`,

  crm_view_debt_mail: `
    select m.reference_id as invoice_id, m.sent_at
      from crm_outbox_message m
     where m.reference = 'crm_invoice' and m.state = 'sent' and m.deleted_at is null`,
}

export class CrmCollectionViews1795654000000 implements MigrationInterface {
  name = "CrmCollectionViews1795654000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(COLLECTION_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(COLLECTION_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query(`create view crm_view_billing as ${REPORT_VIEWS.crm_view_billing}`)
  }
}
