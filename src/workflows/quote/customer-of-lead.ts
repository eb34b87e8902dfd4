import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"

import { QuoteWithItems } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { accountOf } from "./pricing/account"
import { quoteModule } from "./steps/quote-module"

type Buyer = { email: string; name: string | null; company: string | null; phone: string | null }

/**
 * The draft with its host customer: found by the e-mail address, the one with a login first, else made. A draft that has one, and
 * one that could not be sent anyway, stays as it is.
 */
export async function withCustomer(
  container: MedusaContainer,
  quote: QuoteWithItems,
  actor: Actor
): Promise<QuoteWithItems> {
  const hasLines = quote.items.some(({ kind }) => kind === "item")
  if (quote.customer_id || quote.status !== "draft" || !hasLines) {
    return quote
  }
  const { reasons } = await quoteModule(container).approvalOf(quote)
  if (reasons.length) {
    return quote
  }
  const { email, customer_name: name, company_name: company, phone } = quote
  const customer_id = await findOrMake(container, { email, name, company, phone })
  const account = await accountOf(container, customer_id)
  const bill_to_customer_id = account?.bill_to_customer_id ?? customer_id
  return quoteModule(container).assignCustomer(quote.id, { customer_id, bill_to_customer_id }, actor)
}

/** Two who make it at once: the host keeps one customer without a login per address, so the second finds the first one's. */
async function findOrMake(container: MedusaContainer, buyer: Buyer): Promise<string> {
  const known = await find(container, buyer.email)
  if (known) {
    return known
  }
  try {
    const [first_name, ...rest] = buyer.name?.split(" ") ?? []
    const { result } = await createCustomersWorkflow(container).run({
      input: {
        customersData: [
          {
            email: buyer.email,
            first_name: first_name ?? null,
            last_name: rest.join(" ") || null,
            company_name: buyer.company,
            phone: buyer.phone,
          } as never,
        ],
      },
    })
    return result[0].id
  } catch (error) {
    const made = await find(container, buyer.email)
    if (made) {
      return made
    }
    throw error
  }
}

async function find(container: MedusaContainer, email: string): Promise<string | null> {
  const customers = container.resolve(Modules.CUSTOMER)
  const pattern = email.replace(/[\\%_]/g, "\\$&")
  // The index knows the address as it is written; a scan finds one that was typed in capitals.
  for (const filter of [email, { $ilike: pattern }]) {
    const [customer] = await customers.listCustomers({ email: filter } as never, {
      select: ["id"],
      order: { has_account: "DESC", created_at: "ASC" },
      take: 1,
    })
    if (customer) {
      return customer.id
    }
  }
  return null
}
