import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { UninvoicedOrder } from "../views"
import { Page } from "./aging"
import { ReportInput, within } from "./input"

export type OrderRow = {
  order_id: string
  display_id: string | null
  currency_code: string
  customer_id: string | null
  bill_to_customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  placed_date: string | null
  delivered_date: string | null
  total: number
  invoiced_total: number
  to_come: number
  delivered_not_invoiced: number
}

/** The orders behind "delivered, not invoiced" (`delivered`) and behind the cash calendar's orders, with what they add up to. */
export async function uninvoicedOrders(
  source: DataSource,
  input: ReportInput,
  page: Page,
  { delivered }: { delivered?: boolean }
): Promise<{ orders: OrderRow[]; count: number; to_come: number; delivered_not_invoiced: number }> {
  const query = within(source.createQueryBuilder().from(UninvoicedOrder, "o").select([]), "o", input)
  if (delivered) {
    query.andWhere("o.delivered_not_invoiced > 0")
  }
  const sums = await query
    .clone()
    .addSelect("count(*)", "count")
    .addSelect("coalesce(sum(o.to_come), 0)", "to_come")
    .addSelect("coalesce(sum(o.delivered_not_invoiced), 0)", "delivered_not_invoiced")
    .getRawOne<{ count: string; to_come: string; delivered_not_invoiced: string }>()
  for (const column of [...TEXTS, ...AMOUNTS]) {
    query.addSelect(`o.${column}`, column)
  }
  const rows: Record<string, string>[] = await query
    .orderBy("o.delivered_date", "ASC", "NULLS LAST")
    .addOrderBy("o.order_id")
    .limit(page.limit)
    .offset(page.offset)
    .getRawMany()
  const orders = rows.map((row) => ({
    ...(row as unknown as OrderRow),
    ...(Object.fromEntries(AMOUNTS.map((name) => [name, figure(row[name])])) as Pick<
      OrderRow,
      (typeof AMOUNTS)[number]
    >),
  }))
  return {
    orders,
    count: figure(sums?.count),
    to_come: figure(sums?.to_come),
    delivered_not_invoiced: figure(sums?.delivered_not_invoiced),
  }
}

const TEXTS = [
  "order_id",
  "display_id",
  "currency_code",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "placed_date",
  "delivered_date",
] as const
const AMOUNTS = ["total", "invoiced_total", "to_come", "delivered_not_invoiced"] as const
