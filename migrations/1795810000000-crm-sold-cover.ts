import { MigrationInterface, QueryRunner } from "typeorm"

import { PROVISION_VIEWS } from "./1795780000000-crm-warranty-provision"

/**
 * What of invoiced cover is not earned yet: a part is some units of an invoice's line, waiting for their cover, under it, or gone from it.
 * A move is what made a part: sold, credited, voided, or released as a month was closed. Nothing changes a move.
 */
const TABLES = [
  `create table if not exists crm_sold_cover_part (
     id bigserial primary key, invoice_id text not null, invoice_item_id text not null, order_id text not null, order_item_id text not null,
     is_price boolean not null, warranty_id text null, state text not null default 'waiting' check (state in ('waiting', 'running', 'gone')),
     units numeric not null check (units >= 0), goods numeric not null, discount numeric not null, released_until text null)`,
  `create index if not exists crm_sold_cover_part_of_item on crm_sold_cover_part (invoice_item_id)`,
  `create index if not exists crm_sold_cover_part_of_invoice on crm_sold_cover_part (invoice_id)`,
  `create index if not exists crm_sold_cover_part_left on crm_sold_cover_part (order_id) where goods <> 0 or discount <> 0`,
  `create table if not exists crm_sold_cover_move (
     id bigserial primary key, kind text not null check (kind in ('sold', 'released', 'credited', 'voided')), invoice_id text not null,
     invoice_item_id text not null, company_id text not null, currency_code text not null, plan_id text not null, warranty_id text null,
     credit_note_id text null, closed_month integer null, move_date text not null, month integer not null, units numeric not null, goods numeric not null,
     discount numeric not null, created_at timestamptz not null default clock_timestamp(),
     constraint crm_sold_cover_move_move_date_is_a_day check (move_date::date::text = move_date),
     constraint crm_sold_cover_move_names_its_note check ((kind = 'credited') = (credit_note_id is not null)),
     constraint crm_sold_cover_move_names_its_month check ((kind = 'released') = (closed_month is not null)))`,
  `create unique index if not exists crm_sold_cover_move_once on crm_sold_cover_move (invoice_item_id) where kind = 'sold'`,
  `create index if not exists crm_sold_cover_move_of_month on crm_sold_cover_move (currency_code, month) include (company_id, plan_id, kind, goods, discount)`,
  `create index if not exists crm_sold_cover_move_of_item on crm_sold_cover_move (invoice_item_id)`,
  `create index if not exists crm_sold_cover_move_of_day on crm_sold_cover_move (move_date)`,
  `create table if not exists crm_sold_cover_close (month integer primary key, created_at timestamptz not null default clock_timestamp())`,
  `create or replace function crm_sold_cover_is_final() returns trigger language plpgsql as $$
   begin raise exception '% is append-only', tg_table_name using errcode = 'CRM01', detail = 'What was booked of sold cover cannot be changed or deleted.'; end $$`,
  ...["crm_sold_cover_move", "crm_sold_cover_close"].map(
    (table) =>
      `create or replace trigger ${table}_is_final before update or delete on ${table} for each row execute function crm_sold_cover_is_final()`
  ),
]

const monthOf = (day: string): string => `substr(${day}, 1, 4)::int * 12 + substr(${day}, 6, 2)::int - 1`

const MOVE_COLUMNS =
  "kind, invoice_id, invoice_item_id, company_id, currency_code, plan_id, warranty_id, credit_note_id, move_date, month, units, goods, discount"

/** The line's sale, which says whose it was and by which plan. */
const SALE = "join crm_sold_cover_move s on s.invoice_item_id = p.invoice_item_id and s.kind = 'sold'"

/** Lines of an order that sell a plan; a difference in price is one of all of its units. */
const SELL = `
  create or replace function crm_sell_cover() returns trigger language plpgsql as $$
  begin
    with sold as (
      select t.id, t.order_item_id, t.kind = 'price' as is_price, t.subtotal as goods, t.discount_total as discount, plan.id as plan_id,
             case when t.kind = 'item' then t.quantity else (
               select coalesce(sum(o.quantity), 0) from crm_invoice_item o join crm_invoice i on i.id = o.invoice_id
                where o.order_item_id = t.order_item_id and o.kind = 'item' and o.deleted_at is null and i.status = 'issued') end as units
        from crm_invoice_item t
        join lateral (select id from crm_warranty_plan where is_sold and sold_variant_id = t.variant_id and deleted_at is null order by is_on desc, id limit 1) plan on true
       where t.invoice_id = new.id and t.order_item_id is not null and t.kind in ('item', 'price') and t.deleted_at is null
    ), parts as (
      insert into crm_sold_cover_part (invoice_id, invoice_item_id, order_id, order_item_id, is_price, units, goods, discount)
      select new.id, id, new.order_id, order_item_id, is_price, units, goods, discount from sold
    )
    insert into crm_sold_cover_move (${MOVE_COLUMNS})
    select 'sold', new.id, id, new.company_id, new.currency_code, plan_id, null, null, new.issue_date, ${monthOf("new.issue_date")}, units, goods, discount from sold;
    return null;
  end $$`

/** What is left of a voided invoice goes with it. */
const VOID = `
  create or replace function crm_void_cover() returns trigger language plpgsql as $$
  begin
    with gone as (delete from crm_sold_cover_part where invoice_id = new.id returning *)
    insert into crm_sold_cover_move (${MOVE_COLUMNS})
    select 'voided', p.invoice_id, p.invoice_item_id, s.company_id, s.currency_code, s.plan_id, p.warranty_id, null, new.voided_date, ${monthOf("new.voided_date")},
           p.units, p.goods, p.discount
      from gone p ${SALE} where p.goods <> 0 or p.discount <> 0;
    return null;
  end $$`

/**
 * A credit note takes what is not earned first: of each unit what is left of it, of units that came back before those that wait and
 * those under cover. What was earned of it lowers revenue. Money off the price takes from what is left as much as is left of the price.
 */
export const CREDIT = `
  create or replace function crm_credit_cover() returns trigger language plpgsql as $$
  declare
    item record; part record; digits int := crm_currency_digits(new.currency_code);
    units_open numeric; amount_open numeric; took_units numeric; asked numeric; part_left numeric; took numeric; took_goods numeric;
  begin
    for item in
      select n.invoice_item_id, n.kind = 'price' or bool_or(p.is_price) as is_price, sum(n.quantity) as units, sum(n.subtotal - n.discount_total) as amount
        from crm_credit_note_item n
        join lateral (select is_price from crm_sold_cover_part where invoice_item_id = n.invoice_item_id limit 1) p on true
       where n.credit_note_id = new.id and n.deleted_at is null group by n.invoice_item_id, n.kind order by 1
    loop
      units_open := item.units; amount_open := item.amount;
      for part in
        select p.*, s.company_id, s.currency_code, s.plan_id, s.goods - s.discount as price
          from crm_sold_cover_part p ${SALE} left join crm_warranty w on w.id = p.warranty_id
         where p.invoice_item_id = item.invoice_item_id
         order by p.state = 'gone' desc, coalesce(w.status = 'canceled' or w.quantity < p.units, false) desc, p.state = 'waiting' desc, w.ends_date desc, p.id
           for update of p
      loop
        part_left := part.goods - part.discount;
        if item.is_price then
          took_units := 0;
          asked := case when part.price = 0 then 0 else round(item.amount * part_left / part.price, digits) end;
        else
          took_units := least(units_open, part.units);
          asked := case when took_units = units_open then amount_open else round(amount_open * took_units / units_open, digits) end;
          units_open := units_open - took_units; amount_open := amount_open - asked;
        end if;
        took := least(asked, part_left);
        took_goods := case when took = part_left then part.goods else round(part.goods * took / part_left, digits) end;
        if took_units <> 0 or took <> 0 then
          update crm_sold_cover_part set units = part.units - took_units, goods = part.goods - took_goods, discount = part.discount - (took_goods - took)
           where id = part.id;
          insert into crm_sold_cover_move (${MOVE_COLUMNS})
          values ('credited', part.invoice_id, part.invoice_item_id, part.company_id, part.currency_code, part.plan_id, part.warranty_id, new.id, new.issue_date,
                  ${monthOf("new.issue_date")}, took_units, took_goods, took_goods - took);
        end if;
      end loop;
    end loop;
    return null;
  end $$`

const trigger = (name: string, table: string, then: string): string =>
  `create or replace trigger ${name} after update of status on ${table} for each row when (${then}) execute function ${name}()`

export const SOLD_COVER_TRIGGERS = ["crm_sell_cover", "crm_void_cover", "crm_credit_cover", "crm_cover_is_no_promise"]

/** What is earned by months waits for no delivery, wherever revenue counts on delivery. */
const NO_PROMISE = `
  create or replace function crm_cover_is_no_promise() returns trigger language plpgsql as $$
  begin
    return case when exists (select from crm_sold_cover_move where invoice_item_id = new.invoice_item_id and kind = 'sold') then null else new end;
  end $$`

export const KEEP_SOLD_COVER = [
  SELL,
  VOID,
  CREDIT,
  NO_PROMISE,
  trigger(
    "crm_sell_cover",
    "crm_invoice",
    "old.status = 'draft' and new.status = 'issued' and new.document_type = '380' and new.order_id is not null"
  ),
  trigger("crm_void_cover", "crm_invoice", "old.status = 'issued' and new.status = 'voided'"),
  trigger("crm_credit_cover", "crm_credit_note", "old.status <> 'issued' and new.status = 'issued'"),
  `create or replace trigger crm_cover_is_no_promise before insert on crm_revenue_move for each row when (new.kind = 'promised') execute function crm_cover_is_no_promise()`,
]

const INVOICE =
  "i.company_id, i.currency_code, 'crm_invoice' as reference, i.id as reference_id, i.number, i.bill_to_customer_id, i.customer_name"
const NOTE = "c.company_id, c.currency_code, 'crm_credit_note', c.id, c.number, c.bill_to_customer_id, c.customer_name"
const MONTH_TEXT = "(m.closed_month / 12)::text || '-' || lpad((m.closed_month % 12 + 1)::text, 2, '0')"
const MONTH = `m.company_id, m.currency_code, 'crm_sold_cover', ${MONTH_TEXT}, ${MONTH_TEXT}, null, null`

/** What is kept back of a sale, or the other way round, at the places that its invoice has for revenue and discounts. */
const lines = (head: string, sign: "" | "-", from: string): string =>
  [
    { position: 2, account: "'revenue'", amount: "m.goods", groups: "t.revenue_groups" },
    { position: 3, account: "'discounts'", amount: "-m.discount", groups: "null::jsonb" },
    { position: 5, account: "'cover_liability'", amount: "m.discount - m.goods", groups: "null::jsonb" },
  ]
    .map(
      ({ position, account, amount, groups }) => `
    select ${head}, ${position} as position, ${account} as account, '' as key, ${sign}(${amount}) as amount, null as invoice_id, ${groups} as revenue_groups
      from crm_sold_cover_move m join crm_invoice_item t on t.id = m.invoice_item_id ${from}`
    )
    .join(" union all ")

const OF_INVOICE = "join crm_invoice i on i.id = m.invoice_id"

const COVER_LINES = [
  lines(
    `i.id || ':invoice' as entry_id, 'invoice' as kind, m.move_date as entry_date, ${INVOICE}`,
    "",
    `${OF_INVOICE} where m.kind = 'sold'`
  ),
  lines(
    `i.id || ':invoice_voided', 'invoice_voided', m.move_date, ${INVOICE}`,
    "-",
    `${OF_INVOICE} where m.kind = 'voided'`
  ),
  lines(
    `c.id || ':credit_note', 'credit_note', m.move_date, ${NOTE}`,
    "-",
    "join crm_credit_note c on c.id = m.credit_note_id where m.kind = 'credited'"
  ),
  lines(
    `'cover_' || ${MONTH_TEXT} || '_' || m.currency_code || '_' || m.company_id || ':cover_released', 'cover_released', m.move_date, ${MONTH}`,
    "-",
    "where m.kind = 'released'"
  ),
].join(" union all ")

export const SOLD_COVER_VIEWS: Record<string, string> = {
  crm_view_journal_line: `select * from (${PROVISION_VIEWS.crm_view_journal_line} union all ${COVER_LINES}) l where l.amount <> 0`,
  crm_view_sold_cover_move: `
    select m.id, m.kind, m.invoice_id, m.invoice_item_id, m.company_id, m.currency_code, m.plan_id, m.warranty_id, m.credit_note_id, m.move_date, m.month,
           m.units, m.goods - m.discount as amount
      from crm_sold_cover_move m`,
}

/** Sold cover is revenue as its months run: what was invoiced of it is a contract liability until then. */
export class CrmSoldCover1795810000000 implements MigrationInterface {
  name = "CrmSoldCover1795810000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...KEEP_SOLD_COVER]) {
      await queryRunner.query(statement)
    }
    await make(queryRunner, SOLD_COVER_VIEWS)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_sold_cover_move")
    await make(queryRunner, { crm_view_journal_line: PROVISION_VIEWS.crm_view_journal_line })
    for (const name of SOLD_COVER_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    for (const table of ["crm_sold_cover_close", "crm_sold_cover_move", "crm_sold_cover_part"]) {
      await queryRunner.query(`drop table if exists ${table}`)
    }
    await queryRunner.query("drop function if exists crm_sold_cover_is_final()")
  }
}

async function make(queryRunner: QueryRunner, views: Record<string, string>): Promise<void> {
  for (const [name, select] of Object.entries(views)) {
    await queryRunner.query(`drop view if exists ${name}`)
    await queryRunner.query(`create view ${name} as ${select}`)
  }
}
