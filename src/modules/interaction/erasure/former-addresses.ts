import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"

/** Where an address of a customer is kept, beside the one that is theirs now: an SQL expression, and whose the row is. */
const KEPT: [address: string, table: string, customer: string, where?: string][] = [
  ["jsonb_path_query(t.former_emails, '$[*]') #>> '{}'", "crm_host_customer t", "t.customer_id"],
  ["jsonb_path_query(t.invoice_contacts, '$[*].email') #>> '{}'", "crm_customer_account t", "t.customer_id"],
  ["h.changes -> 'email' ->> 0", "crm_interaction_history h join crm_contact t on t.id = h.reference_id", "t.customer_id", "h.reference = 'crm_contact'"],
  ["t.email", "crm_quote t", "t.customer_id"],
  ["t.customer_email", "crm_warranty t", "t.customer_id"],
  ["t.email", "crm_warranty_claim t", "t.customer_id"],
  ["t.contact", "crm_outbox_message t", "t.customer_id", "t.channel = 'email'"],
  ["t.address", "crm_interaction t", "t.customer_id", "t.direction = 'inbound'"],
] // prettier-ignore

/**
 * Addresses that were once these customers' or their contacts', in small letters: which they changed away from, which documents and mails went
 * to, and which they wrote from. One that stands with anybody else as well is not among them.
 */
export async function formerAddresses(context: Context, customer_ids: string[]): Promise<string[]> {
  const ids = customer_ids.map(() => "?").join(", ")
  const said = (whose: string): string =>
    KEPT.map(
      ([address, table, customer, where = "true"]) =>
        `select lower(${address}) as address from ${table} where ${customer} ${whose} (${ids}) and ${where}`
    ).join(" union ")
  const rows = await managerOf(context).execute<{ address: string }[]>(
    `with theirs as materialized (${said("in")})
     select address from theirs where address like '%_@_%'
     except select address from (${said("not in")}) others where address in (select address from theirs) order by address`,
    Array(2 * KEPT.length)
      .fill(customer_ids)
      .flat()
  )
  return rows.map(({ address }) => address)
}
