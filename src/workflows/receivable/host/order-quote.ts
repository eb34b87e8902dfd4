import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"
import { TermsOf } from "../../../shared/payment-terms"

/** What an order's quote carries on to its invoices. */
export type OrderQuote = {
  id: string
  number: string
  version: number
  status: string
  total: number
  currency_code: string
  owner_id: string | null
  locale: string | null
  purchase_order_number: string | null
  customer_kind: "business" | "consumer" | null
  bill_to_customer_id: string | null
  company_name: string | null
  customer_name: string | null
  email: string | null
  payment_terms: PaymentTermsValue | null
}

export type PaymentTermsValue = TermsOf<AmountInput>

/** The quote that became this order, whole or in part, or null. */
export async function findOrderQuote(container: MedusaContainer, orderId: string): Promise<OrderQuote | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: conversions } = await query.graph({
    entity: "crm_quote_conversion",
    fields: ["quote_id"],
    filters: { order_id: orderId, state: { $ne: "undone" } },
  } as never)
  const [conversion] = conversions as unknown as { quote_id: string }[]
  const { data } = await query.graph({
    entity: "crm_quote",
    fields: [
      "id",
      "number",
      "version",
      "status",
      "total",
      "currency_code",
      "owner_id",
      "locale",
      "purchase_order_number",
      "customer_kind",
      "bill_to_customer_id",
      "company_name",
      "customer_name",
      "email",
      "payment_terms",
    ],
    filters: conversion ? { id: conversion.quote_id } : { order_id: orderId },
    pagination: { take: 1, skip: 0 },
  } as never)
  return (data[0] as unknown as OrderQuote | undefined) ?? null
}

/** Where each line of a quote stands on it, by the line's id. */
export async function placesOfQuoteLines(container: MedusaContainer, orderId: string): Promise<Map<string, number>> {
  const quote = await findOrderQuote(container, orderId)
  if (!quote) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "crm_quote_item", fields: ["id", "position"], filters: { quote_id: quote.id } })
  return new Map((data as { id: string; position: number }[]).map(({ id, position }) => [id, position]))
}
