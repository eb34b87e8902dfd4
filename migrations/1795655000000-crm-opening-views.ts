import { MigrationInterface, QueryRunner } from "typeorm"

import { KEEP_SUMS } from "./1795392060000-crm-report-sums"
import { MOVEMENT_VIEWS } from "./1795653000000-crm-movement-view"
import { JOURNAL_VIEWS } from "./1795653060000-crm-journal-view"
import { COLLECTION_VIEWS } from "./1795654000000-crm-collection-views"

/** What a ledger of before left open, few among many documents. */
const INDEXES = [
  `create index if not exists crm_report_opening_invoice on crm_invoice (id) where document_type = 'opening'`,
  `create index if not exists crm_report_opening_credit on crm_receipt (id) where source = 'opening'`,
]
const OPENING = `select id from crm_invoice where document_type = 'opening' union all select id from crm_receipt where source = 'opening'`
const KINDS = { invoice: "opening_invoice", invoice_voided: "opening_voided", receipt: "opening_credit" } as const
const NAMED = Object.keys(KINDS).map((kind) => `'${kind}'`).join(", ") // prettier-ignore

/** Credits that were taken over wrongly and taken back: their money never left the bank. */
const TAKEN_BACK = `select f.id from crm_refund f join crm_receipt r on r.id = f.receipt_id where f.method = 'taken_back' and r.source = 'opening'`
const isTakenBack = (id: string): string => `kind in ('refund', 'refund_undone') and split_part(${id}, ':', 1) in (${TAKEN_BACK})`

/** A row's kind, of what was taken over one of its own. */
const KIND = `case when kind in (${NAMED}) and reference_id in (${OPENING})
  then case kind ${Object.entries(KINDS).map(([kind, name]) => `when '${kind}' then '${name}'`).join(" ")} end
  when ${isTakenBack("id")} then 'opening_undone' else kind end as kind` // prettier-ignore

/** Both lines of an entry that takes something over: receivables or the customer's credit against the account of opening balances. */
const taken = (kind: string, day: string, sign: "" | "-", where: string): string =>
  [
    ["receivables", "i.total", "i.id"],
    ["opening_balance", "-i.total", "null"],
  ]
    .map(
      ([account, amount, invoice], index) => `
    select i.id || ':${kind}', '${kind}', ${day}, i.company_id, i.currency_code, 'crm_invoice', i.id, i.number, i.bill_to_customer_id,
           i.customer_name, ${index + 1}, '${account}', '', ${sign}(${amount}), ${invoice}
      from crm_invoice i where i.document_type = 'opening' and i.status <> 'draft' and i.deleted_at is null and ${where}`
    )
    .join(" union all ")

const takenCredits = [
  ["opening_balance", "r.amount"],
  ["customer_credit", "-r.amount"],
]
  .map(
    ([account, amount], index) => `
    select r.id || ':opening_credit', 'opening_credit', r.received_date, r.company_id, r.currency_code, 'crm_receipt', r.id, r.number,
           r.bill_to_customer_id, r.customer_name, ${index + 1}, '${account}', '', ${amount}, null
      from crm_receipt r where r.source = 'opening' and r.deleted_at is null`
  )
  .join(" union all ")

const takenBack = (suffix: string, day: string, sign: "" | "-", where: string): string =>
  [
    ["customer_credit", "f.amount"],
    ["opening_balance", "-f.amount"],
  ]
    .map(
      ([account, amount], index) => `
    select f.id || ':${suffix}', 'opening_undone', ${day}, r.company_id, f.currency_code, 'crm_receipt', r.id, r.number,
           r.bill_to_customer_id, r.customer_name, ${index + 1}, '${account}', '', ${sign}(${amount}), null
      from crm_refund f join crm_receipt r on r.id = f.receipt_id
     where f.method = 'taken_back' and r.source = 'opening' and f.deleted_at is null and ${where}`
    )
    .join(" union all ")

/** Opening balances are no sale: not in the journal's accounts of sales, in the movements by their name, and not in the divisor of DSO. */
export const OPENING_VIEWS: Record<string, string> = {
  crm_view_movement: `
    select id, ${KIND}, movement_date, currency_code, bill_to_customer_id, customer_name, company_id, owner_id, reference, reference_id, number,
           due_date, note, amount, created_at
      from (${MOVEMENT_VIEWS.crm_view_movement}) m`,

  crm_view_journal_line: `
    select l.* from (${JOURNAL_VIEWS.crm_view_journal_line}) l
     where (l.kind not in (${NAMED}) or l.reference_id not in (${OPENING})) and not (${isTakenBack("l.entry_id")})
    union all ${taken("opening_invoice", "i.issue_date", "", "true")}
    union all ${taken("opening_voided", "i.voided_date", "-", "i.status = 'voided'")}
    union all ${takenCredits}
    union all ${takenBack("opening_undone", "f.paid_date", "", "true")}
    union all ${takenBack("opening_redone", "f.reversed_date", "-", "f.reversed_date is not null")}`,

  crm_view_billing: `
    select b.id, b.currency_code, b.owner_id, b.issue_date, b.amount, b.bill_to_customer_id
      from (${COLLECTION_VIEWS.crm_view_billing}) b
     where b.id not in (select id from crm_invoice where document_type = 'opening')`,
}

const OF_INVOICES = ["issue_date, due_date, status, total", "issue_date, due_date, document_type, status, total"]
const BILLED = ["where status = 'issued' and due_date > issue_date", "where status = 'issued' and document_type <> 'opening' and due_date > issue_date"]

/** What keeps the sums, without opening balances in what was billed. */
export const KEEP_OPENING_SUMS = KEEP_SUMS.map((statement) =>
  [OF_INVOICES, BILLED].reduce((text, [before, after]) => text.replaceAll(before, after), statement)
)

export class CrmOpeningViews1795655000000 implements MigrationInterface {
  name = "CrmOpeningViews1795655000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...INDEXES, ...KEEP_OPENING_SUMS]) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(OPENING_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const before: Record<string, string> = { ...MOVEMENT_VIEWS, ...JOURNAL_VIEWS, ...COLLECTION_VIEWS }
    for (const name of Object.keys(OPENING_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${before[name]}`)
    }
    for (const statement of KEEP_SUMS) {
      await queryRunner.query(statement)
    }
    for (const [, name] of INDEXES.map((sql) => /if not exists (\w+)/.exec(sql)!)) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
  }
}
