import { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Amount = BigNumberInput | BigNumber

type Movement = { id: string; amount: Amount; raw_amount: { value: string }; created_by: string | null; created_at: string | Date }

export type HostPayment = {
  id: string
  provider_id: string
  currency_code: string
  payment_collection_id: string
  amount: Amount
  raw_amount: { value: string }
  canceled_at: string | Date | null
  captures: Movement[]
  refunds: Movement[]
}

export type HostCollection = {
  id: string
  status: string
  amount: Amount
  raw_amount: { value: string }
  payment_sessions: { id: string; status: string }[]
  payments: HostPayment[]
}

const FIELDS = ["id", "status", "amount", "raw_amount", "payment_sessions.id", "payment_sessions.status"]
const PAYMENT = ["id", "provider_id", "currency_code", "payment_collection_id", "amount", "raw_amount", "canceled_at"]
const MOVEMENT = ["id", "amount", "raw_amount", "created_by", "created_at"]

/** The payment collections of a host order with their payments, captures and refunds. */
export async function readOrderPayments(container: MedusaContainer, orderId: string): Promise<HostCollection[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: orderId },
  })
  const ids = links.map((link: { payment_collection_id: string }) => link.payment_collection_id)
  if (!ids.length) {
    return []
  }
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: [
      ...FIELDS,
      ...PAYMENT.map((field) => `payments.${field}`),
      ...MOVEMENT.flatMap((field) => [`payments.captures.${field}`, `payments.refunds.${field}`]),
    ],
    filters: { id: ids },
  })
  return data as unknown as HostCollection[]
}
