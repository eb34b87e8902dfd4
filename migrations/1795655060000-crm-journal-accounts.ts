import { MigrationInterface, QueryRunner } from "typeorm"

import { OPENING_VIEWS } from "./1795655000000-crm-opening-views"

type Entry = { kind: string; day: string; sign: "" | "-"; where: string }
/** Account, what tells accounts of one role apart, amount, the invoice whose debt it changes, what its product is sold under. */
type Line = { account: string; key?: string; amount: string; invoice?: string; groups?: string; from?: string }

const head = (alias: string, id: string, { kind, day }: Entry, reference: string): string =>
  `${id} || ':${kind}' as entry_id, '${kind}' as kind, ${day} as entry_date, ${alias}.company_id, ${alias}.currency_code,
   '${reference}' as reference, ${alias}.id as reference_id, ${alias}.number, ${alias}.bill_to_customer_id, ${alias}.customer_name`

const columns = (position: number, sign: string, { account, key = "''", amount, invoice = "null", groups = "null::jsonb" }: Line): string =>
  `${position} as position, ${account} as account, ${key} as key, ${sign}(${amount}) as amount, ${invoice} as invoice_id, ${groups} as revenue_groups`

/** Interest and fees are no sale. */
const isFees = (invoice: string): string => `${invoice}.document_type = '84'`
const sold = (invoice: string): string => `case when ${isFees(invoice)} then 'fees' else 'revenue' end`

/** Lines of an invoice: what is owed against revenue by what was sold, shipping, deposits, tax per rate, less discounts. */
const invoiceLines = (entry: Entry): string => {
  const items = `join lateral (
    select sum(t.discount_total) filter (where t.kind in ('item', 'price')) as discount,
           sum(t.subtotal - t.discount_total) filter (where t.kind = 'deposit') as deposit
      from crm_invoice_item t where t.invoice_id = i.id and t.deleted_at is null) s on true`
  const goods = `join lateral (
    select t.revenue_groups, sum(t.subtotal) as amount from crm_invoice_item t
     where t.invoice_id = i.id and t.deleted_at is null and t.kind in ('item', 'price') group by 1) g on true`
  const lines: Line[] = [
    { account: "'receivables'", amount: "i.total", invoice: "i.id" },
    { account: sold("i"), amount: "-g.amount", groups: "g.revenue_groups", from: goods },
    { account: "'discounts'", amount: "s.discount", from: items },
    { account: "'shipping'", amount: "-i.shipping_total" },
    { account: "'contract_liability'", amount: "-s.deposit", from: items },
    { account: "'tax'", key: "x.key", amount: "-x.amount", from: taxes("i") },
    { account: "'rounding'", amount: "-i.rounding_total" },
  ]
  return lines
    .map(
      (line, index) => `
    select ${head("i", "i.id", entry, "crm_invoice")}, ${columns(index + 1, entry.sign, line)}
      from crm_invoice i ${line.from ?? ""} where i.issue_date is not null and i.status <> 'draft' and i.deleted_at is null and ${entry.where}`
    )
    .join(" union all ")
}

/** Taxes of a document by what they are called on it. */
const taxes = (alias: string): string => `join lateral (
  select concat_ws(' ', coalesce(nullif(tax->>'code', ''), nullif(tax->>'name', '')), (tax->>'rate') || '%') as key,
         sum((tax->>'amount')::numeric) as amount
    from jsonb_array_elements(case when jsonb_typeof(${alias}.tax_lines) = 'array' then ${alias}.tax_lines else '[]' end) tax group by 1) x on true`

/**
 * Lines of a credit note: the credit of the customer against what it takes back, each line where its invoice had it. A note over an
 * amount, which names no line, is an allowance, one for paying early a discount; of a deposit invoice it is the deposit.
 */
const creditNoteLines = (): string => {
  const entry: Entry = { kind: "credit_note", day: "c.issue_date", sign: "", where: "true" }
  const deposit = "(t.kind = 'deposit' or i.document_type = '386')"
  const isGoods = "t.kind in ('item', 'price')"
  const free = `(not ${deposit} and not ${isFees("i")} and ${isGoods} and t.invoice_item_id is null)`
  const items = `join lateral (
    select sum(t.discount_total) filter (where not ${deposit} and ${isGoods} and t.invoice_item_id is not null) as discount,
           sum(t.subtotal - t.discount_total) filter (where not ${deposit} and t.kind = 'shipping') as shipping,
           sum(t.subtotal - t.discount_total) filter (where ${deposit}) as deposit,
           sum(t.subtotal - t.discount_total) filter (where ${free} and c.reason_code is not distinct from 'early_payment') as early,
           sum(t.subtotal - t.discount_total) filter (where ${free} and c.reason_code is distinct from 'early_payment') as allowance
      from crm_credit_note_item t join crm_invoice i on i.id = c.invoice_id where t.credit_note_id = c.id and t.deleted_at is null) s on true`
  const goods = `join lateral (
    select ${sold("i")} as account, line.revenue_groups, sum(case when t.invoice_item_id is null then t.subtotal - t.discount_total else t.subtotal end) as amount
      from crm_credit_note_item t join crm_invoice i on i.id = c.invoice_id left join crm_invoice_item line on line.id = t.invoice_item_id
     where t.credit_note_id = c.id and t.deleted_at is null and not ${deposit} and ${isGoods}
       and (t.invoice_item_id is not null or ${isFees("i")}) group by 1, 2) g on true`
  const lines: Line[] = [
    { account: "'customer_credit'", amount: "-c.total" },
    { account: "g.account", amount: "g.amount", groups: "g.revenue_groups", from: goods },
    { account: "'discounts'", amount: "coalesce(s.early, 0) - coalesce(s.discount, 0)", from: items },
    { account: "'shipping'", amount: "s.shipping", from: items },
    { account: "'contract_liability'", amount: "s.deposit", from: items },
    { account: "'tax'", key: "x.key", amount: "x.amount", from: taxes("c") },
    { account: "'rounding'", amount: "c.rounding_total" },
    { account: "'allowances'", amount: "s.allowance", from: items },
  ]
  return lines
    .map(
      (line, index) => `
    select ${head("c", "c.id", entry, "crm_credit_note")}, ${columns(index + 1, "", line)}
      from crm_credit_note c ${line.from ?? ""} where c.status = 'issued' and c.deleted_at is null`
    )
    .join(" union all ")
}

const SOURCES = `(select id, number, company_id, bill_to_customer_id, customer_name, 'crm_receipt' as reference from crm_receipt
  union all select id, number, company_id, bill_to_customer_id, customer_name, 'crm_credit_note' from crm_credit_note)`

/** Money that came in. */
const receiptLines = (): string => {
  const entry: Entry = { kind: "receipt", day: "r.received_date", sign: "", where: "true" }
  const lines: Line[] = [
    { account: "'bank'", key: "coalesce(r.method, '')", amount: "r.amount" },
    { account: "'customer_credit'", amount: "-r.amount" },
  ]
  return lines
    .map(
      (line, index) => `
    select ${head("r", "r.id", entry, "crm_receipt")}, ${columns(index + 1, "", line)} from crm_receipt r where r.deleted_at is null`
    )
    .join(" union all ")
}

/** Lines of what has no number of its own: it is named after the receipt or credit note that it belongs to. */
const ownedLines = (table: string, { kind, day, sign, where }: Entry, lines: Line[]): string =>
  lines
    .map(
      (line, index) => `
    select a.id || ':${kind}', '${kind}', ${day}, s.company_id, a.currency_code, s.reference, s.id, s.number, s.bill_to_customer_id,
           s.customer_name, ${columns(index + 1, sign, line)}
      from ${table} a join ${SOURCES} s on s.id = coalesce(a.receipt_id, a.credit_note_id)
     where a.deleted_at is null and ${where}`
    )
    .join(" union all ")

const REFUND: Line[] = [
  { account: "'customer_credit'", amount: "a.amount" },
  { account: "'bank'", key: "coalesce(a.method, '')", amount: "-a.amount" },
]
const ALLOCATION: Line[] = [
  { account: "'customer_credit'", amount: "a.amount" },
  { account: "'receivables'", amount: "-a.amount", invoice: "a.invoice_id" },
]

/** Whether it is worth more or less decides the account, the way it is booked does not: undone, it leaves where it came to. */
const GAIN = "case when a.exchange_difference > 0 then 'exchange_gain' else 'exchange_loss' end"

/**
 * Money in another currency: what it was worth goes out of the one and into the other through the account of exchange. What it was
 * worth more or less than the debt is realised in the currency of the books.
 */
const exchangeLines = ({ kind, day, sign, where }: Entry): string => {
  const crossing = "a.source_currency is not null"
  const realised = "a.exchange_difference is not null"
  const lines: (Line & { currency: string; only: string })[] = [
    { account: "'customer_credit'", amount: "a.source_amount", currency: "a.source_currency", only: crossing },
    { account: "'exchange'", amount: "-a.source_amount", currency: "a.source_currency", only: crossing },
    { account: "'exchange'", amount: "a.amount", currency: "a.currency_code", only: crossing },
    { account: "'receivables'", amount: "-a.amount", invoice: "a.invoice_id", currency: "a.currency_code", only: crossing },
    { account: "'exchange'", amount: "a.exchange_difference", currency: "a.exchange_currency", only: realised },
    { account: GAIN, amount: "-a.exchange_difference", currency: "a.exchange_currency", only: realised },
  ]
  return lines
    .map(
      ({ currency, only, ...line }, index) => `
    select a.id || ':${kind}', '${kind}', ${day}, r.company_id, ${currency}, 'crm_receipt', r.id, r.number, r.bill_to_customer_id,
           r.customer_name, ${columns(index + 1, sign, line)}
      from crm_allocation a join crm_receipt r on r.id = a.receipt_id
     where a.deleted_at is null and ${only} and ${where}`
    )
    .join(" union all ")
}

/** What is given up of an invoice: what is lost, and small rests by reason. */
const writeOffLines = ({ kind, day, sign, where }: Entry): string => {
  const lines: Line[] = [
    {
      account: "case when w.reason_code = 'bad_debt' then 'bad_debt' else 'write_offs' end",
      key: "case when w.reason_code = 'bad_debt' then '' else w.reason_code end",
      amount: "a.amount",
    },
    { account: "'receivables'", amount: "-a.amount", invoice: "i.id" },
  ]
  return lines
    .map(
      (line, index) => `
    select a.id || ':${kind}', '${kind}', ${day}, i.company_id, a.currency_code, 'crm_invoice', i.id, i.number, i.bill_to_customer_id,
           i.customer_name, ${columns(index + 1, sign, line)}
      from crm_allocation a join crm_write_off w on w.id = a.write_off_id join crm_invoice i on i.id = a.invoice_id
     where a.deleted_at is null and ${where}`
    )
    .join(" union all ")
}

/** An allocation counts from its day, and the other way round from the day it was undone. */
const MOVES = [
  { suffix: "", day: "a.allocation_date", sign: "", where: "true" },
  { suffix: "_undone", day: "a.reversed_date", sign: "-", where: "a.reversed_date is not null" },
] as const

/** Every entry by the documents' own lines and taxes, as if nothing were taken over from a ledger of before. */
const BOOKED = `select * from (
    ${[
      invoiceLines({ kind: "invoice", day: "i.issue_date", sign: "", where: "true" }),
      invoiceLines({ kind: "invoice_voided", day: "i.voided_date", sign: "-", where: "i.status = 'voided'" }),
      creditNoteLines(),
      receiptLines(),
      ownedLines("crm_refund", { kind: "refund", day: "a.paid_date", sign: "", where: "true" }, REFUND),
      ownedLines(
        "crm_refund",
        { kind: "refund_undone", day: "a.reversed_date", sign: "-", where: "a.reversed_date is not null" },
        REFUND
      ),
      ...MOVES.flatMap(({ suffix, day, sign, where }) => [
        ownedLines(
          "crm_allocation",
          { kind: `allocation${suffix}`, day, sign, where: `${where} and a.source_currency is null` },
          ALLOCATION
        ),
        exchangeLines({ kind: `allocation${suffix}`, day, sign, where }),
        writeOffLines({ kind: `write_off${suffix}`, day, sign, where }),
      ]),
    ].join(" union all ")}) l
    where l.amount <> 0`

/** What was taken over is no sale and no money that came; its own entries are those of the view before. */
const TAKEN_OVER = `(
  (l.kind in ('invoice', 'invoice_voided', 'receipt') and l.reference_id in (
    select id from crm_invoice where document_type = 'opening' union all select id from crm_receipt where source = 'opening'))
  or (l.kind in ('refund', 'refund_undone') and split_part(l.entry_id, ':', 1) in (
    select f.id from crm_refund f join crm_receipt r on r.id = f.receipt_id where f.method = 'taken_back' and r.source = 'opening')))`

/** The sales journal in double entry, line by line, from the documents' own lines and taxes. */
export const JOURNAL_ACCOUNT_VIEWS: Record<string, string> = {
  crm_view_journal_line: `select l.* from (${BOOKED}) l where not ${TAKEN_OVER}
    union all select o.*, null::jsonb as revenue_groups from (${OPENING_VIEWS.crm_view_journal_line}) o
     where o.kind in ('opening_invoice', 'opening_voided', 'opening_credit', 'opening_undone')`,
}

/** Accounts by what was sold, of interest and fees, of what exchange gained or lost, and of small rests. */
export class CrmJournalAccounts1795655060000 implements MigrationInterface {
  name = "CrmJournalAccounts1795655060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await make(queryRunner, JOURNAL_ACCOUNT_VIEWS)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await make(queryRunner, { crm_view_journal_line: OPENING_VIEWS.crm_view_journal_line })
  }
}

async function make(queryRunner: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await queryRunner.query(`drop view if exists ${name}`)
    await queryRunner.query(`create view ${name} as ${select}`)
  }
}
