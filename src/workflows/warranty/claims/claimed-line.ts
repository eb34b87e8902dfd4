import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { CrmSettings } from "../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../modules/access/service"
import { ClaimInput } from "../../../modules/warranty/claims/types"
import { orderNumber } from "../../../shared/order-number"
import { readHostCustomer } from "../../receivable/host/customer"
import { customerName } from "../../receivable/rules/customer-name"
import { hostCurrency } from "../../shared/host-currency"
import { warranties } from "./claim-module"

/** What is claimed, as it was asked for: under a warranty, else something of a customer's as goodwill. */
export type AskedLine = {
  warranty_id?: string | null
  customer_id?: string | null
  order_id?: string | null
  title?: string | null
}

type Line = Pick<
  ClaimInput,
  "warranty_id" | "customer_id" | "customer_name" | "email" | "order_id" | "order_number" | "line_id" | "product_id" | "variant_id" | "sku" | "title" | "currency_code"
> // prettier-ignore

type Order = {
  id: string
  display_id: number | string
  custom_display_id: string | null
  email: string | null
  currency_code: string
  customer_id: string | null
}

/**
 * Looks up what is claimed: names of the sold line, of its customer and order, and the currency that costs are counted in.
 *
 * @throws NOT_FOUND for a warranty, customer or order that is not there; INVALID_DATA for goodwill that names no customer or thing
 */
export async function lookUpLine(container: MedusaContainer, asked: AskedLine): Promise<Line> {
  const warranty = asked.warranty_id ? await warranties(container).claimedWarranty(asked.warranty_id) : null
  const customer_id = warranty ? warranty.customer_id : (asked.customer_id ?? null)
  const title = warranty ? warranty.title : asked.title
  if (!title || (!warranty && !customer_id)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Without a warranty a claim needs the customer and the title of what it is about."
    )
  }
  const order = await readOrder(container, warranty ? warranty.order_id : (asked.order_id ?? null))
  const customer = customer_id ? await readHostCustomer(container, customer_id) : null
  return {
    warranty_id: warranty?.id ?? null,
    customer_id,
    customer_name: customer ? customerName(customer) : (warranty?.customer_name ?? null),
    email: customer?.email ?? order?.email ?? null,
    order_id: order?.id ?? null,
    order_number: order ? orderNumber(order) : null,
    line_id: warranty?.line_id ?? null,
    product_id: warranty?.product_id ?? null,
    variant_id: warranty?.variant_id ?? null,
    sku: warranty?.sku ?? null,
    title,
    currency_code: order?.currency_code ?? (await storeCurrency(container)),
  }
}

async function readOrder(container: MedusaContainer, id: string | null): Promise<Order | null> {
  if (!id) {
    return null
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id", "custom_display_id", "email", "currency_code", "customer_id"],
    filters: { id },
  })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${id} was not found.`)
  }
  return data[0] as unknown as Order
}

/** The currency of the books, else the host store's default. @param settings - where whoever asks has them */
export async function storeCurrency(
  container: MedusaContainer,
  settings: CrmSettings | Promise<CrmSettings> = container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
): Promise<string> {
  const { company_currency } = await settings
  return company_currency ?? (await hostCurrency(container)) ?? "eur"
}
