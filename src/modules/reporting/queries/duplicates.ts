import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { FREE_MAIL_DOMAINS } from "../rules/free-mail-domains"
import { Page } from "./aging"
import { isOfGroup } from "./customer-groups"
import { read } from "./read"

/** Why customers look like one: what they share. `guest` is a mail address with which somebody also bought without a login. */
export type DuplicateReason = { code: "email" | "guest" | "phone" | "tax_id" | "name_domain"; value: string }

export type DuplicateCustomer = {
  id: string
  name: string
  person: string | null
  email: string | null
  phone: string | null
  has_account: boolean
  created_at: string
  /** Orders placed, of everyone who is this customer already. */
  orders: number
}

/** Customers who may be one, the most likely to stay first: with a login, then with more orders, then the oldest. */
export type Duplicate = { key: string; customers: DuplicateCustomer[]; reasons: DuplicateReason[] }

/** What more customers than this share is a switchboard or a placeholder, and no person. */
const MOST = 20
/** Digits of the shortest number that says who somebody is. */
const SHORTEST_PHONE = 7

/** $1 the domains that say nothing. Each row is something that tells people apart, and whose it is. */
const KEYED = `
  select 'email' as code, email as value, root_id, has_account from crm_view_customer_identity where email is not null
  union all
  select 'phone', phone, root_id, null from crm_view_customer_identity where length(phone) >= ${SHORTEST_PHONE}
  union all
  select 'name_domain', name || '@' || domain, root_id, null from crm_view_customer_identity
   where name is not null and domain is not null and domain <> all ($1)
  union all
  select 'tax_id', tax_id, root_id, null from crm_view_customer_tax_id`

/** By what is shared, then by who shares it, so that two customers who share all of it are one suggestion. */
const SUGGESTED = `
  shared as (
    select case when bool_or(has_account) and not bool_and(has_account) then 'guest' else code end as code, value,
           array_agg(distinct root_id order by root_id) as members
      from (${KEYED}) keyed group by keyed.code, value
    having min(root_id) <> max(root_id)),
  suggested as (
    select members, jsonb_agg(jsonb_build_object('code', code, 'value', value)
             order by array_position(array['guest', 'email', 'tax_id', 'phone', 'name_domain'], code), value) as reasons, count(*) as weight
      from shared where cardinality(members) <= ${MOST}
       and not exists (select from crm_view_customer_distinction d where d.customer_ids @> members)
     group by members)`

const CUSTOMERS = `
  select jsonb_agg(jsonb_build_object('id', c.customer_id, 'name', c.name, 'person', c.person, 'email', c.email, 'phone', c.phone,
           'has_account', c.has_account, 'created_at', c.registered_at, 'orders', o.count)
           order by c.has_account desc, o.count desc, c.registered_at, c.customer_id) as customers
    from crm_view_customer c
   cross join lateral (
     select count(distinct t.id)::int as count from crm_view_timeline t
      where t.kind = 'order' and t.act = 'placed' and ${isOfGroup("t.customer_id", "c.customer_id")}) o
   where c.customer_id = any (page.members)`

/**
 * Customers who look like one and of whom nobody said that they are not, those who share most first. Grouped by what they share, so that
 * it costs one pass over the customers and not a comparison of each with each.
 *
 * @param q - part of the name or mail of one of them
 */
export async function duplicates(
  source: DataSource,
  { q }: { q?: string },
  { limit, offset }: Page
): Promise<{ duplicates: Duplicate[]; count: number }> {
  const found = q
    ? `where exists (select from crm_view_customer c where c.customer_id = any (s.members) and (c.name ilike $2 or c.email ilike $2 or c.person ilike $2))`
    : "where $2::text is null"
  const rows = await read<{
    key: string
    customers: DuplicateCustomer[]
    reasons: DuplicateReason[]
    count: string
  }>(
    source,
    `with ${SUGGESTED},
       page as (
         select s.*, count(*) over () as count from suggested s ${found} order by weight desc, members limit $3 offset $4)
     select array_to_string(page.members, ',') as key, page.reasons, page.count, who.customers
       from page cross join lateral (${CUSTOMERS}) who order by page.weight desc, page.members`,
    [FREE_MAIL_DOMAINS, q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null, limit, offset]
  )
  return {
    duplicates: rows.map(({ key, customers, reasons }) => ({
      key,
      reasons,
      customers: (customers ?? []).map((row) => ({ ...row, created_at: new Date(row.created_at).toISOString() })),
    })),
    count: figure(rows[0]?.count),
  }
}

/** A customer who was merged, as the host knows them. */
export type MergedFrom = {
  id: string
  name: string
  email: string | null
  phone: string | null
  has_account: boolean
  /** Who they were merged into: the one asked for, or somebody who was merged into that one later. */
  merged_into_id: string
  merged_at: Date
}

/** Everyone who was merged into a customer, the last one first. */
export async function mergedInto(source: DataSource, customer_id: string): Promise<MergedFrom[]> {
  return read(
    source,
    `select customer_id as id, name, email, phone, has_account, merged_into_id, merged_at
       from crm_view_merged_customer where root_id = $1 order by merged_at desc, customer_id`,
    [customer_id]
  )
}
