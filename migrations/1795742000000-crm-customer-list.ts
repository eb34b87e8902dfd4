import { MigrationInterface, QueryRunner } from "typeorm"

/** Revenue of each debtor, kept in the transaction that issues or voids; a total per row, for customers are sorted by it. */
const TABLE = [
  `create table if not exists crm_customer_revenue (
     currency_code text not null, customer_id text not null, revenue numeric not null, primary key (currency_code, customer_id))`,
  `create index if not exists crm_customer_revenue_by_amount on crm_customer_revenue (currency_code, revenue desc, customer_id)`,
]

const COLUMNS: Record<string, string> = {
  crm_invoice: "bill_to_customer_id, customer_id, currency_code, status, document_type, total, tax_total, deleted_at",
  crm_credit_note:
    "bill_to_customer_id, customer_id, currency_code, status, document_type, total, tax_total, deleted_at",
}

/** What of a document is revenue: without tax; interest, and what a ledger before this one sold, are none. */
const NET: Record<string, string> = {
  crm_invoice:
    "case when d.status = 'issued' and d.document_type not in ('opening', '84') then d.total - d.tax_total else 0 end",
  crm_credit_note: "case when d.status = 'issued' then d.tax_total - d.total else 0 end",
}

const add = (table: string, rows: string): string => `
  insert into crm_customer_revenue
  select d.currency_code, coalesce(d.bill_to_customer_id, d.customer_id), sum(d.sign * ${NET[table]}) from (${rows}) d
   where d.deleted_at is null and coalesce(d.bill_to_customer_id, d.customer_id) is not null
   group by 1, 2 having sum(d.sign * ${NET[table]}) <> 0 order by 1, 2
  on conflict (currency_code, customer_id) do update set revenue = crm_customer_revenue.revenue + excluded.revenue`

const OPERATIONS = {
  insert: { referencing: "new table as fresh", rows: (columns: string) => `select 1 as sign, ${columns} from fresh` },
  update: {
    referencing: "old table as stale new table as fresh",
    rows: (columns: string) => `select 1 as sign, ${columns} from fresh union all select -1, ${columns} from stale`,
  },
  delete: { referencing: "old table as stale", rows: (columns: string) => `select -1 as sign, ${columns} from stale` },
} as const

const triggers = (table: string): string[] =>
  Object.entries(OPERATIONS).flatMap(([operation, { referencing, rows }]) => {
    const name = `${table}_revenue_${operation}`
    return [
      `create or replace function ${name}() returns trigger language plpgsql as $$
       begin ${add(table, rows(COLUMNS[table]))}; return null; end $$`,
      `create or replace trigger ${name} after ${operation} on ${table} referencing ${referencing}
       for each statement execute function ${name}()`,
    ]
  })

/** What counts as being in touch. */
const CONTACT = "kind in ('interaction', 'mail', 'dunning')"

/** When a customer was last spoken to, kept as their timeline changes and as they are copied. */
const LAST_CONTACT = [
  `create or replace function crm_last_contact() returns trigger language plpgsql as $$
   declare who text := case when tg_op = 'DELETE' then old.customer_id else new.customer_id end;
   begin
     update crm_host_customer set last_contact_at = (select max(occurred_at) from crm_timeline where customer_id = who and ${CONTACT})
      where customer_id = who;
     return null;
   end $$`,
  `create or replace trigger crm_last_contact_added after insert on crm_timeline for each row
   when (new.kind in ('interaction', 'mail', 'dunning')) execute function crm_last_contact()`,
  `create or replace trigger crm_last_contact_removed after delete on crm_timeline for each row
   when (old.kind in ('interaction', 'mail', 'dunning')) execute function crm_last_contact()`,
  `create or replace function crm_last_contact_of() returns trigger language plpgsql as $$
   begin
     new.last_contact_at := (select max(occurred_at) from crm_timeline where customer_id = new.customer_id and ${CONTACT});
     return new;
   end $$`,
  `create or replace trigger crm_last_contact_copied before insert on crm_host_customer for each row execute function crm_last_contact_of()`,
]

/** Makes all of it anew, from the documents and the timeline. */
const REBUILD = `
  create or replace function crm_rebuild_customers() returns void language plpgsql as $$
  begin
    lock table crm_customer_revenue in share row exclusive mode;
    delete from crm_customer_revenue;
    ${Object.keys(COLUMNS)
      .map((table) => `${add(table, `select 1 as sign, ${COLUMNS[table]} from ${table}`)};`)
      .join("\n")}
    update crm_host_customer c set last_contact_at = (select max(occurred_at) from crm_timeline where customer_id = c.customer_id and ${CONTACT});
  end $$`

/** Triggers that must be there; a dropped and recreated table has lost them. */
export const CUSTOMER_TRIGGERS = [
  ...Object.keys(COLUMNS).flatMap((table) =>
    Object.keys(OPERATIONS).map((operation) => `${table}_revenue_${operation}`)
  ),
  "crm_last_contact_added",
  "crm_last_contact_removed",
  "crm_last_contact_copied",
]

/** Everything that keeps what the list of customers shows; may run again at any time. */
export const KEEP_CUSTOMERS = [
  ...TABLE,
  ...Object.keys(COLUMNS).flatMap(triggers),
  ...LAST_CONTACT,
  REBUILD,
  "select crm_rebuild_customers()",
]

export const CUSTOMER_VIEWS: Record<string, string> = {
  crm_view_customer: `
    select customer_id, name, person, email, phone, country_code, city, has_account, registered_at, last_contact_at
      from crm_host_customer where deleted_at is null`,
  crm_view_customer_revenue: `select currency_code, customer_id, revenue from crm_customer_revenue`,
  crm_view_revenue: `
    select coalesce(i.bill_to_customer_id, i.customer_id) as customer_id, i.currency_code, i.owner_id, i.total - i.tax_total as amount
      from crm_invoice i where i.status = 'issued' and i.document_type not in ('opening', '84') and i.deleted_at is null
    union all
    select coalesce(c.bill_to_customer_id, c.customer_id), c.currency_code, c.owner_id, c.tax_total - c.total
      from crm_credit_note c where c.status = 'issued' and c.deleted_at is null`,
}

/** Customers in one list with what was sold, offered and owed. */
export class CrmCustomerList1795742000000 implements MigrationInterface {
  name = "CrmCustomerList1795742000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CUSTOMERS) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(CUSTOMER_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(CUSTOMER_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const table of Object.keys(COLUMNS)) {
      for (const operation of Object.keys(OPERATIONS)) {
        await queryRunner.query(`drop function if exists ${table}_revenue_${operation}() cascade`)
      }
    }
    await queryRunner.query("drop function if exists crm_rebuild_customers()")
    await queryRunner.query("drop function if exists crm_last_contact() cascade")
    await queryRunner.query("drop function if exists crm_last_contact_of() cascade")
    await queryRunner.query("drop table if exists crm_customer_revenue")
  }
}
