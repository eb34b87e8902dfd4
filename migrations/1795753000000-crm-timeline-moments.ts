import { MigrationInterface, QueryRunner } from "typeorm"

import {
  addRows,
  changed,
  deferredTrigger,
  FIRST_ENTRIES,
  list,
  MAIL_TO_INTERACTION,
  MAIL_TO_REFERENCE,
  QUOTE_ACTS,
  QUOTE_ACTS_OF_BUYERS,
  SAID,
} from "./1795740000000-crm-timeline"

/**
 * A quote's entries keep what was true at their moment: they are written once, and only whose they are follows the quote. Made anew, an
 * act that the buyer saw takes title and total of the version that was out, any other the total that the deal had then.
 */
const OFFERED = `
  left join lateral (
    select v.total, v.snapshot -> 'quote' ->> 'title' as title from crm_quote_version v
     where v.quote_id = d.id and h.act in (${list(QUOTE_ACTS_OF_BUYERS)}) and v.sent_at <= h.created_at + interval '5 seconds'
     order by v.version desc limit 1) offered on true
  left join lateral (
    select m.to_value::numeric as total from crm_quote_move m
     where m.quote_id = d.id and m.field = 'amount' and m.created_at <= h.created_at order by m.created_at desc, m.id desc limit 1) moved on true
  left join lateral (
    select m.from_value::numeric as total from crm_quote_move m
     where m.quote_id = d.id and m.field = 'amount' and m.created_at > h.created_at order by m.created_at, m.id limit 1) before on true`

const quoteEntry = (title: string, total: string, joins: string): string => `
  select d.customer_id, h.id, 'quote', h.act, h.created_at, 'crm_quote', d.id, d.number, ${title},
         case when h.act in (${list(SAID)}) then h.note end, ${total}, d.currency_code, d.order_id, d.owner_id,
         h.act in (${list(QUOTE_ACTS_OF_BUYERS)}), h.actor_id, h.actor_type
    from crm_quote_history h join crm_quote d on d.id = h.reference_id ${joins}
   where h.reference = 'crm_quote' and h.act in (${list(QUOTE_ACTS)}) and d.customer_id is not null and d.deleted_at is null`

/** What mails and notes say; a mail that came in is nobody's word until somebody vouches for it, so a customer sees only what the store sent. */
const SPOKEN = FIRST_ENTRIES.crm_interaction.replace("h.source <> 'manual'", "h.source = 'outbox'")

/** Rows of the timeline by what they come from, as they are made now. */
export const TIMELINE_ENTRIES: Record<string, string> = {
  ...FIRST_ENTRIES,
  crm_quote_history: quoteEntry(
    "case when offered.total is null then d.title else offered.title end",
    "coalesce(offered.total, moved.total, before.total, d.total)",
    OFFERED
  ),
  crm_interaction: SPOKEN,
}
const add = addRows(TIMELINE_ENTRIES)
const addNow = addRows({ crm_quote_history: quoteEntry("d.title", "d.total", "") })

const TRIGGERS: Record<string, string[]> = {
  crm_timeline_quote_act: deferredTrigger("crm_timeline_quote_act", "crm_quote_history", "insert", [
    addNow("crm_quote_history", "h.id = new.id"),
  ]),
  crm_timeline_quote: deferredTrigger(
    "crm_timeline_quote",
    "crm_quote",
    "update",
    [
      `delete from crm_timeline where reference = 'crm_quote' and reference_id = new.id and (new.deleted_at is not null or new.customer_id is null)`,
      `update crm_timeline set customer_id = new.customer_id, owner_id = new.owner_id, order_id = new.order_id
        where reference = 'crm_quote' and reference_id = new.id
          and (customer_id, owner_id, order_id) is distinct from (new.customer_id, new.owner_id, new.order_id)`,
      add("crm_quote_history", "d.id = new.id"),
      // What was said about a lead, by anyone, is said with the customer who is made of it.
      `update crm_interaction i set customer_id = new.customer_id from crm_interaction_reference r
        where i.customer_id is null and new.customer_id is not null and r.interaction_id = i.id and r.reference = 'crm_quote'
          and r.reference_id = new.id and r.deleted_at is null`,
      // Mails about a quote are its owner's; what a person noted stays theirs.
      `update crm_interaction i set owner_id = new.owner_id from crm_interaction_reference r
        where i.source <> 'manual' and i.owner_id is not distinct from old.owner_id and i.owner_id is distinct from new.owner_id
          and r.interaction_id = i.id and r.reference = 'crm_quote' and r.reference_id = new.id and r.deleted_at is null`,
      `update crm_timeline t set order_id = new.order_id from crm_interaction_reference r
        where new.order_id is distinct from old.order_id and t.order_id is not distinct from old.order_id and t.reference = 'crm_interaction'
          and t.reference_id = r.interaction_id and r.reference = 'crm_quote' and r.reference_id = new.id and r.deleted_at is null`,
    ],
    changed(["customer_id", "owner_id", "order_id", "deleted_at"])
  ),
  crm_timeline_interaction: deferredTrigger("crm_timeline_interaction", "crm_interaction", "insert or update", [
    `delete from crm_timeline where reference = 'crm_interaction' and reference_id = new.id`,
    add("crm_interaction", "h.id = new.id"),
  ]),
  // An order may be handed to another customer.
  crm_timeline_host: deferredTrigger("crm_timeline_host", "crm_host_fact", "insert or update", [
    `delete from crm_timeline where id = new.id and reference = new.reference`,
    add("crm_host_fact", "h.id = new.id"),
  ]),
}

/** What counts as being in touch. */
const CONTACT = "kind in ('interaction', 'mail', 'dunning')"
export const LATEST_CONTACT = `(select max(occurred_at) from crm_timeline where customer_id = c.customer_id and ${CONTACT})`

/**
 * When a customer was last spoken to. A new entry only lifts it; one that goes is looked for anew, under the customer's lock, when it was
 * the last. Making the timeline anew does it once at its end.
 */
const LAST_CONTACT = [
  `create or replace function crm_last_contact() returns trigger language plpgsql as $$
   declare known timestamptz;
   begin
     if current_setting('crm.rebuilding', true) = 'on' then
       return null;
     elsif tg_op = 'INSERT' then
       update crm_host_customer set last_contact_at = greatest(last_contact_at, new.occurred_at)
        where customer_id = new.customer_id and (last_contact_at is null or last_contact_at < new.occurred_at);
       return null;
     end if;
     select last_contact_at into known from crm_host_customer where customer_id = old.customer_id for update;
     if known is not distinct from old.occurred_at then
       update crm_host_customer c set last_contact_at = ${LATEST_CONTACT} where customer_id = old.customer_id;
     end if;
     return null;
   end $$`,
]

/** Makes every row of the timeline anew. @param statements - that add what there is of each source */
export const rebuildTimeline = (statements: string[]): string => `
  create or replace function crm_rebuild_timeline() returns void language plpgsql as $$
  begin
    lock table crm_timeline in share row exclusive mode;
    perform set_config('crm.rebuilding', 'on', true);
    delete from crm_timeline;
    ${MAIL_TO_INTERACTION.replace("%where%", "")};
    ${MAIL_TO_REFERENCE.replace("%where%", "")};
    ${statements.map((statement) => `${statement};`).join("\n")}
    perform set_config('crm.rebuilding', 'off', true);
    update crm_host_customer c set last_contact_at = ${LATEST_CONTACT} where last_contact_at is distinct from ${LATEST_CONTACT};
  end $$` // prettier-ignore

const REBUILD = rebuildTimeline(Object.keys(TIMELINE_ENTRIES).map((source) => add(source, "")))

/** Everything that keeps the timeline as it is now; may run again at any time. */
export const KEEP_TIMELINE_MOMENTS = [
  ...Object.values(TRIGGERS).flat(),
  ...LAST_CONTACT,
  REBUILD,
  "select crm_rebuild_timeline()",
]

/** Entries keep what was true at their moment, and follow whose document they are of. */
export class CrmTimelineMoments1795753000000 implements MigrationInterface {
  name = "CrmTimelineMoments1795753000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_TIMELINE_MOMENTS) {
      await queryRunner.query(statement)
    }
  }

  /** The migration that made the timeline drops these functions with it. */
  async down(): Promise<void> {}
}
