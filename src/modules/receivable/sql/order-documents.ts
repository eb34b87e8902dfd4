import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { CreditedDocument, InvoicedDocument, OrderDocuments } from "../types"

const LINE = `t.id, t.kind, t.title, t.order_item_id, trim_scale(t.quantity)::text as quantity, trim_scale(t.subtotal)::text as subtotal,
  trim_scale(t.discount_total)::text as discount_total, trim_scale(t.tax_total)::text as tax_total,
  trim_scale(t.total)::text as total, t.tax_lines`

type WithParent<Row> = Row & { parent_id: string }

/** Every invoice of an order (voided ones too, for their fulfilments) and its issued credit notes, oldest first, with their lines. */
export async function readOrderDocuments(manager: EntityManager, order_id: string): Promise<OrderDocuments> {
  const invoices = await manager.execute<Omit<InvoicedDocument, "items">[]>(
    `select id, number, status, document_type, issue_date, currency_code, fulfillment_id, trim_scale(total)::text as total,
       trim_scale(allocated_total)::text as allocated_total
     from crm_invoice where order_id = ? and deleted_at is null order by created_at, id`,
    [order_id]
  )
  const items = await manager.execute<WithParent<InvoicedDocument["items"][number]>[]>(
    `select t.invoice_id as parent_id, t.deposit_invoice_id, ${LINE} from crm_invoice_item t join crm_invoice i on i.id = t.invoice_id
     where i.order_id = ? and i.deleted_at is null and t.deleted_at is null order by t.position, t.id`,
    [order_id]
  )
  const notes = await manager.execute<Omit<CreditedDocument, "items">[]>(
    `select id, number, invoice_id, reason_code, trim_scale(total)::text as total from crm_credit_note
     where order_id = ? and status = 'issued' and deleted_at is null order by created_at, id`,
    [order_id]
  )
  const noteItems = await manager.execute<WithParent<CreditedDocument["items"][number]>[]>(
    `select t.credit_note_id as parent_id, t.invoice_item_id, ${LINE}
     from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
     where c.order_id = ? and c.status = 'issued' and c.deleted_at is null order by t.position, t.id`,
    [order_id]
  )
  return {
    invoices: invoices.map((invoice) => ({ ...invoice, items: childrenOf(items, invoice.id) })),
    notes: notes.map((note) => ({ ...note, items: childrenOf(noteItems, note.id) })),
  }
}

const childrenOf = <Row>(rows: WithParent<Row>[], id: string): Row[] =>
  rows.filter(({ parent_id }) => parent_id === id).map(({ parent_id: _parent, ...row }) => row as unknown as Row)
