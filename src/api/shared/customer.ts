import { MedusaRequest } from "@medusajs/framework/http"

import {
  customerGroup,
  DebtorGroup,
  debtorOfGroup,
  readCustomer,
} from "../../workflows/interaction/customer-group"
import type { HostCustomer } from "../../workflows/receivable/host/customer"

/** The customer of a path, or who they were merged into, with everyone who is that one. @throws NOT_FOUND naming the id asked for */
export async function customerOf(req: MedusaRequest): Promise<HostCustomer & { customer_ids: string[] }> {
  const { customer, group } = await readCustomer(req.scope, req.params.id)
  return { ...customer, customer_ids: group.customer_ids }
}

/** Who owes for the customer of a path, with everyone who is that debtor. @throws NOT_FOUND */
export async function debtorOf(req: MedusaRequest): Promise<DebtorGroup> {
  const { group } = await readCustomer(req.scope, req.params.id)
  return debtorOfGroup(req.scope, group)
}

/** A filter by customer as the host's own lists take it, with everyone who is one with those asked for. */
export async function customerFilter(req: MedusaRequest, filter: unknown): Promise<Record<string, unknown>> {
  const { $of, $notOf, ...rest } = filter as { $of?: string | string[]; $notOf?: string | string[] }
  const everyone = async (ids: string | string[]): Promise<string[]> => {
    const groups = await Promise.all([ids].flat().map((id) => customerGroup(req.scope, id)))
    return groups.flatMap(({ customer_ids }) => customer_ids)
  }
  return {
    ...rest,
    ...($of === undefined ? {} : { $in: await everyone($of) }),
    ...($notOf === undefined ? {} : { $nin: await everyone($notOf) }),
  }
}
