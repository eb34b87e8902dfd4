import { MigrationInterface, QueryRunner } from "typeorm"

import { REVENUE_MOVE_VIEWS } from "./1795656000000-crm-revenue-moves"

/** Months that were closed, with what each product's provision was and how it moved, and what it was reckoned from. Nothing changes them. */
const TABLES = [
  `create table if not exists crm_warranty_provision_close (
     month integer primary key, entry_date text not null, experience jsonb not null, created_at timestamptz not null default clock_timestamp(),
     constraint crm_warranty_provision_close_entry_date_is_a_day check (entry_date::date::text = entry_date))`,
  `create table if not exists crm_warranty_provision_month (
     month integer not null references crm_warranty_provision_close, currency_code text not null, product_id text not null, units numeric not null,
     opening numeric not null, built numeric not null, used numeric not null, released numeric not null, remeasured numeric not null,
     closing numeric not null, estimates numeric not null, cover numeric not null, mean_cost numeric not null, expected_claims numeric not null, expected_month numeric not null,
     prior_from text not null, terms jsonb not null, sums jsonb not null, built_by jsonb not null, used_by jsonb not null, primary key (month, currency_code, product_id),
     constraint crm_warranty_provision_month_adds_up check (opening + built - used - released + remeasured = closing))`,
  `create index if not exists crm_warranty_provision_month_of_product on crm_warranty_provision_month (product_id, currency_code, month)`,
]

const FINAL = ["crm_warranty_provision_close", "crm_warranty_provision_month"].flatMap((table) => [
  `create or replace function ${table}_is_final() returns trigger language plpgsql as $$
   begin raise exception '${table} is append-only' using errcode = 'CRM01', detail = 'A closed month of the warranty provision cannot be changed.'; end $$`,
  `create or replace trigger ${table}_is_final before update or delete on ${table} for each row execute function ${table}_is_final()`,
])

/** Claims that are open are found without a look at the others. */
const INDEXES = [
  `create index if not exists crm_report_warranty_claim_open on crm_warranty_claim (currency_code, warranty_id)
     where status in ('submitted', 'approved', 'in_repair') and provisioned and deleted_at is null`,
]

const MONTH_TEXT = "(m.month / 12)::text || '-' || lpad((m.month % 12 + 1)::text, 2, '0')"

/** Accounts of the cost ledger that the journal knows by themselves; any other is told apart by its name. */
const OWN_ACCOUNTS = [
  "warranty_parts", "warranty_labour", "warranty_freight", "warranty_replacement", "warranty_third_party", "warranty_deductible",
] // prettier-ignore
const isOwn = `u.account in (${OWN_ACCOUNTS.map((account) => `'${account}'`).join(", ")})`

type Line = { position: string; account: string; key?: string; amount: string; from?: string }

/** Each line of a closed month's entry, of all products together. */
const entry = (kind: string, lines: Line[]): string => `
    select 'warranty_' || l.month || '_' || l.currency_code || ':provision_${kind}' as entry_id, 'provision_${kind}' as kind, l.entry_date, 'default' as company_id,
           l.currency_code, 'crm_warranty_provision' as reference, l.month as reference_id, l.month as number, null as bill_to_customer_id,
           null as customer_name, l.position, l.account, l.key, sum(l.amount) as amount, null as invoice_id, null::jsonb as revenue_groups
      from (${lines
        .map(
          ({ position, account, key = "''", amount, from = "" }) => `
        select ${MONTH_TEXT} as month, m.currency_code, c.entry_date, ${position} as position, ${account} as account, ${key} as key, ${amount} as amount
          from crm_warranty_provision_month m join crm_warranty_provision_close c on c.month = m.month ${from}`
        )
        .join(" union all ")}) l
     group by l.month, l.currency_code, l.entry_date, l.position, l.account, l.key`

const against = (amount: string): Line[] => [
  { position: "1", account: "'warranty_cost'", amount },
  { position: "2", account: "'warranty_provision'", amount: `-(${amount})` },
]

const PROVISION_LINES = [
  entry("built", against("m.built")),
  entry("used", [
    { position: "1", account: "'warranty_provision'", amount: "m.used" },
    {
      position: `1 + coalesce(array_position(array[${OWN_ACCOUNTS.map((account) => `'${account}'`).join(", ")}], u.account), ${OWN_ACCOUNTS.length + 1})`,
      account: `case when ${isOwn} then u.account else 'warranty_sundry' end`,
      key: `case when ${isOwn} or u.account = 'warranty_other' then '' else u.account end`,
      amount: "-u.amount::numeric",
      from: "cross join lateral jsonb_each_text(m.used_by) as u (account, amount)",
    },
  ]),
  entry("released", against("-m.released")),
  entry("remeasured", against("m.remeasured")),
].join(" union all ")

export const PROVISION_VIEWS: Record<string, string> = {
  crm_view_journal_line: `select * from (${REVENUE_MOVE_VIEWS.crm_view_journal_line}
    union all select p.entry_id, p.kind, p.entry_date, p.company_id, p.currency_code, p.reference, p.reference_id, p.number, p.bill_to_customer_id,
      p.customer_name, p.position, p.account, p.key, p.amount, p.invoice_id, p.revenue_groups from (${PROVISION_LINES}) p) l where l.amount <> 0`,
  crm_view_provision_claim: `
    select c.id as claim_id, c.currency_code, coalesce(l.product_id, c.product_id, '') as product_id, c.quantity, c.status, c.provisioned, c.estimate,
           c.submitted_at, c.resolved_at, c.rejected_at, c.canceled_at, c.remedy,
           coalesce(l.first_month, substr(w.starts_date, 1, 4)::int * 12 + substr(w.starts_date, 6, 2)::int - 1) as first_month
      from crm_warranty_claim c join crm_warranty w on w.id = c.warranty_id
      left join crm_warranty_lot l on l.lot = coalesce('item:' || w.fulfillment_item_id, w.source_key)
     where c.deleted_at is null and w.basis in ('statutory', 'commercial') and w.source <> 'sold'
       and coalesce(w.terms ->> 'is_sold', 'false') <> 'true'`,
  crm_view_provision_month: `select month, currency_code, product_id, units, opening, built, used, released, remeasured, closing, estimates, cover,
    mean_cost, expected_claims, expected_month, prior_from, terms, sums, built_by, used_by from crm_warranty_provision_month`,
}

/** Keeps the months of the warranty provision that were closed, and books them. */
export class CrmWarrantyProvision1795780000000 implements MigrationInterface {
  name = "CrmWarrantyProvision1795780000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...FINAL, ...INDEXES]) {
      await queryRunner.query(statement)
    }
    await make(queryRunner, PROVISION_VIEWS)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await make(queryRunner, { crm_view_journal_line: REVENUE_MOVE_VIEWS.crm_view_journal_line })
    for (const name of ["crm_view_provision_claim", "crm_view_provision_month"]) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query("drop index if exists crm_report_warranty_claim_open")
    for (const table of ["crm_warranty_provision_month", "crm_warranty_provision_close"]) {
      await queryRunner.query(`drop table if exists ${table}`)
      await queryRunner.query(`drop function if exists ${table}_is_final()`)
    }
  }
}

async function make(queryRunner: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await queryRunner.query(`drop view if exists ${name}`)
    await queryRunner.query(`create view ${name} as ${select}`)
  }
}
