import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { debtorOf } from "../rules/account-defaults"

/** Who owes for a customer, by their account. */
export async function findDebtor(manager: EntityManager, customer_id: string | null): Promise<string | null> {
  const [account] = await manager.execute<{ customer_id: string; bill_to_customer_id: string | null }[]>(
    "select customer_id, bill_to_customer_id from crm_customer_account where customer_id = ? and deleted_at is null",
    [customer_id ?? ""]
  )
  return debtorOf(customer_id, account)
}
