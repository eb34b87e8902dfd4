import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

/**
 * Functions over aliases: who a customer is by now, everyone who is that one (the one first asked for among them), and whoever was merged
 * into one customer, the customer among them.
 */
const FUNCTIONS = [
  `create or replace function crm_customer_root(asked text) returns text language sql stable as $$
     select coalesce((select root_id from crm_customer_alias where customer_id = asked and deleted_at is null), asked) $$`,
  `create or replace function crm_customer_group(asked text) returns text[] language sql stable as $$
     select array(select root.id from (select crm_customer_root(asked) as id) root
       union all select a.customer_id from crm_customer_alias a where a.root_id = crm_customer_root(asked) and a.deleted_at is null) $$`,
  `create or replace function crm_customer_below(asked text) returns text[] language sql stable as $$
     with recursive below(id) as (
       select asked union select a.customer_id from crm_customer_alias a join below on a.merged_into_id = below.id where a.deleted_at is null)
     select array(select id from below) $$`,
]

/** Customers who are one, and those who only look like it. */
export class MigrationCrmInteraction20261128E extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_customer_alias (
        customer_id text not null primary key, merged_into_id text not null, root_id text not null, merged_at timestamptz not null,
        merged_by text not null, ${STAMPS},
        constraint crm_customer_alias_is_of_another check (customer_id <> merged_into_id and customer_id <> root_id))`
    )
    this.addSql(
      `create table if not exists crm_customer_distinction (
        id text not null primary key, key text not null, customer_ids text[] not null, said_by text not null, ${STAMPS})`
    )
    for (const [table, name, columns, unique = ""] of [
      ["crm_customer_alias", "root_id", "root_id"],
      ["crm_customer_alias", "merged_into_id", "merged_into_id"],
      ["crm_customer_alias", "deleted_at", "deleted_at"],
      ["crm_customer_distinction", "once", "key", "unique"],
      ["crm_customer_distinction", "deleted_at", "deleted_at"],
    ]) {
      this.addSql(
        `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where deleted_at is null`
      )
    }
    FUNCTIONS.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    for (const name of ["below", "group", "root"]) {
      this.addSql(`drop function if exists crm_customer_${name}(text)`)
    }
    this.addSql(`drop table if exists crm_customer_distinction`)
    this.addSql(`drop table if exists crm_customer_alias cascade`)
  }
}
