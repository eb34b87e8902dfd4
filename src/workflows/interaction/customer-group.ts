import { MedusaContainer } from "@medusajs/framework/types"

import type { CustomerGroup } from "../../modules/interaction/types"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { HostCustomer, readHostCustomer } from "../receivable/host/customer"
import { interactions } from "./interaction-module"

/** Everyone whom a customer is one with, and who of them stays. */
export const customerGroup = (container: MedusaContainer, customer_id: string): Promise<CustomerGroup> =>
  interactions(container).customerGroup(customer_id)

/** The customer of that id, or who they were merged into, with everyone who is that one. @throws NOT_FOUND naming the id asked for */
export async function readCustomer(
  container: MedusaContainer,
  customer_id: string
): Promise<{ customer: HostCustomer; group: CustomerGroup }> {
  const [asked, group] = await Promise.all([
    readHostCustomer(container, customer_id),
    customerGroup(container, customer_id),
  ])
  const customer = group.root_id === asked.id ? asked : await readHostCustomer(container, group.root_id)
  return { customer, group }
}

/** Who owes for a customer, and everyone who is that debtor. */
export type DebtorGroup = { debtor_id: string; debtor_ids: string[] }

const receivables = (container: MedusaContainer): ReceivableModuleService => container.resolve(RECEIVABLE_MODULE)

/** Who owes for customers who are one: the account of the one who stays says it, and who it names may be merged too. */
export async function debtorOfGroup(
  container: MedusaContainer,
  { root_id, customer_ids }: CustomerGroup
): Promise<DebtorGroup> {
  const debtor = await receivables(container).debtorOf(root_id)
  if (debtor === root_id) {
    return { debtor_id: root_id, debtor_ids: customer_ids }
  }
  const payer = await customerGroup(container, debtor)
  // What they owed themselves before somebody paid for them stays owed.
  return { debtor_id: payer.root_id, debtor_ids: [...new Set([...payer.customer_ids, ...customer_ids])] }
}

/** Who owes for a customer by now. */
export const debtorGroup = async (container: MedusaContainer, customer_id: string): Promise<DebtorGroup> =>
  debtorOfGroup(container, await customerGroup(container, customer_id))

/** Who owes for a customer, with those who were merged into either: what a customer may see, which is never more than their own. */
export async function debtorAlone(container: MedusaContainer, customer_id: string): Promise<DebtorGroup> {
  const debtor_id = await receivables(container).debtorOf(customer_id)
  return { debtor_id, debtor_ids: await interactions(container).customersBelow(debtor_id) }
}

/** Who those of some customers are by now who were merged into another one. */
export async function mergedInto(container: MedusaContainer, customer_ids: string[]): Promise<Map<string, string>> {
  const rows = await interactions(container).aliases(customer_ids)
  return new Map(rows.map(({ customer_id, root_id }) => [customer_id, root_id]))
}

/** Some customers with everyone who is one with any of them. */
export async function withEveryone(container: MedusaContainer, customer_ids: string[]): Promise<string[]> {
  const into = await mergedInto(container, customer_ids)
  const roots = [...new Set(customer_ids.map((id) => into.get(id) ?? id))]
  const below = await mergedInto(container, roots)
  return [...new Set([...customer_ids, ...roots, ...below.keys()])]
}
