import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { ERASED_NAME } from "../../../shared/erased"
import { chainHash, FrozenDocument, hashVersion } from "../rules/hash-chain"
import { LedgerFault } from "../types"
import { FROZEN, FrozenKind, readFrozen } from "./frozen"
import { brokenSeals, SEALED, sealedPage } from "./seals"

type Check = { invariant: string; reference: string; sql: string }

/** What `reference_id` stands for, in words. */
const NAME = `coalesce((select 'Invoice ' || coalesce(number, id) from crm_invoice where id = reference_id),
        (select 'Credit note ' || number from crm_credit_note where id = reference_id),
        (select 'Receipt ' || number from crm_receipt where id = reference_id), reference_id)`

/** The receipt or credit note that a row takes of. */
const SOURCE = `select case when receipt_id is null then 'crm_credit_note' else 'crm_receipt' end as reference,
        coalesce(receipt_id, credit_note_id) as reference_id`

/** Each answers the rows that break it, as `id` and `message`. I1 sums, I2 outstanding, I3 receipts, I4 aging, I5 numbers, I7 credit, I9 History. */
const CHECKS: Check[] = [
  {
    invariant: "I1",
    reference: "crm_invoice",
    sql: `select i.id, format('%s: its lines do not add up to its totals.', coalesce(i.number, i.id)) as message
      from crm_invoice i
      left join lateral (select coalesce(sum(subtotal) filter (where kind <> 'shipping'), 0) as subtotal,
        coalesce(sum(discount_total) filter (where kind <> 'shipping'), 0) as discount_total,
        coalesce(sum(subtotal - discount_total) filter (where kind = 'shipping'), 0) as shipping_total
        from crm_invoice_item t where t.invoice_id = i.id and t.deleted_at is null) s on true
      left join lateral (select coalesce(sum((x->>'amount')::numeric), 0) as tax from jsonb_array_elements(i.tax_lines) x) v on true
      where i.deleted_at is null and (i.subtotal, i.discount_total, i.shipping_total, i.tax_total)
        is distinct from (s.subtotal, s.discount_total, s.shipping_total, v.tax)`,
  },
  {
    invariant: "I1",
    reference: "crm_invoice",
    sql: `select i.id, format('%s: its instalments do not add up to its total.', i.number) as message
      from crm_invoice i where i.status <> 'draft' and i.issued_at is not null and i.deleted_at is null
        and i.total <> (select coalesce(sum(n.amount), 0) from crm_instalment n where n.invoice_id = i.id and n.deleted_at is null)`,
  },
  {
    invariant: "I2",
    reference: "crm_invoice",
    sql: `select i.id, format('%s: what is allocated is not the sum of its allocations.', coalesce(i.number, i.id)) as message
      from crm_invoice i where i.deleted_at is null and i.allocated_total <> (
        select coalesce(sum(a.amount), 0) from crm_allocation a where a.invoice_id = i.id and a.reversed_at is null and a.deleted_at is null)`,
  },
  {
    invariant: "I2",
    reference: "crm_instalment",
    sql: `select n.id, 'An instalment: what is allocated is not the sum of its allocations.' as message
      from crm_instalment n where n.deleted_at is null and n.allocated_total <> (
        select coalesce(sum(a.amount), 0) from crm_allocation a where a.instalment_id = n.id and a.reversed_at is null and a.deleted_at is null)`,
  },
  {
    invariant: "I2",
    reference: "crm_invoice",
    sql: `select id, format('%s: an amount differs from its exact twin.', coalesce(number, id)) as message from crm_invoice
      where (raw_total->>'value')::numeric <> total or (raw_allocated_total->>'value')::numeric <> allocated_total
        or (raw_payable->>'value')::numeric <> payable`,
  },
  {
    invariant: "I3",
    reference: "crm_receipt",
    sql: `select r.id, format('%s: what is allocated is not the sum of its allocations.', r.number) as message
      from crm_receipt r where r.deleted_at is null and r.allocated_total <> (
        select coalesce(sum(coalesce(a.source_amount, a.amount)), 0) from crm_allocation a where a.receipt_id = r.id and a.reversed_at is null and a.deleted_at is null)`,
  },
  {
    invariant: "I3",
    reference: "crm_credit_note",
    sql: `select c.id, format('%s: what is allocated is not the sum of its allocations.', c.number) as message
      from crm_credit_note c where c.deleted_at is null and c.allocated_total <> (
        select coalesce(sum(a.amount), 0) from crm_allocation a where a.credit_note_id = c.id and a.reversed_at is null and a.deleted_at is null)`,
  },
  {
    invariant: "I3",
    reference: "crm_write_off",
    sql: `select w.id, format('A write-off of %s: what is allocated is not the sum of its allocations.', w.invoice_id) as message
      from crm_write_off w left join lateral (select coalesce(sum(a.amount), 0) as amount from crm_allocation a
        where a.write_off_id = w.id and a.reversed_at is null and a.deleted_at is null) p on true
      where w.deleted_at is null
        and (w.allocated_total <> p.amount or p.amount <> case when w.reversed_at is null then w.amount else 0 end)`,
  },
  {
    invariant: "I3",
    reference: "crm_receipt",
    sql: `select r.id, format('%s: what is paid back is not the sum of its payments back.', r.number) as message
      from crm_receipt r left join lateral (select coalesce(sum(f.amount), 0) as amount from crm_refund f
        where f.receipt_id = r.id and f.reversed_at is null and f.deleted_at is null) p on true
      where r.deleted_at is null and (p.amount > r.refunded_total or (r.source <> 'host_capture' and p.amount <> r.refunded_total))`,
  },
  {
    invariant: "I3",
    reference: "crm_credit_note",
    sql: `select c.id, format('%s: what is paid back is not the sum of its payments back.', c.number) as message
      from crm_credit_note c where c.deleted_at is null and c.refunded_total <> (
        select coalesce(sum(f.amount), 0) from crm_refund f where f.credit_note_id = c.id and f.reversed_at is null and f.deleted_at is null)`,
  },
  {
    invariant: "I4",
    reference: "crm_open_day",
    sql: `select coalesce(d.due_date, n.due_date) as id,
        format('The sum of %s due on %s is not that of its open instalments.', coalesce(d.currency_code, n.currency_code), coalesce(d.due_date, n.due_date)) as message
      from (select currency_code, due_date, amount, count from crm_open_day where amount <> 0 or count <> 0) d
      full join (select currency_code, due_date, sum(amount - allocated_total) as amount, count(*) as count
        from crm_instalment where open and deleted_at is null group by 1, 2) n using (currency_code, due_date)
      where (d.amount, d.count) is distinct from (n.amount, n.count)`,
  },
  {
    invariant: "I4",
    reference: "crm_instalment",
    sql: `select n.id, 'An instalment: whether it is open is not what its invoice says.' as message
      from crm_instalment n join crm_invoice i on i.id = n.invoice_id
      where n.deleted_at is null and n.open <> (i.status = 'issued' and n.allocated_total < n.amount)`,
  },
  {
    invariant: "I5",
    reference: "crm_number_counter",
    sql: `with numbered as (
        select company_id, series, year, sequence from crm_invoice where sequence is not null
        union all select company_id, series, year, sequence from crm_credit_note where sequence is not null
        union all select company_id, series, year, sequence from crm_receipt)
      select format('%s-%s', series, year) as id,
        format('Series %s of %s: %s documents do not have the numbers %s to %s.', series, year, count(sequence), max(first_sequence), max(next_sequence) - 1) as message
      from crm_number_counter c left join numbered n using (company_id, series, year)
      group by company_id, series, year
      having count(sequence) <> max(next_sequence - first_sequence) or count(distinct sequence) <> count(sequence)
        or coalesce(min(sequence), max(first_sequence)) <> max(first_sequence)
        or coalesce(max(sequence), max(first_sequence) - 1) <> max(next_sequence) - 1`,
  },
  {
    invariant: "I1",
    reference: "crm_credit_note",
    sql: `select c.id, format('%s: its lines do not add up to its totals.', c.number) as message
      from crm_credit_note c
      left join lateral (select coalesce(sum(subtotal - discount_total), 0) as net from crm_credit_note_item t
        where t.credit_note_id = c.id and t.deleted_at is null) s on true
      left join lateral (select coalesce(sum((x->>'amount')::numeric), 0) as tax from jsonb_array_elements(c.tax_lines) x) v on true
      where c.deleted_at is null and (c.subtotal - c.discount_total + c.shipping_total, c.tax_total) is distinct from (s.net, v.tax)`,
  },
  {
    invariant: "I9",
    reference: "crm_receivable_history",
    sql: `select reference_id as id, format('History of %s: it has %s of %s entries.', ${NAME}, coalesce(h.count, 0), coalesce(c.count, 0)) as message
      from crm_receivable_history_count c
      full join (select reference, reference_id, count(*) as count from crm_receivable_history group by 1, 2) h using (reference, reference_id)
      where h.count is distinct from c.count`,
  },
  told(
    "undone allocation",
    "allocation_reversed",
    `select 'crm_invoice' as reference, invoice_id as reference_id from crm_allocation where reversed_at is not null and write_off_id is null
      union all ${SOURCE} from crm_allocation where reversed_at is not null and write_off_id is null`
  ),
  told("write-off", "written_off", "select 'crm_invoice' as reference, invoice_id as reference_id from crm_write_off"),
  told(
    "undone write-off",
    "write_off_reversed",
    "select 'crm_invoice' as reference, invoice_id as reference_id from crm_write_off where reversed_at is not null"
  ),
  told("undone payment back", "pay_back_reversed", `${SOURCE} from crm_refund where reversed_at is not null`),
  {
    invariant: "I3",
    reference: "crm_write_off",
    sql: `select w.id, format('A write-off of %s: what it was allocated is not it.', w.invoice_id) as message
      from crm_write_off w left join lateral (select coalesce(sum(a.amount), 0) as amount from crm_allocation a where a.write_off_id = w.id) p on true
      where p.amount <> w.amount`,
  },
  {
    invariant: "I7",
    reference: "crm_invoice",
    sql: `select i.id, format('%s: its credit notes come to more than it.', i.number) as message
      from crm_invoice i join crm_credit_note c on c.invoice_id = i.id and c.deleted_at is null
      group by i.id having sum(c.total) > i.total`,
  },
]

/** What was undone is in no sum any more; History says how many rows there were. */
function told(what: string, act: string, rows: string): Check {
  return {
    invariant: "I9",
    reference: "crm_receivable_history",
    sql: `select reference_id as id, format('%s: %s of %s %ss are there.', ${NAME}, coalesce(r.count, 0), coalesce(h.count, 0), '${what}') as message
      from (select reference, reference_id, count(*) as count from crm_receivable_history where act = '${act}' group by 1, 2) h
      full join (select reference, reference_id, count(*) as count from (${rows}) u group by 1, 2) r using (reference, reference_id)
      where h.count is distinct from r.count`,
  }
}

const KINDS = Object.keys(FROZEN[1]) as FrozenKind[]
const TABLES = Object.keys(SEALED)

/** Documents of one step, and rows of one. */
const PAGE = 500
const ROWS = 5_000

type Link = {
  id: string
  number: string
  company_id: string
  series: string
  year: number
  sequence: number
  hash: string
  previous_hash: string | null
  /** Of a document whose buyer was erased from it: what the rest of it hashes to. */
  erased_hash: string | null
}

/** Where a verification stands; plain JSON, so that it can be put aside. */
export type VerifyPlace = { part: number; after: Link | string | null }

export type VerifyStep = { faults: LedgerFault[]; checked: number; next: VerifyPlace | null }

const PARTS: ((manager: EntityManager, after: VerifyPlace["after"]) => Promise<Found>)[] = [
  ...KINDS.map(
    (kind) => (manager: EntityManager, after: VerifyPlace["after"]) => chainStep(manager, kind, after as Link | null)
  ),
  ...CHECKS.map((check) => (manager: EntityManager) => checkStep(manager, check)),
  ...TABLES.map(
    (table) => (manager: EntityManager, after: VerifyPlace["after"]) =>
      sealStep(manager, table, (after ?? "") as string)
  ),
]

/** What a step of a part found; `after` is where the part goes on, null at its end. */
type Found = { faults: LedgerFault[]; checked: number; after: VerifyPlace["after"] }

/** Does one short step of a verification; chains come first, so that the first fault names the first broken document. Reads only. */
export async function verifyStep(manager: EntityManager, { part, after }: VerifyPlace): Promise<VerifyStep> {
  const found = await PARTS[part](manager, after)
  const next = found.after
    ? { part, after: found.after }
    : part + 1 < PARTS.length
      ? { part: part + 1, after: null }
      : null
  return { faults: found.faults, checked: found.checked, next }
}

/** Rows that a verification will look at, for its progress. */
export async function countSealed(manager: EntityManager): Promise<number> {
  const counts = [...KINDS, ...TABLES].map((table) => `(select count(*) from ${table})`)
  const [{ total }] = await manager.execute<{ total: number }[]>(`select (${counts.join(" + ")})::int as total`)
  return total
}

/** Everything of the ledger that rows can show; reads only. */
export async function verifyLedger(manager: EntityManager): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = []
  let place: VerifyPlace | null = { part: 0, after: null }
  while (place) {
    const step: VerifyStep = await verifyStep(manager, place)
    faults.push(...step.faults)
    place = step.next
  }
  return faults
}

async function checkStep(manager: EntityManager, { invariant, reference, sql }: Check): Promise<Found> {
  const rows = await manager.execute<{ id: string; message: string }[]>(sql)
  const faults = rows.map(({ id, message }) => ({ invariant, reference, reference_id: id, message }))
  return { faults, checked: 0, after: null }
}

async function sealStep(manager: EntityManager, table: string, after: string): Promise<Found> {
  const [{ last, count }] = await manager.execute<{ last: string | null; count: number }[]>(sealedPage(table, ROWS), [
    after,
  ])
  if (!last) {
    return { faults: [], checked: 0, after: null }
  }
  const rows = await manager.execute<{ id: string; name: string }[]>(brokenSeals(table), [after, last])
  const faults = rows.map(({ id, name }) => ({
    invariant: "I8",
    reference: table,
    reference_id: id,
    message: `${name}: it was changed past the rules of the ledger.`,
  }))
  return { faults, checked: count, after: count < ROWS ? null : last }
}

/** Walks every series from its first document to the head that its counter knows, so that a cut tail shows too. */
async function chainStep(manager: EntityManager, kind: FrozenKind, before: Link | null): Promise<Found> {
  const faults: LedgerFault[] = []
  const fault = (link: { id: string }, message: string) =>
    faults.push({ invariant: "I6", reference: kind, reference_id: link.id, message })
  const links: Link[] = await manager.execute(
    `select id, number, company_id, series, year, sequence, hash, previous_hash,
       (select e.hash from crm_erased_document e where e.id = ${kind}.id and ${kind}.customer_name = '${ERASED_NAME}') as erased_hash from ${kind} where hash is not null
     ${before ? "and (company_id, series, year, sequence) > (?, ?, ?, ?)" : ""} order by company_id, series, year, sequence limit ${PAGE}`,
    before ? [before.company_id, before.series, before.year, before.sequence] : []
  )
  const documents = await readLinks(manager, kind, links)
  let last = before
  for (const link of links) {
    const previous = last && last.company_id === link.company_id && last.series === link.series ? last : null
    if (link.previous_hash !== (previous?.hash ?? null)) {
      fault(link, `${link.number}: it does not follow ${previous?.number ?? "nothing"} in its chain.`)
    }
    const version = hashVersion(link.hash)
    if (
      !version ||
      chainHash(documents.get(link.id)!, link.previous_hash, version) !== (link.erased_hash ?? link.hash)
    ) {
      fault(link, `${link.number}: its content is not what was issued.`)
    }
    last = link
  }
  const ends = links.length < PAGE
  return {
    faults: ends ? [...faults, ...(await cutTails(manager, kind))] : faults,
    checked: links.length,
    after: ends ? null : last,
  }
}

/** Each document as the version of its own hash reads it. */
async function readLinks(
  manager: EntityManager,
  kind: FrozenKind,
  links: Link[]
): Promise<Map<string, FrozenDocument>> {
  const documents = new Map<string, FrozenDocument>()
  for (const version of new Set(links.map(({ hash }) => hashVersion(hash)))) {
    const ids = version ? links.filter(({ hash }) => hashVersion(hash) === version).map(({ id }) => id) : []
    const read: Map<string, FrozenDocument> = ids.length ? await readFrozen(manager, kind, ids, version!) : new Map()
    read.forEach((document, id) => documents.set(id, document))
  }
  return documents
}

async function cutTails(manager: EntityManager, kind: FrozenKind): Promise<LedgerFault[]> {
  const rows = await manager.execute<{ series: string; year: number }[]>(
    `select series, year from crm_number_counter c where last_hash is not null
       and exists (select from ${kind} d where (d.company_id, d.series) = (c.company_id, c.series))
       and not exists (select from ${kind} d where (d.company_id, d.series, d.year, d.sequence) = (c.company_id, c.series, c.year, c.next_sequence - 1)
         and d.hash = c.last_hash)`
  )
  return rows.map(({ series, year }) => ({
    invariant: "I6",
    reference: kind,
    reference_id: `${series}-${year}`,
    message: `Series ${series} of ${year} does not end where its counter says.`,
  }))
}
