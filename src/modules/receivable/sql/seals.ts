const invoiceOf = (key: string): string =>
  `(select 'Invoice ' || coalesce(i.number, i.id) from crm_invoice i where i.id = t.${key})`
const noteOf = (key: string): string =>
  `(select 'Credit note ' || coalesce(c.number, c.id) from crm_credit_note c where c.id = t.${key})`

/** Tables whose rows carry a seal, and what a row is called in words. */
export const SEALED: Record<string, string> = {
  crm_invoice: "'Invoice ' || coalesce(t.number, t.id)",
  crm_invoice_item: `'A line of ' || coalesce(${invoiceOf("invoice_id")}, t.invoice_id)`,
  crm_instalment: `'An instalment of ' || coalesce(${invoiceOf("invoice_id")}, t.invoice_id)`,
  crm_credit_note: "'Credit note ' || coalesce(t.number, t.id)",
  crm_credit_note_item: `'A line of ' || coalesce(${noteOf("credit_note_id")}, t.credit_note_id)`,
  crm_receipt: "'Receipt ' || coalesce(t.number, t.id)",
  crm_allocation: `'An allocation to ' || coalesce(${invoiceOf("invoice_id")}, t.invoice_id)`,
  crm_write_off: `'A write-off of ' || coalesce(${invoiceOf("invoice_id")}, t.invoice_id)`,
  crm_refund: `'Money back from ' || coalesce((select r.number from crm_receipt r where r.id = t.receipt_id), ${noteOf("credit_note_id")}, t.id)`,
  crm_receivable_history: "'History of ' || t.reference_id",
}

/** The last id of a table's next rows, and how many they are. */
export const sealedPage = (table: string, size: number): string =>
  `select max(id) as last, count(*)::int as count from (select id from ${table} where id > ? order by id limit ${size}) page`

/** Rows of a page whose seal does not fit. */
export const brokenSeals = (table: string): string =>
  `select t.id, ${SEALED[table]} as name from ${table} t where t.id > ? and t.id <= ? and t.seal is distinct from ${table}_seal(t) order by t.id`
