import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"
import { readRows } from "../../../shared/rows"
import { BoughtLine, leftToRegister, RegisteredCover, RegisteredNow } from "../rules/registered-units"
import { WarrantyRow } from "../types"

/** An order as the host knows it, with its lines of the article that is registered. Where it has none of it, nothing limits what is. */
export type RegisteredOrder = { order_id: string; order_number: string; is_canceled: boolean; lines: BoughtLine[] }

type Asked = { order: RegisteredOrder | null; product: { title: string }; quantity: AmountInput }

/** @throws NOT_ALLOWED for a canceled order */
export function assertNotCanceledOrder(order: RegisteredOrder | null): void {
  if (order?.is_canceled) {
    throw refused(`Order ${order.order_number} was canceled; nothing of it can be registered.`)
  }
}

/**
 * The line of the order whose units are registered, the first that has as many left; null where the order has none of the article. The
 * caller holds the order (`lockOrder`).
 *
 * @param now - what is opened by the registration, or waits for it: on a line of its own, or on any where it was sold by itself
 * @throws NOT_ALLOWED where no line has as many left
 */
export async function registeredLine(
  context: Context,
  { order, product, quantity }: Asked,
  now: RegisteredNow & Partial<WarrantyRow>
): Promise<string | null> {
  const isOwn = ({ line_id }: BoughtLine): boolean => !now.line_id || now.source === "sold" || now.line_id === line_id
  const lines = order?.lines.filter(isOwn) ?? []
  if (!order || !lines.length) {
    return null
  }
  const covers = await coversOf(context, order.order_id, now)
  const rooms = lines.map((line) => ({ line, left: leftToRegister(line, covers, now) }))
  const found = rooms.find(({ left }) => MathBN.gte(left, quantity))
  if (found) {
    return found.line.line_id
  }
  const most = rooms.reduce((best, one) => (MathBN.gt(one.left, best.left) ? one : best))
  const text = (units: AmountInput): string => MathBN.convert(units).toFixed()
  throw refused(
    MathBN.gt(most.left, 0)
      ? `Order ${order.order_number} has ${text(most.left)} of ${text(most.line.quantity)} units of ${product.title} left to register; ${text(quantity)} cannot be registered.`
      : `Order ${order.order_number} has no unit of ${product.title} left to register: each was returned or is registered already.`
  )
}

/**
 * What stands for units of the order that are registered. Beside what waits only what began by the same plan counts, as other plans may stand
 * for the same units; and nothing beside what was sold by itself, which lasts as long as it is paid for.
 */
async function coversOf(context: Context, order_id: string, now: RegisteredNow & Partial<WarrantyRow>) {
  const covers = await readRows<RegisteredCover & Pick<WarrantyRow, "status">>(
    context,
    `select line_id, plan_id, source, source_key, fulfillment_item_id, part, status, quantity from crm_warranty
      where order_id = ? and status <> 'canceled' and deleted_at is null`,
    [order_id]
  )
  const isCounted = ({ plan_id, status }: (typeof covers)[number]): boolean =>
    now.status !== "pending" || (now.source !== "sold" && plan_id === now.plan_id && status === "active")
  return covers.filter(isCounted)
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
