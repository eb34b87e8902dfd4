/**
 * The SQL of a rule finds what it is about: rows with `reference, reference_id, reference_number, occasion, customer_id, customer_name,
 * owner_id, amount, currency_code, facts`. Beside it stand two tables: `p`, one row of `today, days, timezone, now, opening, settings`, and
 * `ids`, the subjects that an event is about.
 *
 * With `p.opening` it finds what is to be opened now; without, everything whose cause still holds, however many days ago it began.
 *
 * @param only - whether just the subjects in `ids` are looked into
 */
export type Source = (only: boolean) => string

/** Just these subjects, said so that an index on them is used. */
export const among = (only: boolean, subject: string): string => (only ? `and ${subject} in (select id from ids)` : "")

/** The store's day of a moment. */
export const dayOf = (moment: string): string => `(${moment} at time zone p.timezone)::date::text`

/** The same of customers: with everyone who is one with them. */
export const amongCustomers = (only: boolean, customer: string): string =>
  only ? `and ${customer} in (select unnest(crm_customer_group(id)) from ids)` : ""

/** Everyone who is one with a customer; asked of those alone who were merged, for most were not. */
export const oneWith = (customer: string): string => `case when exists (select from crm_customer_alias merged
    where merged.deleted_at is null and ${customer} in (merged.customer_id, merged.root_id))
  then crm_customer_group(${customer}) else array[${customer}] end`

/**
 * When the customer was last spoken to by people, mails that this plugin sends aside. `offset 0` keeps PostgreSQL from walking through
 * everybody's interactions, newest first, until one of this customer's comes.
 */
export const spokenTo = (customer: string): string => `
  select max(spoken.occurred_at) from (select i.occurred_at from crm_interaction i
    where i.customer_id = any (${oneWith(customer)}) and i.source <> 'outbox' and i.channel <> 'note'
      and i.occurred_at <= now() and i.deleted_at is null offset 0) spoken`

/** How people call an order. */
export const orderNumber = (order: string): string =>
  `case when ${order}.display_id ~ '^[0-9]+$' then '#' || ${order}.display_id else ${order}.display_id end`
