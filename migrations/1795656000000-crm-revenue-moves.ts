import { MigrationInterface, QueryRunner } from "typeorm"

import { JOURNAL_ACCOUNT_VIEWS } from "./1795655060000-crm-journal-accounts"

const INVOICE = `i.company_id, i.currency_code, 'crm_invoice' as reference, i.id as reference_id, i.number, i.bill_to_customer_id, i.customer_name`
const NOTE = `c.company_id, c.currency_code, 'crm_credit_note', c.id, c.number, c.bill_to_customer_id, c.customer_name`

/**
 * What waits for its delivery, against the revenue that an entry books without it: the same accounts and places the other way round.
 *
 * @param sign - "" takes from revenue and puts into contract liability
 */
const lines = (head: string, sign: "" | "-", from: string): string =>
  [
    { position: 2, account: "'revenue'", amount: "m.goods", only: "t.kind <> 'shipping'", groups: "t.revenue_groups" },
    { position: 3, account: "'discounts'", amount: "-m.discount", only: "t.kind <> 'shipping'", groups: "null::jsonb" },
    { position: 4, account: "'shipping'", amount: "m.goods - m.discount", only: "t.kind = 'shipping'", groups: "null::jsonb" },
    { position: 5, account: "'contract_liability'", amount: "m.discount - m.goods", only: "true", groups: "null::jsonb" },
  ]
    .map(
      ({ position, account, amount, only, groups }) => `
    select ${head}, ${position} as position, ${account} as account, '' as key, ${sign}(${amount}) as amount, null as invoice_id, ${groups} as revenue_groups
      from crm_revenue_move m join crm_invoice_item t on t.id = m.invoice_item_id join crm_invoice i on i.id = m.invoice_id
      ${from} and ${only}`
    )
    .join(" union all ")

const entry = (id: string, kind: string, day: string, of: string): string => `${id} as entry_id, '${kind}' as kind, ${day} as entry_date, ${of}`

/** What was delivered before counts as the invoice is issued, in its own entry. */
const AT_ISSUE = "(m.entry_id = i.id || ':invoice')"

/** Everything of a voided invoice that is still kept back goes with it. */
const moved = [
  lines(entry("i.id || ':invoice'", "invoice", "i.issue_date", INVOICE), "", "where m.kind = 'promised'"),
  lines(entry("m.entry_id", "invoice", "i.issue_date", INVOICE), "-", `where m.kind = 'delivered' and ${AT_ISSUE}`),
  lines(entry("m.entry_id", "delivery", "m.move_date", INVOICE), "-", `where m.kind = 'delivered' and not ${AT_ISSUE}`),
  lines(
    entry("c.id || ':credit_note'", "credit_note", "c.issue_date", NOTE),
    "-",
    "join crm_credit_note c on c.id = m.credit_note_id where m.kind = 'credited'"
  ),
  lines(
    entry("i.id || ':invoice_voided'", "invoice_voided", "i.voided_date", INVOICE),
    "-",
    "where i.status = 'voided' and m.kind = 'promised'"
  ),
  lines(
    entry("i.id || ':invoice_voided'", "invoice_voided", "i.voided_date", INVOICE),
    "",
    "where i.status = 'voided' and m.kind = 'delivered'"
  ),
].join(" union all ")

/** The sales journal with revenue that waits for its delivery. */
export const REVENUE_MOVE_VIEWS: Record<string, string> = {
  crm_view_journal_line: `select * from (${JOURNAL_ACCOUNT_VIEWS.crm_view_journal_line} union all ${moved}) l where l.amount <> 0`,
}

/** Revenue counts when the goods are delivered, where the store wants that. */
export class CrmRevenueMoves1795656000000 implements MigrationInterface {
  name = "CrmRevenueMoves1795656000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await make(queryRunner, REVENUE_MOVE_VIEWS)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await make(queryRunner, JOURNAL_ACCOUNT_VIEWS)
  }
}

async function make(queryRunner: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await queryRunner.query(`drop view if exists ${name}`)
    await queryRunner.query(`create view ${name} as ${select}`)
  }
}
