import { MigrationInterface, QueryRunner } from "typeorm"

type Entry = { kind: string; day: string; sign: "" | "-"; where: string }

const head = (alias: string, id: string, { kind, day }: Entry, reference: string): string =>
  `${id} || ':${kind}' as entry_id, '${kind}' as kind, ${day} as entry_date, ${alias}.company_id, ${alias}.currency_code,
   '${reference}' as reference, ${alias}.id as reference_id, ${alias}.number, ${alias}.bill_to_customer_id, ${alias}.customer_name`

/** Lines of an invoice: what is owed against revenue, shipping, deposits, tax per rate, less discounts. */
const invoiceLines = (entry: Entry): string => {
  const { sign, where } = entry
  const line = (position: number, account: string, key: string, amount: string, invoice: string, from: string): string => `
    select ${head("i", "i.id", entry, "crm_invoice")}, ${position} as position, '${account}' as account, ${key} as key,
           ${sign}(${amount}) as amount, ${invoice} as invoice_id
      from crm_invoice i ${from} where i.issue_date is not null and i.status <> 'draft' and i.deleted_at is null and ${where}`
  const items = `join lateral (
    select sum(t.subtotal) filter (where t.kind in ('item', 'price')) as goods, sum(t.discount_total) filter (where t.kind in ('item', 'price')) as discount,
           sum(t.subtotal - t.discount_total) filter (where t.kind = 'deposit') as deposit
      from crm_invoice_item t where t.invoice_id = i.id and t.deleted_at is null) s on true`
  return [
    line(1, "receivables", "''", "i.total", "i.id", ""),
    line(2, "revenue", "''", "-s.goods", "null", items),
    line(3, "discounts", "''", "s.discount", "null", items),
    line(4, "shipping", "''", "-i.shipping_total", "null", ""),
    line(5, "contract_liability", "''", "-s.deposit", "null", items),
    line(6, "tax", TAX_KEY, "-x.amount", "null", taxes("i")),
    line(7, "rounding", "''", "-i.rounding_total", "null", ""),
  ].join(" union all ")
}

const TAX_KEY = "x.key"

/** Taxes of a document by what they are called on it. */
const taxes = (alias: string): string => `join lateral (
  select concat_ws(' ', coalesce(nullif(tax->>'code', ''), nullif(tax->>'name', '')), (tax->>'rate') || '%') as key,
         sum((tax->>'amount')::numeric) as amount
    from jsonb_array_elements(case when jsonb_typeof(${alias}.tax_lines) = 'array' then ${alias}.tax_lines else '[]' end) tax group by 1) x on true`

/**
 * Lines of a credit note: the credit of the customer against what it takes back. A note over an amount, which names no line, is an
 * allowance, one for paying early a discount; of a deposit invoice it is the deposit.
 */
const creditNoteLines = (): string => {
  const entry: Entry = { kind: "credit_note", day: "c.issue_date", sign: "", where: "true" }
  const line = (position: number, account: string, key: string, amount: string, from: string): string => `
    select ${head("c", "c.id", entry, "crm_credit_note")}, ${position}, '${account}', ${key}, ${amount}, null
      from crm_credit_note c ${from} where c.status = 'issued' and c.deleted_at is null`
  const deposit = "(t.kind = 'deposit' or i.document_type = '386')"
  const free = `(not ${deposit} and t.kind in ('item', 'price') and t.invoice_item_id is null)`
  const items = `join lateral (
    select sum(t.subtotal) filter (where not ${deposit} and t.kind in ('item', 'price') and t.invoice_item_id is not null) as goods,
           sum(t.discount_total) filter (where not ${deposit} and t.kind in ('item', 'price') and t.invoice_item_id is not null) as discount,
           sum(t.subtotal - t.discount_total) filter (where not ${deposit} and t.kind = 'shipping') as shipping,
           sum(t.subtotal - t.discount_total) filter (where ${deposit}) as deposit,
           sum(t.subtotal - t.discount_total) filter (where ${free} and c.reason_code is not distinct from 'early_payment') as early,
           sum(t.subtotal - t.discount_total) filter (where ${free} and c.reason_code is distinct from 'early_payment') as allowance
      from crm_credit_note_item t join crm_invoice i on i.id = c.invoice_id where t.credit_note_id = c.id and t.deleted_at is null) s on true`
  return [
    line(1, "customer_credit", "''", "-c.total", ""),
    line(2, "revenue", "''", "s.goods", items),
    line(3, "discounts", "''", "coalesce(s.early, 0) - coalesce(s.discount, 0)", items),
    line(4, "shipping", "''", "s.shipping", items),
    line(5, "contract_liability", "''", "s.deposit", items),
    line(6, "tax", TAX_KEY, "x.amount", taxes("c")),
    line(7, "rounding", "''", "c.rounding_total", ""),
    line(8, "allowances", "''", "s.allowance", items),
  ].join(" union all ")
}

const SOURCES = `(select id, number, company_id, bill_to_customer_id, customer_name, 'crm_receipt' as reference from crm_receipt
  union all select id, number, company_id, bill_to_customer_id, customer_name, 'crm_credit_note' from crm_credit_note)`

/** Money that came in. */
const receiptLines = (): string => {
  const entry: Entry = { kind: "receipt", day: "r.received_date", sign: "", where: "true" }
  const line = (position: number, account: string, key: string, amount: string): string => `
    select ${head("r", "r.id", entry, "crm_receipt")}, ${position}, '${account}', ${key}, ${amount}, null from crm_receipt r where r.deleted_at is null`
  return [line(1, "bank", "coalesce(r.method, '')", "r.amount"), line(2, "customer_credit", "''", "-r.amount")].join(
    " union all "
  )
}

/** Lines of what has no number of its own: it is named after the receipt or credit note that it belongs to. */
const ownedLines = (table: string, { kind, day, sign, where }: Entry, lines: [string, string, string, string][]): string =>
  lines
    .map(
      ([account, key, amount, invoice], index) => `
    select a.id || ':${kind}', '${kind}', ${day}, s.company_id, a.currency_code, s.reference, s.id, s.number, s.bill_to_customer_id,
           s.customer_name, ${index + 1}, '${account}', ${key}, ${sign}(${amount}), ${invoice}
      from ${table} a join ${SOURCES} s on s.id = coalesce(a.receipt_id, a.credit_note_id)
     where a.deleted_at is null and ${where}`
    )
    .join(" union all ")

const REFUND: [string, string, string, string][] = [
  ["customer_credit", "''", "a.amount", "null"],
  ["bank", "coalesce(a.method, '')", "-a.amount", "null"],
]
const ALLOCATION: [string, string, string, string][] = [
  ["customer_credit", "''", "a.amount", "null"],
  ["receivables", "''", "-a.amount", "a.invoice_id"],
]

/** Money in another currency: what it was worth goes out of the one and into the other through the account of exchange. */
const exchangeLines = ({ kind, day, sign, where }: Entry): string =>
  [
    ["customer_credit", "a.source_amount", "a.source_currency", "null"],
    ["exchange", "-a.source_amount", "a.source_currency", "null"],
    ["exchange", "a.amount", "a.currency_code", "null"],
    ["receivables", "-a.amount", "a.currency_code", "a.invoice_id"],
  ]
    .map(
      ([account, amount, currency, invoice], index) => `
    select a.id || ':${kind}', '${kind}', ${day}, r.company_id, ${currency}, 'crm_receipt', r.id, r.number, r.bill_to_customer_id,
           r.customer_name, ${index + 1}, '${account}', '', ${sign}(${amount}), ${invoice}
      from crm_allocation a join crm_receipt r on r.id = a.receipt_id
     where a.deleted_at is null and a.source_currency is not null and ${where}`
    )
    .join(" union all ")

/** What is given up of an invoice, by reason. */
const writeOffLines = ({ kind, day, sign, where }: Entry): string =>
  [
    ["bad_debt", "w.reason_code", "a.amount", "null"],
    ["receivables", "''", "-a.amount", "i.id"],
  ]
    .map(
      ([account, key, amount, invoice], index) => `
    select a.id || ':${kind}', '${kind}', ${day}, i.company_id, a.currency_code, 'crm_invoice', i.id, i.number, i.bill_to_customer_id,
           i.customer_name, ${index + 1}, '${account}', ${key}, ${sign}(${amount}), ${invoice}
      from crm_allocation a join crm_write_off w on w.id = a.write_off_id join crm_invoice i on i.id = a.invoice_id
     where a.deleted_at is null and ${where}`
    )
    .join(" union all ")

/** An allocation counts from its day, and the other way round from the day it was undone. */
const MOVES = [
  { suffix: "", day: "a.allocation_date", sign: "", where: "true" },
  { suffix: "_undone", day: "a.reversed_date", sign: "-", where: "a.reversed_date is not null" },
] as const

/** The sales journal in double entry, line by line, from the documents' own lines and taxes. */
export const JOURNAL_VIEWS: Record<string, string> = {
  crm_view_journal_line: `select * from (
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
    where l.amount <> 0`,
}

export class CrmJournalView1795653060000 implements MigrationInterface {
  name = "CrmJournalView1795653060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(JOURNAL_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(JOURNAL_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
