import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { SYSTEM_ACTOR } from "../../../shared/actor"
import { ERASED_DOMAIN } from "../../../shared/erased"
import { managerOf } from "../../../shared/sql"
import { HostCustomerInput } from "../types"
import { freeFrom } from "./merge-customers"

const COLUMNS = [
  "name",
  "person",
  "email",
  "phone",
  "country_code",
  "city",
  "address_id",
  "has_account",
  "registered_at",
]

/** With the address that they have no more, once; who is erased leaves none behind. */
const FORMER = `case
  when excluded.email is not distinct from crm_host_customer.email or crm_host_customer.former_emails @> to_jsonb(crm_host_customer.email)
    or excluded.email like '%${ERASED_DOMAIN}' then crm_host_customer.former_emails
  when crm_host_customer.email like '%_@_%' then coalesce(crm_host_customer.former_emails, '[]') || to_jsonb(crm_host_customer.email)
  else crm_host_customer.former_emails end`

/** Keeps these customers as the host has them now, and forgets those that it has no more. */
export async function keepHostCustomers(
  context: Context,
  asked: string[],
  customers: HostCustomerInput[]
): Promise<void> {
  const manager = managerOf(context)
  const gone = asked.filter((id) => !customers.some(({ customer_id }) => customer_id === id))
  if (gone.length) {
    await manager.execute(
      `delete from crm_host_customer where customer_id in (${gone.map(() => "?").join(", ")})`,
      gone
    )
    await freeFrom(context, gone, SYSTEM_ACTOR)
  }
  if (!customers.length) {
    return
  }
  // In one order, so that two servers that keep the same customers do not wait for each other.
  const rows = [...customers]
    .sort((a, b) => (a.customer_id < b.customer_id ? -1 : 1))
    .map((customer) => ({ id: generateEntityId(undefined, "crmhc"), ...customer }))
  const names = ["id", "customer_id", ...COLUMNS].join(", ")
  await manager.execute(
    `insert into crm_host_customer (${names}) select ${names} from jsonb_populate_recordset(null::crm_host_customer, ?::jsonb)
     on conflict (customer_id) where deleted_at is null do update
       set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(", ")}, former_emails = ${FORMER}, updated_at = now()`,
    [JSON.stringify(rows)]
  )
}
