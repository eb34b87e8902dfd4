import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"
import { ERASED_NAME } from "../../../shared/erased"
import { chainHash, hashVersion } from "../../receivable/rules/hash-chain"
import { FrozenKind, readFrozen } from "../../receivable/sql/frozen"
import { ERASED, ErasedTable, FOUND } from "./tables"

export type ErasedRows = {
  /** Rows by table. */
  rows: Record<string, number>
  /** Files in the host's storage that go too. */
  files: string[]
  /** Issued documents that the law keeps. */
  kept: number
  /** From when on the first of them needs to be kept no more. */
  next_date: Day | null
}

export type Person = {
  customer_ids: string[]
  /** E-mail addresses that are theirs alone, in small letters. */
  addresses: string[]
}

export type EraseInput = Person & {
  /** The first day whose documents are kept. */
  cutoff: Day
  /** Years that documents are kept. */
  years: number
  /** Waits for whoever writes, after having given way several times. */
  patient?: boolean
}

/** What the guards of the ledger, of histories and of sent mail raise. Sums, seals and timelines are kept by other triggers, which stay on. */
const GUARD = "CRM01|append-only"

/**
 * Less than PostgreSQL waits before it looks for a deadlock, so that it is always this act that gives way and tries again; at last longer, for a
 * vacuum goes out of the way only then.
 */
const LOCK_TIMEOUTS = ["900ms", "2500ms"]

/**
 * Takes a person out of every table (`ERASED`), in one transaction. The triggers that refuse any change of what was issued, sent and noted rest
 * for these tables meanwhile, behind a lock that keeps other writers out; nothing is left open for anybody else.
 *
 * @throws a lock timeout (55P03) while others write; try again
 */
export async function eraseRows(manager: EntityManager, input: EraseInput): Promise<ErasedRows> {
  await manager.execute(`select set_config('lock_timeout', '${LOCK_TIMEOUTS[input.patient ? 1 : 0]}', true)`)
  await find(manager, input)
  const columns = await columnsOf(manager)
  const concerned = await concernedOf(manager, input)
  const guards = await restGuards(manager, [...new Set(concerned.map(([table]) => table))])
  const rows: Record<string, number> = {}
  const files: string[] = []
  for (const [table, erased] of concerned) {
    const touched = await eraseTable(manager, table, erased, input, columns)
    rows[table] = (rows[table] ?? 0) + touched.length
    files.push(...touched.flatMap(({ file }) => file ?? []))
    if (table in HASHED) {
      await sealErased(
        manager,
        table as FrozenKind,
        touched.map(({ id }) => id)
      )
    }
  }
  // What waits for the end of the transaction would hinder the next step.
  await manager.execute("set constraints all immediate")
  for (const { table, name } of guards) {
    await manager.execute(`alter table "${table}" enable trigger "${name}"`)
  }
  return { rows, files, ...(await keptOf(manager, input)) }
}

const HASHED: Record<FrozenKind, true> = { crm_invoice: true, crm_credit_note: true }

const places = (values: unknown[]): string => values.map(() => "(?)").join(", ")

/** Collects the ids of all that is theirs in `erasing`, and their addresses in `addresses`, until the transaction ends. */
export async function find(manager: EntityManager, { customer_ids, addresses }: Person): Promise<void> {
  await manager.execute("create temp table erasing (id text primary key) on commit drop")
  await manager.execute("create temp table addresses (contact text primary key) on commit drop")
  await manager.execute(`insert into erasing values ${places(customer_ids)}`, customer_ids)
  if (addresses.length) {
    await manager.execute(`insert into addresses values ${places(addresses)} on conflict do nothing`, addresses)
  }
  for (const [table, of] of FOUND) {
    await manager.execute(`insert into erasing select t.id from ${table} t where ${of} on conflict do nothing`)
  }
  await manager.execute(
    "insert into erasing select o.order_id from crm_receivable_order o where o.customer_id in (select id from erasing) on conflict do nothing"
  )
}

type Columns = Map<string, { nullable: boolean; type: string }>

/** Columns of the plugin's tables, by `table.column`. */
export async function columnsOf(manager: EntityManager): Promise<Columns> {
  const rows = await manager.execute<{ name: string; nullable: boolean; type: string }[]>(
    `select table_name || '.' || column_name as name, is_nullable = 'YES' as nullable, data_type as type
     from information_schema.columns where table_schema = current_schema() and table_name like 'crm\\_%'`
  )
  return new Map(rows.map(({ name, ...column }) => [name, column]))
}

const whereOf = ({ of, legal_day }: ErasedTable, cutoff: Day): string =>
  `(${of})${legal_day ? ` and coalesce(${legal_day} < '${cutoff}', true)` : ""}`

/** Those of the tables in which anything is to be done, so that the others are not locked. */
async function concernedOf(manager: EntityManager, { cutoff }: EraseInput): Promise<[string, ErasedTable][]> {
  const found = await manager.execute<{ place: number }[]>(
    ERASED.map(
      ([table, erased], place) =>
        `select ${place} as place where exists (select from ${table} t where ${whereOf(erased, cutoff)})`
    ).join(" union all ")
  )
  const places = new Set(found.map(({ place }) => place))
  return ERASED.filter((_table, place) => places.has(place))
}

/** Lets the guards of these tables rest until the end of the transaction; nobody else writes there as long. */
async function restGuards(manager: EntityManager, tables: string[]): Promise<{ table: string; name: string }[]> {
  const guards = await manager.execute<{ table: string; name: string }[]>(
    `select c.relname as table, g.tgname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
     where not g.tgisinternal and g.tgenabled <> 'D' and c.relnamespace = current_schema()::regnamespace and p.prosrc ~ '${GUARD}'
       and c.relname in (${tables.map(() => "?").join(", ") || "null"}) order by 1, 2`,
    tables
  )
  const locked = [...new Set(guards.map(({ table }) => table))]
  if (locked.length) {
    await manager.execute(`lock table ${locked.map((table) => `"${table}"`).join(", ")} in share row exclusive mode`)
  }
  for (const { table, name } of guards) {
    await manager.execute(`alter table "${table}" disable trigger "${name}"`)
  }
  return guards
}

async function eraseTable(
  manager: EntityManager,
  table: string,
  erased: ErasedTable,
  { cutoff }: EraseInput,
  columns: Columns
): Promise<{ id: string; file: string | null }[]> {
  const answer = `returning t.id, ${erased.file ? `t.${erased.file}` : "null::text"} as file`
  if (erased.isDeleted) {
    return manager.execute(`delete from ${table} t where ${whereOf(erased, cutoff)} ${answer}`)
  }
  const { strip } = erased
  const sets = [
    ...(erased.blank ?? []).map((column) => `"${column}" = ${nothing(columns, table, column)}`),
    ...(erased.name ?? []).map((column) => `"${column}" = case when t."${column}" is not null then ? end`),
    ...(erased.unique ?? []).map(
      (column) => `"${column}" = case when t."${column}" is not null then 'erased:' || lower(t.id) end`
    ),
    ...(erased.isRevoked ? ["revoked_at = coalesce(t.revoked_at, now())"] : []),
    ...(erased.hollow ?? []).map((column) => `"${column}" = case when t."${column}" is not null then '{}'::jsonb end`),
    ...(erased.isCanceled
      ? ["state = case when t.state in ('planned', 'failed') then 'canceled' else t.state end"]
      : []),
    ...(strip ? [strippedOf(strip)] : []),
  ]
  return manager.execute(
    `update ${table} t set ${sets.join(", ")} where ${whereOf(erased, cutoff)} ${answer}`,
    (erased.name ?? []).map(() => ERASED_NAME)
  )
}

/** A frozen offer without what names its buyer, and without notes on its lines. */
const strippedOf = ({ column, parts }: { column: string; parts: string[] }): string =>
  `"${column}" = t."${column}" || jsonb_build_object(
     'quote', (t."${column}" -> 'quote') - '{${parts.join(",")}}'::text[],
     'parties', coalesce(t."${column}" -> 'parties', '{}') || '{"buyer": {}}',
     'items', (select coalesce(jsonb_agg(item - 'note'), '[]') from jsonb_array_elements(t."${column}" -> 'items') item))`

function nothing(columns: Columns, table: string, column: string): string {
  const known = columns.get(`${table}.${column}`)
  if (!known) {
    throw new Error(`Table ${table} has no column ${column} to erase.`)
  }
  if (known.nullable) {
    return "null"
  }
  return known.type === "jsonb" ? `case jsonb_typeof(t."${column}") when 'array' then '[]'::jsonb else '{}' end` : "''"
}

/** Notes what the hash of each document is from now on, so that the rest of it still verifies, in the chain it was issued in. */
async function sealErased(manager: EntityManager, kind: FrozenKind, ids: string[]): Promise<void> {
  const links = ids.length
    ? await manager.execute<{ id: string; hash: string; previous_hash: string | null }[]>(
        `select id, hash, previous_hash from ${kind} where hash is not null and id in (${ids.map(() => "?").join(", ")})`,
        ids
      )
    : []
  for (const { id, hash, previous_hash } of links) {
    const version = hashVersion(hash)!
    const document = (await readFrozen(manager, kind, [id], version)).get(id)!
    await manager.execute(
      `insert into crm_erased_document (id, reference, hash) values (?, ?, ?)
       on conflict (id) do nothing`,
      [id, kind, chainHash(document, previous_hash, version)]
    )
  }
}

const DOCUMENTS = ["crm_invoice", "crm_credit_note", "crm_quote"]

/** What the law keeps: how many documents, and when the first paper of any kind is old enough. */
async function keptOf(manager: EntityManager, { cutoff, years }: EraseInput) {
  const each = ERASED.flatMap(([table, { of, legal_day }]) =>
    legal_day
      ? `select ${DOCUMENTS.includes(table)} as is_document, ${legal_day} as day from ${table} t where (${of}) and ${legal_day} >= '${cutoff}'`
      : []
  ).join(" union all ")
  const [row] = await manager.execute<{ kept: number; next_date: Day | null }[]>(
    `select count(*) filter (where is_document)::int as kept,
            to_char((min(day)::date + make_interval(years => ?) + interval '1 day'), 'YYYY-MM-DD') as next_date from (${each}) d`,
    [years]
  )
  return row
}

/** Ids of all that is theirs. */
export async function recordsOf(manager: EntityManager, person: Person): Promise<string[]> {
  await find(manager, person)
  return (await manager.execute<{ id: string }[]>("select id from erasing order by id")).map(({ id }) => id)
}
