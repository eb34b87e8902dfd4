import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { FrozenDocument, HASH_VERSION } from "../rules/hash-chain"

type Frozen = { table: string; columns: string[]; children: { table: string; key: string; columns: string[] }[] }

const PARTIES = [
  "customer_id",
  "customer_name",
  "bill_to_customer_id",
  "locale",
  "seller",
  "buyer",
  "billing_address",
  "fiscal_documents",
]
const NUMBER = [
  "id",
  "number",
  "document_type",
  "company_id",
  "series",
  "year",
  "sequence",
  "issue_date",
  "currency_code",
  "order_id",
]
const TOTALS = ["subtotal", "discount_total", "shipping_total", "tax_lines", "tax_total", "rounding_total", "total"]
const LINE = [
  "position", "order_item_id", "kind", "title", "subtitle", "sku", "variant_id", "product_id", "quantity", "unit_price", "is_tax_inclusive",
  "subtotal", "discount_total", "tax_total", "total", "tax_lines",
] // prettier-ignore

export type FrozenKind = "crm_invoice" | "crm_credit_note"

const VERSION_1: Record<FrozenKind, Frozen> = {
  crm_invoice: {
    table: "crm_invoice",
    columns: [
      ...NUMBER, ...PARTIES, ...TOTALS, "supply_date", "due_date", "order_display_id", "order_version", "customer_kind", "shipping_address",
      "purchase_order_number", "payment_terms", "prices_include_tax", "prepaid", "payable",
    ], // prettier-ignore
    children: [
      { table: "crm_invoice_item", key: "invoice_id", columns: LINE },
      { table: "crm_instalment", key: "invoice_id", columns: ["position", "due_date", "amount"] },
    ],
  },
  crm_credit_note: {
    table: "crm_credit_note",
    columns: [...NUMBER, ...PARTIES, ...TOTALS, "invoice_id", "reason"],
    children: [{ table: "crm_credit_note_item", key: "credit_note_id", columns: [...LINE, "invoice_item_id"] }],
  },
}

/** The same, and these columns more. */
const following = (
  { table, columns, children }: Frozen,
  more: string[],
  moreOfChildren: Record<string, string[]> = {}
): Frozen => ({
  table,
  columns: [...columns, ...more],
  children: children.map((child) => ({
    ...child,
    columns: [...child.columns, ...(moreOfChildren[child.table] ?? [])],
  })),
})

const VERSION_2: Record<FrozenKind, Frozen> = {
  crm_invoice: following(
    VERSION_1.crm_invoice,
    ["buyer_reference", "notes", "payment_instructions", "tax_accounting", "fulfillment_id"],
    { crm_invoice_item: ["deposit_invoice_id"] }
  ),
  crm_credit_note: following(VERSION_1.crm_credit_note, ["reason_code", "tax_accounting"]),
}

/**
 * What the hash of each document covers, by version of the hash. A list here is never changed, only followed by one of a higher
 * version, so that documents issued before still verify.
 */
export const FROZEN: Record<number, Record<FrozenKind, Frozen>> = {
  1: VERSION_1,
  2: VERSION_2,
  3: {
    crm_invoice: following(VERSION_2.crm_invoice, [], { crm_invoice_item: ["revenue_groups"] }),
    crm_credit_note: VERSION_2.crm_credit_note,
  },
}

const NUMERIC = new Set([
  "quantity", "unit_price", "subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total", "prepaid", "payable", "amount",
]) // prettier-ignore

/** Amounts leave the database as text: a float would give another hash. */
const select = (columns: string[]): string =>
  columns.map((name) => (NUMERIC.has(name) ? `trim_scale(${name})::text as ${name}` : `"${name}"`)).join(", ")

/** Documents as frozen, by id; read the same way when they are issued and when they are verified. */
export async function readFrozen(
  manager: EntityManager,
  kind: FrozenKind,
  ids: string[],
  version: number = HASH_VERSION
): Promise<Map<string, FrozenDocument>> {
  const { table, columns, children } = FROZEN[version][kind]
  const places = ids.map(() => "?").join(", ")
  const rows = await manager.execute<FrozenDocument[]>(
    `select ${select(columns)} from ${table} where id in (${places})`,
    ids
  )
  const documents = new Map(rows.map((row) => [row.id as string, { ...row }]))
  for (const child of children) {
    const lines = await manager.execute<FrozenDocument[]>(
      `select ${child.key} as parent_id, ${select(child.columns)} from ${child.table} where ${child.key} in (${places}) order by position, id`,
      ids
    )
    for (const { parent_id, ...line } of lines) {
      const document = documents.get(parent_id as string)!
      document[child.table] = [...((document[child.table] as FrozenDocument[]) ?? []), line]
    }
  }
  return documents
}
