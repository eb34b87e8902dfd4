import { MigrationInterface, QueryRunner } from "typeorm"

import { LOT } from "../src/modules/warranty/sql/kept-lots"

/**
 * What the provision of the running month takes of claims that are open: a narrow row for each, kept in the transaction that changes a
 * claim, an entry of what it used, or the cover it is about. Claims are ever so many, and few of them open.
 */
const TABLE = `
  create table if not exists crm_sum_provision_claim (
    claim_id text primary key, currency_code text not null, product_id text not null, first_month int, quantity numeric not null, estimate numeric,
    used numeric not null, submitted_at timestamptz not null)`

/** Of another claim nothing is expected. */
const OPEN = "status in ('submitted', 'approved', 'in_repair')"

/** @param which - condition on the claims `c` */
const facts = (which: string): string => `
  select c.claim_id, c.currency_code, c.product_id, c.first_month, c.quantity, c.estimate,
         (select coalesce(sum(u.amount), 0) from crm_warranty_used u where u.claim_id = c.claim_id) as used, c.submitted_at
    from crm_view_provision_claim c
   where c.provisioned and c.${OPEN} and ${which}`

const COLUMNS = ["currency_code", "product_id", "first_month", "quantity", "estimate", "used", "submitted_at"]
const row = (alias: string): string => `(${COLUMNS.map((name) => `${alias}.${name}`).join(", ")})`

/**
 * Statements that look rows up by a list are planned each time they run, knowing the list: a plan that was kept from when the tables were
 * small would read all of them for each of the list.
 */
const FUNCTIONS = [
  // The claims are locked by one statement and read by the next, which sees what another one left that was waited for.
  `create or replace function crm_refresh_open_claims(ids text[]) returns void language plpgsql as $$
   begin
     if cardinality(ids) is null or cardinality(ids) = 0 then return; end if;
     execute 'select 1 from crm_warranty_claim where id = any($1) order by id for update' using ids;
     execute $refresh$
       with f as materialized (${facts("c.claim_id = any($1)")}),
            gone as (delete from crm_sum_provision_claim k where k.claim_id = any($1) and k.claim_id not in (select f.claim_id from f))
       insert into crm_sum_provision_claim as k (claim_id, ${COLUMNS.join(", ")}) select claim_id, ${COLUMNS.join(", ")} from f
           on conflict (claim_id) do update set (${COLUMNS.join(", ")}) = ${row("excluded")}
        where ${row("k")} is distinct from ${row("excluded")} $refresh$ using ids;
   end $$`,
  `create or replace function crm_rebuild_open_claims() returns void language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtext('crm_report_sums'));
     lock table crm_warranty, crm_warranty_claim, crm_warranty_used, crm_warranty_lot in share row exclusive mode;
     delete from crm_sum_provision_claim;
     insert into crm_sum_provision_claim (claim_id, ${COLUMNS.join(", ")}) ${facts("true")};
   end $$`,
]

const REFERENCING = {
  insert: "new table as fresh",
  update: "new table as fresh",
  delete: "old table as stale",
} as const
type Operation = keyof typeof REFERENCING

/** Open claims about the cover or lots `$1`. */
const ABOUT: Record<string, { key: string; claims: string }> = {
  crm_warranty: {
    key: "id",
    claims: `select c.id from crm_warranty_claim c where c.warranty_id = any($1) and c.${OPEN} and c.deleted_at is null`,
  },
  crm_warranty_lot: {
    key: "lot",
    claims: `select c.id from crm_warranty w join crm_warranty_claim c on c.warranty_id = w.id and c.${OPEN} and c.deleted_at is null
              where ${LOT("w")} = any($1) and w.deleted_at is null`,
  },
}

const refreshed = (ids: string): string => `perform crm_refresh_open_claims(array(${ids}))`

/** What is done after a statement. A new lot is brought to what its cover says by a change of it. */
const SOURCES: [table: string, operation: Operation, act: string][] = [
  ["crm_warranty_claim", "insert", refreshed("select id from fresh")],
  ["crm_warranty_claim", "update", refreshed("select id from fresh")],
  ["crm_warranty_claim", "delete", refreshed("select id from stale")],
  ["crm_warranty_used", "insert", refreshed("select distinct claim_id from fresh")],
  ["crm_warranty", "update", lookedUp("crm_warranty", "fresh")],
  ["crm_warranty", "delete", lookedUp("crm_warranty", "stale")],
  ["crm_warranty_lot", "update", lookedUp("crm_warranty_lot", "fresh")],
]

function lookedUp(table: string, rows: string): string {
  const { key, claims } = ABOUT[table]
  return `execute $claims$ select array(${claims}) $claims$ into claims using array(select ${key} from ${rows});
       perform crm_refresh_open_claims(claims)`
}

const nameOf = (table: string, operation: Operation): string => `${table}_open_claim_${operation}`

const TRIGGERS = SOURCES.flatMap(([table, operation, act]) => {
  const name = nameOf(table, operation)
  return [
    `create or replace function ${name}() returns trigger language plpgsql as $$
     declare claims text[];
     begin ${act}; return null; end $$`,
    `create or replace trigger ${name} after ${operation} on ${table} referencing ${REFERENCING[operation]}
     for each statement execute function ${name}()`,
  ]
})

/** Everything that keeps them; may run again at any time. */
export const KEEP_OPEN_CLAIMS = [TABLE, ...FUNCTIONS, ...TRIGGERS, "select crm_rebuild_open_claims()"]

export const OPEN_CLAIM_TRIGGERS = SOURCES.map(([table, operation]) => nameOf(table, operation))

export const OPEN_CLAIM_VIEWS: Record<string, string> = {
  crm_view_open_claim:
    "select claim_id, currency_code, product_id, first_month, quantity, estimate, used, submitted_at from crm_sum_provision_claim",
}

/** The provision of today reads a row of each open claim, and looks nothing up. */
export class CrmOpenClaims1795900360000 implements MigrationInterface {
  name = "CrmOpenClaims1795900360000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_OPEN_CLAIMS) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(OPEN_CLAIM_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(OPEN_CLAIM_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    for (const name of OPEN_CLAIM_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    await queryRunner.query("drop function if exists crm_refresh_open_claims(text[]), crm_rebuild_open_claims()")
    await queryRunner.query("drop table if exists crm_sum_provision_claim")
  }
}
