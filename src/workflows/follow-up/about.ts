import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { FollowUpInput, REFERENCES } from "../../modules/follow-up/types"
import { numberOf } from "../../shared/order-number"
import { customerGroup } from "../interaction/customer-group"
import { customerName } from "../receivable/rules/customer-name"

/** What a follow-up is about, and whose it is, as it was asked for. */
export type AskedAbout = {
  customer_id?: string | null
  reference?: (typeof REFERENCES)[number] | null
  reference_id?: string | null
}

/** The same with names, owner and money at stake. */
export type About = Pick<
  FollowUpInput,
  | "customer_id"
  | "customer_name"
  | "owner_id"
  | "reference"
  | "reference_id"
  | "reference_number"
  | "amount"
  | "currency_code"
>

type Row = {
  id: string
  number?: string | null
  display_id?: string | number | null
  custom_display_id?: string | null
  customer_id?: string | null
  bill_to_customer_id?: string | null
  owner_id?: string | null
  total?: unknown
  allocated_total?: unknown
  currency_code?: string | null
}

const NOUNS = {
  crm_quote: "Quote",
  crm_invoice: "Invoice",
  crm_warranty: "Warranty",
  crm_warranty_claim: "Warranty claim",
  order: "Order",
} as const
const FIELDS = {
  crm_quote: ["id", "number", "customer_id", "bill_to_customer_id", "owner_id", "total", "currency_code"],
  crm_invoice: [
    "id",
    "number",
    "customer_id",
    "bill_to_customer_id",
    "owner_id",
    "total",
    "allocated_total",
    "currency_code",
  ],
  crm_warranty: ["id", "number", "customer_id"],
  crm_warranty_claim: ["id", "number", "customer_id", "currency_code"],
  order: ["id", "display_id", "custom_display_id", "customer_id", "total", "currency_code"],
} as const

const NOTHING: About = {
  customer_id: null, customer_name: null, owner_id: null, reference: null, reference_id: null, reference_number: null, amount: null,
  currency_code: null,
} // prettier-ignore

/**
 * Looks up what a follow-up is about.
 *
 * @param isVisible - whether the caller sees documents of an owner
 * @throws NOT_FOUND for what is not there or not theirs to see; NOT_ALLOWED for a document of another customer
 */
export async function lookUpAbout(
  container: MedusaContainer,
  { customer_id = null, reference = null, reference_id = null }: AskedAbout,
  isVisible: (owner_id: string | null) => boolean
): Promise<About> {
  if (reference === "customer") {
    const named = await nameCustomer(container, reference_id!)
    await assertSame(container, customer_id, [reference_id], `Customer ${reference_id}`)
    return { ...NOTHING, customer_id: reference_id, customer_name: named, reference, reference_id }
  }
  const document = reference ? await lookUp(container, reference, reference_id!, isVisible) : null
  const whose = [document?.customer_id, document?.bill_to_customer_id]
  if (document) {
    await assertSame(container, customer_id, whose, `${NOUNS[reference!]} ${numberOf(document) ?? document.id}`)
  }
  const customer = customer_id ?? whose.find(Boolean) ?? null
  const customer_name = customer ? await nameCustomer(container, customer) : null
  if (!document) {
    return { ...NOTHING, customer_id: customer, customer_name }
  }
  const amount = MathBN.sub((document.total ?? 0) as never, (document.allocated_total ?? 0) as never)
  return {
    customer_id: customer,
    customer_name,
    owner_id: document.owner_id ?? null,
    reference,
    reference_id,
    reference_number: numberOf(document),
    amount: document.currency_code ? amount.toFixed() : null,
    currency_code: document.currency_code ?? null,
  }
}

async function lookUp(
  container: MedusaContainer,
  reference: keyof typeof NOUNS,
  id: string,
  isVisible: (owner_id: string | null) => boolean
): Promise<Row> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: reference, fields: [...FIELDS[reference]], filters: { id } } as never)
  const [row] = data as unknown as Row[]
  if (!row || !isVisible(row.owner_id ?? null)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${NOUNS[reference]} ${id} was not found.`)
  }
  return row
}

async function nameCustomer(container: MedusaContainer, id: string): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "email", "company_name", "first_name", "last_name"],
    filters: { id },
  })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no customer ${id}.`)
  }
  return customerName(data[0])
}

async function assertSame(
  container: MedusaContainer,
  customer_id: string | null,
  whose: (string | null | undefined)[],
  what: string
): Promise<void> {
  const known = whose.filter((id): id is string => Boolean(id))
  const one = customer_id && known.length ? (await customerGroup(container, customer_id)).customer_ids : known
  if (known.length && !known.some((id) => one.includes(id))) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${what} is of another customer than ${customer_id}.`)
  }
}
