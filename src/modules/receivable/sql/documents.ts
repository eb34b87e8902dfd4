import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { moneyString } from "../../../shared/money"
import { OpenInstalment } from "../rules/allocation"
import { InvoiceStatus } from "../types"
import { lockAndRead } from "./rows"

/** An invoice as an act on money sees it; amounts are decimal text. */
export type LockedInvoice = {
  id: string
  company_id: string
  number: string | null
  status: InvoiceStatus
  currency_code: string
  issue_date: Day | null
  order_id: string | null
  customer_id: string | null
  bill_to_customer_id: string | null
  total: string
  allocated_total: string
}

/** Money or credit that can settle invoices. */
export type LockedSource = {
  kind: "receipt" | "credit_note" | "write_off"
  id: string
  company_id: string
  number: string | null
  name: string
  currency_code: string
  /** It settles nothing before this day. */
  date: Day
  order_id: string | null
  customer_id: string | null
  bill_to_customer_id: string | null
  amount: string
  allocated_total: string
  refunded_total: string
}

export const invoiceName = ({ id, number }: { id: string; number: string | null }): string => `Invoice ${number ?? id}`

/** @throws NOT_FOUND naming the first that is missing */
export async function lockInvoices(manager: EntityManager, ids: string[]): Promise<LockedInvoice[]> {
  const wanted = [...new Set(ids)].sort()
  const rows = await lockAndRead<LockedInvoice>(
    manager,
    "crm_invoice",
    "id, company_id, number, status, currency_code, issue_date, order_id, customer_id, bill_to_customer_id, total::text, allocated_total::text",
    wanted
  )
  const missing = wanted.find((id) => !rows.some((row) => row.id === id))
  if (missing) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Invoice ${missing} was not found.`)
  }
  return rows
}

const SOURCES: Record<LockedSource["kind"], { table: string; columns: string; noun: string }> = {
  receipt: {
    table: "crm_receipt",
    columns: "number, received_date as date, amount::text, refunded_total::text",
    noun: "Receipt",
  },
  credit_note: {
    table: "crm_credit_note",
    columns: "number, issue_date as date, total::text as amount, refunded_total::text",
    noun: "Credit note",
  },
  write_off: {
    table: "crm_write_off",
    columns: "null as number, write_off_date as date, amount::text, '0' as refunded_total",
    noun: "Write-off",
  },
}

/** @throws NOT_FOUND naming the first that is missing */
export async function lockSources(
  manager: EntityManager,
  kind: LockedSource["kind"],
  ids: string[]
): Promise<LockedSource[]> {
  const wanted = [...new Set(ids)].sort()
  const { table, columns, noun } = SOURCES[kind]
  type Row = Omit<LockedSource, "kind" | "name">
  const rows = await lockAndRead<Row>(
    manager,
    table,
    `id, company_id, currency_code, order_id, customer_id, bill_to_customer_id, allocated_total::text, ${columns}`,
    wanted
  )
  const missing = wanted.find((id) => !rows.some((row) => row.id === id))
  if (missing) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `${noun} ${missing} was not found.`)
  }
  return rows.map((row) => ({ ...row, kind, name: row.number ? `${noun} ${row.number}` : noun }))
}

/** What of an invoice no credit note took back yet. */
export async function leftToCreditOf(manager: EntityManager, invoice_id: string): Promise<ReturnType<typeof MathBN.sub>> {
  const [row] = await manager.execute<{ left: string }[]>(
    `select (total - coalesce((select sum(c.total) from crm_credit_note c
       where c.invoice_id = i.id and c.status = 'issued' and c.deleted_at is null), 0))::text as left
     from crm_invoice i where id = ?`,
    [invoice_id]
  )
  return MathBN.convert(row.left)
}

/** Neither allocated nor given back. */
export const leftOf = ({ amount, allocated_total, refunded_total }: LockedSource) =>
  MathBN.sub(amount, allocated_total, refunded_total)

/** Instalments of locked invoices, by due day. */
export async function openInstalments(manager: EntityManager, invoiceIds: string[]): Promise<OpenInstalment[]> {
  if (!invoiceIds.length) {
    return []
  }
  return manager.execute(
    `select id, invoice_id, position, due_date, (amount - allocated_total)::text as outstanding from crm_instalment
     where invoice_id in (${invoiceIds.map(() => "?").join(", ")}) and deleted_at is null order by due_date, position, id`,
    invoiceIds
  )
}

/** An amount for a message, such as "USD 33.03". */
export const say = (amount: Parameters<typeof moneyString>[0], currencyCode: string): string =>
  `${currencyCode.toUpperCase()} ${moneyString(amount, currencyCode)}`

/** An amount as History keeps it; the reader's screen says it in their language. */
export const told = (amount: Parameters<typeof moneyString>[0], currency_code: string) => ({
  amount: moneyString(amount, currency_code),
  currency_code,
})

/** What settled what, as History keeps it. */
export const toldAllocation = (
  { kind, number }: LockedSource,
  invoice: LockedInvoice,
  amount: Parameters<typeof moneyString>[0]
) => ({ ...told(amount, invoice.currency_code), source: kind, number, invoice: invoice.number })
