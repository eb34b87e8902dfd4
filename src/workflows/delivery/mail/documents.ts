import { MedusaContainer } from "@medusajs/framework/types"

import { DeliveryDocument } from "../../../shared/documents"
import { serverLocale } from "../../../shared/i18n"
import { orderNumber } from "../../../shared/order-number"
import { publicUrlOf } from "../../quote/mail/public-url"
import { readSeller } from "../../receivable/host/seller"
import { DeliveryOrder } from "../host-order"

type Person = { first_name?: string | null; last_name?: string | null } | null

const nameOf = (person: Person): string | null =>
  [person?.first_name, person?.last_name].filter(Boolean).join(" ") || null

/**
 * Both sides of a word about an order's delivery.
 *
 * @param locale - the customer's language; the order's own when left out, else the store's
 */
export async function deliveryDocument(
  container: MedusaContainer,
  order: DeliveryOrder,
  locale?: string | null
): Promise<DeliveryDocument> {
  const { settings, seller } = await readSeller(container, order.sales_channel_id)
  const { customer, shipping_address } = order
  return {
    locale: serverLocale(locale ?? order.locale, settings.locale),
    currency_code: order.currency_code,
    number: orderNumber(order),
    seller: { ...seller, logo: settings.logo, brand_color: settings.brand_color },
    buyer: {
      name: nameOf(customer) ?? nameOf(shipping_address) ?? order.email,
      company_name: customer?.company_name ?? null,
      email: order.email,
    },
    billing_address: null,
  }
}

/** Pages that a mail about an order leads to. */
export type DeliveryPage = "addresses" | "deliveries"

/** The buyer's link. The token stands behind `#`, so that it never reaches a server's log. */
export const deliveryLink = (
  container: MedusaContainer,
  page: DeliveryPage,
  token: string,
  requested?: string
): string => `${publicUrlOf(container, requested).replace(/\/+$/, "")}/crm/${page}#${token}`
