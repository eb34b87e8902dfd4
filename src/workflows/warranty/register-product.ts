import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { choosePlans, Goods, PlanWithTargets } from "../../modules/warranty/rules/plan-choice"
import { BoughtLine } from "../../modules/warranty/rules/registered-units"
import { OrderFacts, OrderLine } from "../../modules/warranty/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { variantTitle } from "../../shared/variant-title"
import { customerGroup } from "../interaction/customer-group"
import { interactions } from "../interaction/interaction-module"
import { announce } from "../shared/announce"
import { goodsOf } from "./goods"
import { holderOf } from "./holder"
import { readOrderFacts } from "./host-order"
import { warranties } from "./warranty-module"

export type RegisterInput = {
  /** One of both. */
  customer_id?: string
  email?: string
  /** One of both; a title where the product is not the shop's. */
  variant_id?: string
  title?: string
  order_id?: string
  serial?: string
  quantity?: number
  purchase_date: string
  plan_id?: string
  /** A customer registers for themselves: their own orders, and plans that are for registration. */
  by_customer?: boolean
  actor: Actor
}

type HostVariant = {
  id: string
  title: string | null
  sku: string | null
  product_id: string
  product?: { title: string } | null
}

/**
 * Registers a product of a customer: what waits for it begins, else it is covered by the plan named, else by the most specific one.
 *
 * @returns the id of the entitlement
 * @throws NOT_FOUND for a customer, variant, order or plan that is not there; as `registerWarranty`
 */
export async function registerProduct(container: MedusaContainer, input: RegisterInput): Promise<string> {
  const service = warranties(container)
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const holder = await holderOf(container, input.customer_id ? { id: input.customer_id } : { email: input.email ?? "" })
  const variant = input.variant_id ? await variantOf(container, input.variant_id) : null
  const customer_ids = await groupOf(container, holder.customer_id, input)
  const order = input.order_id ? await orderOf(container, input.order_id, customer_ids) : null
  const product = {
    product_id: variant?.product_id ?? null,
    variant_id: variant?.id ?? null,
    sku: variant?.sku ?? null,
    title: variant
      ? [variant.product?.title, variantTitle(variant.title)].filter(Boolean).join(" · ")
      : (input.title ?? ""),
  }
  const goods = (await goodsOf(container, [product]))(product)
  const plan = await planOf(container, input, goods, holder)
  const { id, is_new } = await service.registerWarranty(
    {
      ...holder,
      customer_ids,
      product,
      goods,
      order: order && {
        order_id: order.order_id,
        order_number: order.order_number,
        is_canceled: order.is_canceled,
        lines: order.lines.filter(({ variant_id }) => variant !== null && variant_id === variant.id).map(boughtLine),
      },
      serial: input.serial ?? null,
      quantity: input.quantity ?? 1,
      purchase_date: input.purchase_date,
      plan,
      is_named: Boolean(input.plan_id),
      today,
    },
    input.actor
  )
  await announce(container, CrmEvents.WARRANTY_STARTED, is_new ? [{ id }] : [])
  return id
}

/** Everyone who is one with a customer; a customer who asks is one with those who were merged into them. */
async function groupOf(
  container: MedusaContainer,
  id: string | null,
  { by_customer }: RegisterInput
): Promise<string[]> {
  if (!id) {
    return []
  }
  return by_customer ? interactions(container).customersBelow(id) : (await customerGroup(container, id)).customer_ids
}

async function planOf(
  container: MedusaContainer,
  { plan_id, by_customer }: RegisterInput,
  goods: Goods,
  holder: Parameters<typeof choosePlans>[2]
): Promise<PlanWithTargets | null> {
  if (plan_id) {
    return warranties(container).plan(plan_id)
  }
  const plans = (await warranties(container).plansInUse()).filter(
    ({ starts_on }) => !by_customer || starts_on === "registration"
  )
  const chosen = choosePlans(plans, goods, holder)
  return chosen.find(({ basis }) => basis === "commercial") ?? chosen[0] ?? null
}

async function variantOf(container: MedusaContainer, id: string): Promise<HostVariant> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["id", "title", "sku", "product_id", "product.title"],
    filters: { id },
  })
  const [variant] = data as unknown as HostVariant[]
  if (!variant) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Product variant ${id} was not found.`)
  }
  return variant
}

/** @throws NOT_FOUND for an order that is not there, or is another customer's */
async function orderOf(container: MedusaContainer, id: string, customer_ids: string[]): Promise<OrderFacts> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const [order] = await readOrderFacts(container, [id], timezone)
  if (!order || !customer_ids.includes(order.customer_id ?? "")) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${id} of this customer was not found.`)
  }
  return order
}

const boughtLine = ({ line_id, quantity, taken }: OrderLine): BoughtLine => ({
  line_id,
  quantity,
  left: MathBN.sub(quantity, taken),
})
