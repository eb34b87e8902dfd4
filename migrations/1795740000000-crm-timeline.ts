import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What happened with each customer, one row per event, kept by triggers in the transaction that made it happen: so a page of a
 * timeline is one walk along one index, however old the customer is.
 *
 * The triggers run as the transaction ends, when number, total and customer of a document stand. What a document's debtor shares
 * with its buyer has a row for each. Everything here can be made anew from the documents: `select crm_rebuild_timeline()`.
 */
const TABLE = [
  `create table if not exists crm_timeline (
     customer_id text not null, id text not null, kind text not null, act text not null, occurred_at timestamptz not null,
     reference text not null, reference_id text not null, number text, title text, note text, amount numeric, currency_code text,
     order_id text, owner_id text, for_customer boolean not null, actor_id text, actor_type text, primary key (customer_id, id))`,
  `create index if not exists crm_timeline_newest on crm_timeline (customer_id, occurred_at desc, id desc)`,
  `create index if not exists crm_timeline_of_order on crm_timeline (order_id, occurred_at desc, id desc) where order_id is not null`,
  `create index if not exists crm_timeline_of_document on crm_timeline (reference, reference_id)`,
]

export const TIMELINE_COLUMNS =
  "customer_id, id, kind, act, occurred_at, reference, reference_id, number, title, note, amount, currency_code, order_id, owner_id, for_customer, actor_id, actor_type"

export const list = (words: string[]): string => words.map((word) => `'${word}'`).join(", ")

export const QUOTE_ACTS = [
  "created", "submitted", "approved", "rejected", "sent", "resent", "revised", "extended", "honored", "question_asked", "answered",
  "accepted", "declined", "version_declined", "canceled", "converted", "order_canceled", "acceptance_undone", "held", "released",
] // prettier-ignore
export const QUOTE_ACTS_OF_BUYERS = [
  "sent", "resent", "extended", "question_asked", "answered", "accepted", "declined", "version_declined", "converted",
] // prettier-ignore
export const SAID = ["question_asked", "answered", "declined", "version_declined", "accepted", "canceled", "rejected"]
const INVOICE_ACTS = [
  "issued",
  "voided",
  "disputed",
  "dispute_resolved",
  "promised",
  "written_off",
  "write_off_reversed",
]
const OF_BOTH =
  "cross join lateral (select distinct c from unnest(array[d.customer_id, d.bill_to_customer_id]) c where c is not null) who"

const document = (kind: string, table: string, acts: string[], amount: string, number = "d.number"): string => `
  select who.c, h.id, '${kind}', h.act, h.created_at, '${table}', d.id, ${number}, null::text, null::text, ${amount}, d.currency_code, d.order_id,
         d.owner_id, h.act in ('issued', 'voided', 'recorded', 'paid_back', 'refunded'), h.actor_id, h.actor_type
    from crm_receivable_history h join ${table} d on d.id = h.reference_id ${OF_BOTH}
   where h.reference = '${table}' and h.act in (${list(acts)}) and d.deleted_at is null`

/** Rows of the timeline by what they come from; each may be narrowed by a further condition. As they were first: see `1795752000000`. */
export const FIRST_ENTRIES: Record<string, string> = {
  crm_quote_history: `
    select d.customer_id, h.id, 'quote', h.act, h.created_at, 'crm_quote', d.id, d.number, d.title,
           case when h.act in (${list(SAID)}) then h.note end, d.total, d.currency_code, d.order_id, d.owner_id,
           h.act in (${list(QUOTE_ACTS_OF_BUYERS)}), h.actor_id, h.actor_type
      from crm_quote_history h join crm_quote d on d.id = h.reference_id
     where h.reference = 'crm_quote' and h.act in (${list(QUOTE_ACTS)}) and d.customer_id is not null and d.deleted_at is null`,
  crm_receivable_history: [
    document("invoice", "crm_invoice", INVOICE_ACTS, "case when h.act in ('issued', 'voided') then d.total end"),
    document("credit_note", "crm_credit_note", ["issued", "paid_back"], "case when h.act = 'issued' then d.total end"),
    document(
      "receipt",
      "crm_receipt",
      ["recorded", "taken_back", "refunded", "paid_back"],
      "case when h.act = 'recorded' then d.amount end"
    ),
  ].join(" %where% union all "),
  crm_dunning_history: `
    select d.bill_to_customer_id, h.id, 'dunning', 'letter', h.created_at, 'crm_dunning_notice', d.id, null::text, null::text, null::text,
           d.amount, d.currency_code, null::text, d.owner_id, true, h.actor_id, h.actor_type
      from crm_dunning_history h join crm_dunning_notice d on d.id = h.reference_id
     where h.reference = 'crm_dunning_notice' and h.act = 'sent' and d.channel = 'letter' and d.bill_to_customer_id is not null %where%
    union all
    select who.c, h.id, 'dunning', 'called', h.created_at, 'crm_invoice', d.id, d.number, null, h.note, null, d.currency_code, d.order_id,
           d.owner_id, false, h.actor_id, h.actor_type
      from crm_dunning_history h join crm_invoice d on d.id = h.reference_id ${OF_BOTH}
     where h.reference = 'crm_invoice' and h.act = 'called' and d.deleted_at is null`,
  crm_interaction: `
    select h.customer_id, h.id, case when h.source = 'manual' then 'interaction' when h.source_kind = 'dunning_notice' then 'dunning' else 'mail' end,
           h.channel, h.occurred_at, 'crm_interaction', h.id, null::text, coalesce(h.subject, h.outcome), null::text, null::numeric, null::text,
           (select coalesce(max(r.reference_id) filter (where r.reference = 'order'), max(i.order_id), max(q.order_id))
              from crm_interaction_reference r
              left join crm_invoice i on r.reference = 'crm_invoice' and i.id = r.reference_id
              left join crm_quote q on r.reference = 'crm_quote' and q.id = r.reference_id
             where r.interaction_id = h.id and r.deleted_at is null),
           h.owner_id, h.source <> 'manual', h.author_id, h.author_type
      from crm_interaction h where h.customer_id is not null and h.deleted_at is null`,
  crm_host_fact: `
    select h.customer_id, h.id, h.kind, h.act, h.occurred_at, h.reference, h.reference_id, h.number, null::text, null::text, h.amount, h.currency_code, h.order_id,
           null::text, true, null::text, null::text
      from crm_host_fact h where h.deleted_at is null`,
}

/** Acts of documents and of the host that a timeline shows, by kind; a test has words for each. */
export const TIMELINE_ACTS: Record<string, string[]> = {
  quote: QUOTE_ACTS,
  invoice: INVOICE_ACTS,
  credit_note: ["issued", "paid_back"],
  receipt: ["recorded", "taken_back", "refunded", "paid_back"],
  dunning: ["letter", "called", "mail"],
  order: ["placed", "completed", "canceled"],
  delivery: ["packed", "shipped", "delivered", "canceled"],
  return: ["requested", "received", "canceled"],
}

/** Adds the rows of one source that a condition leaves. */
export const addRows =
  (entries: Record<string, string>) =>
  (source: string, where: string): string => {
    const more = where ? `and ${where}` : ""
    return `insert into crm_timeline (${TIMELINE_COLUMNS}) ${entries[source].replaceAll("%where%", more)} ${more} on conflict do nothing`
  }
const add = addRows(FIRST_ENTRIES)

const forget = (reference: string): string =>
  `delete from crm_timeline where reference = '${reference}' and reference_id = new.id`

export const deferredTrigger = (name: string, table: string, on: string, body: string[], when = ""): string[] => [
  `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${body.join("; ")}; return null; end $$`,
  `drop trigger if exists ${name} on ${table}`,
  `create constraint trigger ${name} after ${on} on ${table} deferrable initially deferred for each row ${when} execute function ${name}()`,
]

export const changed = (names: string[]): string =>
  `when (${names.map((name) => `old.${name} is distinct from new.${name}`).join(" or ")})`

/** A mail that left becomes an interaction with its customer, once; what is told to staff does not. */
export const MAIL_TO_INTERACTION = `
  insert into crm_interaction (id, customer_id, channel, direction, occurred_at, subject, text, source, source_id, source_kind, address, owner_id, author_id, author_type)
  select 'crmin_' || substr(m.id, 7), coalesce(m.customer_id, d.customer_id), case when m.channel = 'email' then 'email' else 'chat' end, 'outbound',
         coalesce(m.sent_at, m.updated_at), m.subject, m.text, 'outbox', m.id, m.kind, m.to, d.owner_id, 'system', 'system'
    from crm_outbox_message m
    left join lateral (
      select customer_id, owner_id from crm_quote where m.reference = 'crm_quote' and id = m.reference_id union all
      select customer_id, owner_id from crm_invoice where m.reference = 'crm_invoice' and id = m.reference_id union all
      select customer_id, owner_id from crm_credit_note where m.reference = 'crm_credit_note' and id = m.reference_id union all
      select bill_to_customer_id, owner_id from crm_dunning_notice where m.reference = 'crm_dunning_notice' and id = m.reference_id) d on true
   where m.state = 'sent' and m.deleted_at is null and m.kind !~ '^quote_.*_notice$' %where% on conflict do nothing`

/** What a mail is about: its document, and every invoice that a reminder lists. */
export const MAIL_TO_REFERENCE = `
  insert into crm_interaction_reference (id, interaction_id, reference, reference_id, number)
  select 'crmir_' || substr(m.id, 7) || '_' || a.n, 'crmin_' || substr(m.id, 7), a.reference, a.reference_id, a.number
    from crm_outbox_message m cross join lateral (
      select 1 as n, 'crm_quote' as reference, id as reference_id, number from crm_quote where m.reference = 'crm_quote' and id = m.reference_id union all
      select 1, 'crm_invoice', id, number from crm_invoice where m.reference = 'crm_invoice' and id = m.reference_id union all
      select 1, 'crm_credit_note', id, number from crm_credit_note where m.reference = 'crm_credit_note' and id = m.reference_id union all
      select row_number() over ()::int, 'crm_invoice', e ->> 'invoice_id', e ->> 'number'
        from crm_dunning_notice n cross join lateral jsonb_array_elements(n.invoices) e
       where m.reference = 'crm_dunning_notice' and n.id = m.reference_id and e ->> 'invoice_id' is not null) a
   where exists (select from crm_interaction i where i.source = 'outbox' and i.source_id = m.id) %where% on conflict do nothing`

const OF_NEW = "and m.id = new.id"

const TRIGGERS: Record<string, string[]> = {
  crm_timeline_quote_act: deferredTrigger("crm_timeline_quote_act", "crm_quote_history", "insert", [
    add("crm_quote_history", "h.id = new.id"),
  ]),
  crm_timeline_quote: deferredTrigger(
    "crm_timeline_quote",
    "crm_quote",
    "update",
    [
      forget("crm_quote"),
      add("crm_quote_history", "d.id = new.id"),
      `update crm_interaction i set customer_id = new.customer_id from crm_interaction_reference r
        where i.customer_id is null and i.source = 'outbox' and r.interaction_id = i.id and r.reference = 'crm_quote' and r.reference_id = new.id`,
    ],
    changed(["customer_id", "owner_id", "order_id", "deleted_at"])
  ),
  crm_timeline_money: deferredTrigger("crm_timeline_money", "crm_receivable_history", "insert", [
    add("crm_receivable_history", "h.id = new.id"),
  ]),
  crm_timeline_dunning: deferredTrigger("crm_timeline_dunning", "crm_dunning_history", "insert", [
    add("crm_dunning_history", "h.id = new.id"),
  ]),
  crm_timeline_mail_planned: deferredTrigger("crm_timeline_mail_planned", "crm_outbox_message", "insert", [
    MAIL_TO_INTERACTION.replace("%where%", OF_NEW),
    MAIL_TO_REFERENCE.replace("%where%", OF_NEW),
  ], "when (new.state = 'sent')"), // prettier-ignore
  crm_timeline_mail: deferredTrigger("crm_timeline_mail", "crm_outbox_message", "update", [
    MAIL_TO_INTERACTION.replace("%where%", OF_NEW),
    MAIL_TO_REFERENCE.replace("%where%", OF_NEW),
  ], "when (new.state = 'sent' and old.state <> 'sent')"), // prettier-ignore
  crm_timeline_interaction: deferredTrigger("crm_timeline_interaction", "crm_interaction", "insert or update", [
    forget("crm_interaction"),
    add("crm_interaction", "h.id = new.id"),
  ]),
  crm_timeline_host: deferredTrigger("crm_timeline_host", "crm_host_fact", "insert", [
    add("crm_host_fact", "h.id = new.id"),
  ]),
}

/** Makes every row anew, from the documents. */
const REBUILD = `
  create or replace function crm_rebuild_timeline() returns void language plpgsql as $$
  begin
    lock table crm_timeline in share row exclusive mode;
    delete from crm_timeline;
    ${MAIL_TO_INTERACTION.replace("%where%", "")};
    ${MAIL_TO_REFERENCE.replace("%where%", "")};
    ${Object.keys(FIRST_ENTRIES).map((source) => `${add(source, "")};`).join("\n")}
  end $$` // prettier-ignore

/** Triggers that must be there; a dropped and recreated table has lost them. */
export const TIMELINE_TRIGGERS = Object.keys(TRIGGERS)

/** Everything that keeps the timeline; may run again at any time. */
export const KEEP_TIMELINE = [...TABLE, ...Object.values(TRIGGERS).flat(), REBUILD, "select crm_rebuild_timeline()"]

export const TIMELINE_VIEWS: Record<string, string> = {
  crm_view_timeline: `
    select t.customer_id, t.id, t.kind, t.act, t.occurred_at, t.reference, t.reference_id, t.number, t.title, t.note, t.amount, t.currency_code,
           t.order_id, t.owner_id, t.for_customer, t.actor_id, t.actor_type, i.direction, i.duration_minutes, i.outcome, i.text, i.source, i.address,
           i.contact_ids, i.edited_at,
           (select jsonb_agg(jsonb_build_object('reference', r.reference, 'reference_id', r.reference_id, 'number', r.number) order by r.id)
              from crm_interaction_reference r where r.interaction_id = i.id and r.deleted_at is null) as "references",
           (select count(*)::int from crm_interaction_attachment a where a.interaction_id = i.id and a.deleted_at is null) as attachment_count
      from crm_timeline t
      left join crm_interaction i on t.reference = 'crm_interaction' and i.id = t.reference_id`,
}

/** What happened with each customer, newest first; mails that left are interactions. */
export class CrmTimeline1795740000000 implements MigrationInterface {
  name = "CrmTimeline1795740000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_TIMELINE) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(TIMELINE_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop view if exists crm_view_timeline")
    for (const name of TIMELINE_TRIGGERS) {
      await queryRunner.query(`drop function if exists ${name}() cascade`)
    }
    await queryRunner.query("drop function if exists crm_rebuild_timeline()")
    await queryRunner.query("drop table if exists crm_timeline")
  }
}
