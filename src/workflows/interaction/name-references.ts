import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { NamedReference, ReferenceKind } from "../../modules/interaction/types"
import { numberOf } from "../../shared/order-number"
import { customerGroup } from "./customer-group"

/** A record that an interaction is about, as it was asked for. */
export type AskedReference = { reference: ReferenceKind; reference_id: string }

/** The same with what people call it, and whose it is. */
export type FoundReference = NamedReference & { customer_ids: string[]; owner_id: string | null }

type Found = {
  id: string
  number: string | null
  customer_ids: (string | null | undefined)[]
  owner_id?: string | null
}
type Row = Record<string, unknown> & { id: string }

const NOUNS: Record<ReferenceKind, string> = {
  crm_quote: "Quote",
  crm_invoice: "Invoice",
  crm_credit_note: "Credit note",
  crm_receipt: "Receipt",
  crm_warranty: "Warranty",
  crm_warranty_claim: "Warranty claim",
  order: "Order",
  order_claim: "Claim",
}

const DOCUMENT = ["id", "number", "customer_id", "bill_to_customer_id", "owner_id"]
const FIELDS: Record<ReferenceKind, string[]> = {
  crm_quote: DOCUMENT,
  crm_invoice: DOCUMENT,
  crm_credit_note: DOCUMENT,
  crm_receipt: DOCUMENT,
  crm_warranty: ["id", "number", "customer_id"],
  crm_warranty_claim: ["id", "number", "customer_id"],
  order: ["id", "display_id", "custom_display_id", "customer_id"],
  order_claim: ["id", "display_id", "order.customer_id"],
}

/**
 * The records that an interaction is about, with their names, and who owns the first of them that has an owner.
 *
 * @param customer_id - whose interaction it is; the first record's customer when null
 * @throws NOT_FOUND for one that is not there or that `isVisible` refuses; NOT_ALLOWED for one of another customer
 */
export async function nameReferences(
  container: MedusaContainer,
  asked: AskedReference[],
  { customer_id, isVisible }: { customer_id: string | null; isVisible: (owner_id: string | null) => boolean }
): Promise<{ references: NamedReference[]; customer_id: string | null; owner_id: string | null }> {
  const found = await findReferences(container, asked)
  const references = asked.map(({ reference, reference_id }) => {
    const row = found.find((one) => one.reference === reference && one.reference_id === reference_id)
    if (!row || !isVisible(row.owner_id)) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `${NOUNS[reference]} ${reference_id} was not found.`)
    }
    return row
  })
  const one = customer_id && references.length ? (await customerGroup(container, customer_id)).customer_ids : null
  const whose = customer_id ?? references.flatMap((row) => row.customer_ids)[0] ?? null
  for (const row of references) {
    if (row.customer_ids.length && whose && !row.customer_ids.some((id) => (one ?? [whose]).includes(id))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${NOUNS[row.reference]} ${row.number ?? row.reference_id} is of another customer than ${whose}.`
      )
    }
  }
  return {
    references: references.map(({ reference, reference_id, number }) => ({ reference, reference_id, number })),
    customer_id: whose,
    owner_id: references.find(({ owner_id }) => owner_id)?.owner_id ?? null,
  }
}

async function findReferences(container: MedusaContainer, asked: AskedReference[]): Promise<FoundReference[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const kinds = [...new Set(asked.map(({ reference }) => reference))]
  const found = await Promise.all(
    kinds.map(async (reference) => {
      const ids = asked.filter((one) => one.reference === reference).map(({ reference_id }) => reference_id)
      const { data } = await query.graph({
        entity: reference,
        fields: FIELDS[reference],
        filters: { id: ids },
      } as never)
      return (data as unknown as Row[]).map((row) => ({ reference, ...factsOf(row) }))
    })
  )
  return found.flat().map(({ id, customer_ids, owner_id = null, ...row }) => ({
    ...row,
    reference_id: id,
    owner_id,
    customer_ids: [...new Set(customer_ids.filter((one): one is string => Boolean(one)))],
  }))
}

function factsOf(row: Row): Found {
  const { id, number, custom_display_id, display_id, customer_id, bill_to_customer_id, owner_id, order } =
    row as Row & {
      number?: string | null
      custom_display_id?: string | null
      display_id?: number | string
      customer_id?: string | null
      bill_to_customer_id?: string | null
      owner_id?: string | null
      order?: { customer_id?: string | null }
    }
  return {
    id,
    number: numberOf({ number, custom_display_id, display_id }),
    customer_ids: [customer_id, bill_to_customer_id, order?.customer_id],
    owner_id,
  }
}
