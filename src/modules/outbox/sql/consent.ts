import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { ConsentInput, ConsentRow, ContactConsent } from "../types"

const UNSAID = { do_not_contact: false, marketing: "none", source: null, note: null } as const

/** What these contacts agreed to, in the order asked; who said nothing is asked nothing and offered nothing. */
export async function consentsOf(context: Context, contacts: string[]): Promise<ContactConsent[]> {
  if (!contacts.length) {
    return []
  }
  const rows = await managerOf(context).execute<ConsentRow[]>(
    `select distinct on (contact) * from crm_consent
     where contact in (${contacts.map(() => "?").join(", ")}) and deleted_at is null order by contact, created_at desc, id desc`,
    contacts
  )
  const known = new Map(rows.map((row) => [row.contact, row]))
  return contacts.map((contact) => {
    const row = known.get(contact)
    return row
      ? {
          contact,
          do_not_contact: row.do_not_contact,
          marketing: row.marketing,
          source: row.source,
          note: row.note,
          said_at: new Date(row.created_at).toISOString(),
          said_by: row.actor_id,
        }
      : { contact, ...UNSAID, said_at: null, said_by: null }
  })
}

/** Adds what a contact says now; what they said before stays beside it. Fields left out stay as they were. */
export async function recordConsent(
  context: Context,
  contact: string,
  input: ConsentInput,
  actor: Actor
): Promise<ContactConsent> {
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_consent:${contact}`])
  const [before] = await consentsOf(context, [contact])
  const { do_not_contact = before.do_not_contact, marketing = before.marketing, source = null, note = null } = input
  if (do_not_contact !== before.do_not_contact || marketing !== before.marketing || source || note) {
    const id = generateEntityId(undefined, "crmcs")
    await insertRows(context, "crm_consent", [{ id, contact, do_not_contact, marketing, source, note, ...actor }])
  }
  const [after] = await consentsOf(context, [contact])
  return after
}

/** SQL of why a message may not leave; null when it may. Service mail always may, and no debt is left unasked for. */
export const forbiddenSql = (message: string): string => `(
  case when ${message}.class = 'service' then null
    when ${message}.topic is distinct from 'debt' and said.do_not_contact then 'The contact wants to hear of nothing but what is owed.'
    when ${message}.class = 'marketing' and coalesce(said.marketing, 'none') not in ('granted', 'soft_opt_in') then 'The contact did not agree to offers.'
  end)`

/** The other addresses of a message's contact, where it is a customer who is one with others. */
const otherAddresses = (message: string): string => `
  select other.email from crm_customer_alias alias
    join crm_host_customer own on own.customer_id = any (crm_customer_group(${message}.customer_id)) and own.email = ${message}.contact
    join crm_host_customer other on other.customer_id = any (crm_customer_group(${message}.customer_id))
   where alias.root_id = crm_customer_root(${message}.customer_id) and alias.deleted_at is null and own.deleted_at is null and other.deleted_at is null`

/** The newest word of a message's contact, to be joined as `said`; of customers who are one, the stricter word. */
export const saidSql = (message: string): string => `
  left join lateral (
    select bool_or(word.do_not_contact) as do_not_contact,
      case when bool_or(word.marketing = 'withdrawn') then 'withdrawn' else max(word.marketing) filter (where word.contact = ${message}.contact) end as marketing
    from (
      select distinct on (c.contact) c.contact, c.do_not_contact, c.marketing from crm_consent c
       where c.deleted_at is null and (c.contact = ${message}.contact or c.contact in (${otherAddresses(message)}))
       order by c.contact, c.created_at desc, c.id desc) word) said on true`
