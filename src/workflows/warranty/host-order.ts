import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { customerKind } from "../../modules/receivable/rules/account-defaults"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { OrderFacts } from "../../modules/warranty/types"
import { ERASED_NAME, isErased } from "../../shared/erased"
import { dayOf } from "../../shared/days"
import type { AmountInput } from "../../shared/money"
import { orderNumber } from "../../shared/order-number"
import { variantTitle } from "../../shared/variant-title"
import { readReceived } from "../receivable/host/replacements"
import { goodsOf } from "./goods"
import { ClaimFacts, replacedLines, takenUnits } from "./rules/host-claims"

const FIELDS = [
  "id", "display_id", "custom_display_id", "status", "is_draft_order", "canceled_at", "created_at", "customer_id", "email",
  "currency_code", "total",
  "shipping_address.country_code", "shipping_address.phone", "billing_address.company", "billing_address.phone", "items.*", "items.detail.*",
  "fulfillments.shipped_at", "fulfillments.delivered_at", "fulfillments.canceled_at", "fulfillments.metadata", "fulfillments.items.id",
  "fulfillments.items.line_item_id", "fulfillments.items.quantity", "customer.first_name", "customer.last_name", "customer.company_name",
  "customer.email", "customer.phone",
] // prettier-ignore

type HostItem = {
  id: string
  title: string
  product_title: string | null
  subtitle: string | null
  variant_title: string | null
  product_id: string | null
  variant_id: string | null
  variant_sku: string | null
  quantity: AmountInput
  total: AmountInput
  tax_total: AmountInput
  metadata: Record<string, unknown> | null
  detail: Record<string, AmountInput>
}

type HostOrder = {
  id: string
  display_id: number
  custom_display_id: string | null
  status: string
  is_draft_order: boolean
  canceled_at: string | Date | null
  created_at: string | Date
  currency_code: string
  customer_id: string | null
  email: string | null
  customer: Record<"first_name" | "last_name" | "company_name" | "email" | "phone", string | null> | null
  shipping_address: { country_code: string | null; phone: string | null } | null
  billing_address: { company: string | null; phone: string | null } | null
  items?: HostItem[]
  fulfillments?: {
    shipped_at: string | Date | null
    delivered_at: string | Date | null
    canceled_at: string | Date | null
    metadata?: Record<string, unknown> | null
    items?: { id: string; line_item_id: string | null; quantity: AmountInput }[]
  }[]
}

/** Orders of the host as far as entitlements go, drafts left out. Reads as many times for one as for fifty. */
export async function readOrderFacts(
  container: MedusaContainer,
  ids: string[],
  timezone: string
): Promise<OrderFacts[]> {
  if (!ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: ids } })
  const orders = (data as unknown as HostOrder[]).filter(({ is_draft_order }) => !is_draft_order)
  const claims = await claimsOf(
    container,
    orders.map(({ id }) => id)
  )
  const items = orders.flatMap(({ items = [] }) => items)
  const goods = await goodsOf(container, items)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const credited = await receivable.creditedUnits(orders.map(({ id }) => id))
  const accounts = await receivable.listCrmCustomerAccounts(
    { customer_id: orders.flatMap(({ customer_id }) => customer_id ?? []) },
    { take: null }
  )
  return orders.map((order): OrderFacts => {
    const own = claims.filter(({ order_id }) => order_id === order.id)
    const replaced = replacedLines(own, order.items ?? [])
    const account = accounts.find(({ customer_id }) => customer_id === order.customer_id)
    const company = account?.legal_name ?? order.customer?.company_name ?? order.billing_address?.company
    const day = (moment: string | Date | null) => (moment ? dayOf(new Date(moment), timezone) : null)
    return {
      order_id: order.id,
      order_number: orderNumber(order),
      placed_date: dayOf(new Date(order.created_at), timezone),
      is_canceled: Boolean(order.canceled_at) || order.status === "canceled",
      currency_code: order.currency_code,
      customer_id: order.customer_id,
      ...(isErased(order.customer?.email)
        ? { customer_name: ERASED_NAME, customer_email: null, customer_phone: null }
        : {
            customer_name: company ?? (nameOf(order.customer) || order.email),
            customer_email: order.email ?? order.customer?.email ?? null,
            customer_phone:
              order.customer?.phone ?? order.shipping_address?.phone ?? order.billing_address?.phone ?? null,
          }),
      customer_kind: customerKind(account as never, company, account?.tax_id ?? account?.vat_id),
      country_code: order.shipping_address?.country_code?.toLowerCase() ?? null,
      lines: (order.items ?? []).map((item) => ({
        line_id: item.id,
        product_id: item.product_id,
        variant_id: item.variant_id,
        sku: item.variant_sku,
        title: [item.product_title ?? item.title, variantTitle(item.variant_title ?? item.subtitle)]
          .filter(Boolean)
          .join(" · "),
        quantity: MathBN.convert(item.detail?.quantity ?? item.quantity).toFixed(),
        taken: takenUnits(item.id, item.detail ?? {}, own).toFixed(),
        refunded: refundedOf(
          item.detail?.quantity ?? item.quantity,
          credited.find(({ order_item_id }) => order_item_id === item.id)
        ),
        goods: goods(item),
        net_total: MathBN.sub(item.total, item.tax_total).toFixed(),
        replaces_line_id: replaced.get(item.id) ?? null,
        warranty_claim_id: textOf(item.metadata?.crm_warranty_claim_id),
        cover_key: textOf(item.metadata?.crm_cover_key),
        covers_key: textOf(item.metadata?.crm_covers),
      })),
      items: (order.fulfillments ?? []).flatMap(({ items = [], ...fulfilment }) =>
        items.flatMap(({ id, line_item_id, quantity }) =>
          line_item_id
            ? [
                {
                  item_id: id,
                  line_id: line_item_id,
                  quantity: MathBN.convert(quantity).toFixed(),
                  shipped_date: day(fulfilment.shipped_at),
                  delivered_date: day(fulfilment.delivered_at),
                  is_canceled: Boolean(fulfilment.canceled_at),
                  serials: serialsOf(fulfilment.metadata, line_item_id),
                },
              ]
            : []
        )
      ),
    }
  })
}

/** Longer texts are no serial numbers, and more than a thousand of one item no list of them. */
const LONGEST_SERIAL = 100
const MOST_SERIALS = 1_000

/** What a fulfilment says of the units of a line: `metadata.crm_serials`, lists of texts by the line's id. */
function serialsOf(metadata: Record<string, unknown> | null | undefined, line_id: string): string[] {
  const named = (metadata?.crm_serials as Record<string, unknown> | undefined)?.[line_id]
  const texts = Array.isArray(named) ? named.flatMap((one) => textOf(one)?.trim() || []) : []
  return texts.filter(({ length }) => length <= LONGEST_SERIAL).slice(0, MOST_SERIALS)
}

/** Units that were credited, less those that an invoice asks for again. */
const refundedOf = (ordered: AmountInput, line?: { credited: string; invoiced: string }): string =>
  line ? MathBN.min(line.credited, MathBN.max(0, MathBN.sub(ordered, line.invoiced))).toFixed() : "0"

const textOf = (value: unknown): string | null => (typeof value === "string" && value ? value : null)

const nameOf = (customer: HostOrder["customer"]): string =>
  [customer?.first_name, customer?.last_name].filter(Boolean).join(" ")

/** The host's claims on orders, with what each took and sent. */
async function claimsOf(container: MedusaContainer, order_ids: string[]): Promise<ClaimFacts[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_claim",
    fields: ["id", "order_id", "canceled_at", "claim_items.*", "additional_items.*", "return.id", "return.items.*"],
    filters: { order_id: order_ids },
  })
  const claims = data as unknown as ClaimFacts[]
  const returns = claims.flatMap((claim) => claim.return?.id ?? [])
  const received = returns.length ? await readReceived(container, returns) : []
  return claims.map((claim) => ({
    ...claim,
    received: received.filter(({ return_id }) => return_id === claim.return?.id),
  }))
}
