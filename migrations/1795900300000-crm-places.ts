import { MigrationInterface, QueryRunner } from "typeorm"

import { OVERVIEW_VIEWS } from "./1795782000000-crm-overview-views"

/**
 * Where invoices and credit notes were sold, as their orders say, kept in the transaction that changes a document or an order's place.
 *
 * A report of one region or channel asks it for each of the open instalments: by an index that has all that it asks for.
 */
const TABLE = [
  `create table if not exists crm_document_place (id text not null, kind text not null, region_id text, sales_channel_id text)`,
  `create unique index if not exists crm_document_place_of on crm_document_place (id) include (kind, region_id, sales_channel_id)`,
]

/** @param which - condition on the documents `d` */
const facts = (which: string): string => `
  select d.id, d.kind, o.region_id, o.sales_channel_id
    from (select id, 'invoice' as kind, order_id, deleted_at from crm_invoice
          union all select id, 'credit_note', order_id, deleted_at from crm_credit_note) d
    join crm_receivable_order o on o.order_id = d.order_id and o.deleted_at is null
   where ${which} and d.deleted_at is null`

const ADD = (which: string): string => `
  insert into crm_document_place as p (id, kind, region_id, sales_channel_id) ${facts(which)}
  on conflict (id) do update set region_id = excluded.region_id, sales_channel_id = excluded.sales_channel_id
   where (p.region_id, p.sales_channel_id) is distinct from (excluded.region_id, excluded.sales_channel_id)`

/**
 * Statements that look rows up by a list are planned each time they run, knowing the list: a plan that was kept from when the tables were
 * small would read all of them for each of the list.
 */
const FUNCTIONS = [
  `create or replace function crm_refresh_document_places(ids text[]) returns void language plpgsql as $$
   begin
     if cardinality(ids) is null or cardinality(ids) = 0 then return; end if;
     execute $gone$
       delete from crm_document_place where id = any($1) and id not in (select f.id from (${facts("d.id = any($1)")}) f) $gone$ using ids;
     execute $add$ ${ADD("d.id = any($1)")} $add$ using ids;
   end $$`,
  `create or replace function crm_rebuild_document_places() returns void language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtext('crm_report_sums'));
     lock table crm_invoice, crm_credit_note, crm_receivable_order in share row exclusive mode;
     delete from crm_document_place;
     ${ADD("true")};
   end $$`,
]

const REFERENCING = {
  insert: "new table as fresh",
  update: "old table as stale new table as fresh",
  delete: "old table as stale",
} as const
type Operation = keyof typeof REFERENCING

/** Rows of a statement of which something that counts is new. */
const touched = (operation: Operation, column: string, counts: string[]): string => {
  const values = (alias: string): string => `(${counts.map((name) => `${alias}.${name}`).join(", ")})`
  return operation === "update"
    ? `select n.${column} from fresh n join stale o on o.id = n.id where ${values("n")} is distinct from ${values("o")}`
    : `select ${column} from ${operation === "insert" ? "fresh" : "stale"}`
}

const COUNTS = {
  document: ["order_id", "deleted_at"],
  order: ["order_id", "region_id", "sales_channel_id", "deleted_at"],
}

/** Documents of the orders `$1` that were not deleted, which the tables' own indexes find. */
const OF_ORDERS = ["crm_invoice", "crm_credit_note"]
  .map((table) => `select id from ${table} where order_id = any($1) and deleted_at is null`)
  .join(" union all ")

const ofDocuments = (operation: Operation): string => `ids := array(${touched(operation, "id", COUNTS.document)})`

/** What a change of a table touches: of documents themselves, of orders their documents. */
const SOURCES: Record<string, (operation: Operation) => string> = {
  crm_invoice: ofDocuments,
  crm_credit_note: ofDocuments,
  crm_receivable_order: (operation) => `
       ids := array(${touched(operation, "order_id", COUNTS.order)});
       if cardinality(ids) = 0 then return null; end if;
       execute $ids$ select array(${OF_ORDERS}) $ids$ into ids using ids`,
}

const OPERATIONS = Object.keys(REFERENCING) as Operation[]

/**
 * @param before - what is done before it is looked what a statement touches; `orders` are rows with the orders of what counts in it, as they are,
 * and `isOrder` whether they were written themselves
 */
export const placeTriggers = (before: (orders: string, isOrder: boolean) => string = () => ""): string[] =>
  Object.entries(SOURCES).flatMap(([table, ids]) => {
    const isOrder = table === "crm_receivable_order"
    const orders = (operation: Operation): string =>
      touched(operation, "order_id", isOrder ? COUNTS.order : COUNTS.document)
    return OPERATIONS.flatMap((operation) => [
      `create or replace function ${table}_place_${operation}() returns trigger language plpgsql as $$
     declare ids text[];
     begin ${before(orders(operation), isOrder)}${ids(operation)}; perform crm_refresh_document_places(ids); return null; end $$`,
      `create or replace trigger ${table}_place_${operation} after ${operation} on ${table} referencing ${REFERENCING[operation]}
     for each statement execute function ${table}_place_${operation}()`,
    ])
  })

const TRIGGERS = placeTriggers()

/** Everything that keeps them; may run again at any time. */
export const KEEP_PLACES = [...TABLE, ...FUNCTIONS, ...TRIGGERS, "select crm_rebuild_document_places()"]

export const PLACE_TRIGGERS = Object.keys(SOURCES).flatMap((table) =>
  OPERATIONS.map((operation) => `${table}_place_${operation}`)
)

export const PLACE_VIEWS: Record<string, string> = {
  crm_view_document_place: `
    select 'quote' as kind, id, region_id, sales_channel_id from crm_quote where deleted_at is null
    union all
    select 'order', order_id, region_id, sales_channel_id from crm_receivable_order where deleted_at is null
    union all
    select kind, id, region_id, sales_channel_id from crm_document_place
    union all
    select 'receipt', r.id, o.region_id, o.sales_channel_id
      from crm_receipt r join crm_receivable_order o on o.order_id = r.order_id and o.deleted_at is null
     where r.deleted_at is null`,
}

/** Reports of one region or sales channel find where a document was sold by one look. */
export class CrmPlaces1795900300000 implements MigrationInterface {
  name = "CrmPlaces1795900300000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_PLACES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(PLACE_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { crm_view_document_place } = OVERVIEW_VIEWS
    await queryRunner.query(`create or replace view crm_view_document_place as ${crm_view_document_place}`)
    for (const name of PLACE_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    await queryRunner.query(
      "drop function if exists crm_refresh_document_places(text[]), crm_rebuild_document_places()"
    )
    await queryRunner.query("drop table if exists crm_document_place")
  }
}
