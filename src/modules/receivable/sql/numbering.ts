import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { DEFAULT_NUMBERING, Numbering } from "../../../shared/numbering"

/** How a company numbers; the usual way for one that says nothing. */
export async function readNumbering(manager: EntityManager, company_id: string): Promise<Numbering> {
  const [row] = await manager.execute<Numbering[]>(
    "select number_format, fiscal_year_start_month, credit_note_series, receipt_series from crm_numbering where company_id = ?",
    [company_id]
  )
  return row ?? DEFAULT_NUMBERING
}

export async function writeNumbering(manager: EntityManager, company_id: string, numbering: Numbering): Promise<void> {
  const { number_format, fiscal_year_start_month, credit_note_series, receipt_series } = numbering
  await manager.execute(
    `insert into crm_numbering (company_id, number_format, fiscal_year_start_month, credit_note_series, receipt_series) values (?, ?, ?, ?, ?)
     on conflict (company_id) do update set number_format = excluded.number_format,
       fiscal_year_start_month = excluded.fiscal_year_start_month, credit_note_series = excluded.credit_note_series,
       receipt_series = excluded.receipt_series`,
    [company_id, number_format, fiscal_year_start_month, credit_note_series, receipt_series]
  )
}

const TABLES = { invoice_series: "crm_invoice", credit_note_series: "crm_credit_note", receipt_series: "crm_receipt" }

export type SeriesName = keyof typeof TABLES

/** Which other kind of document of a company counted in a series before, such as "credit notes"; null for none. */
export async function usedByOthers(
  manager: EntityManager,
  company_id: string,
  kind: SeriesName,
  series: string
): Promise<SeriesName | null> {
  for (const other of Object.keys(TABLES) as SeriesName[]) {
    if (other !== kind) {
      const rows = await manager.execute<unknown[]>(
        `select 1 from ${TABLES[other]} where company_id = ? and series = ? and sequence is not null and deleted_at is null limit 1`,
        [company_id, series]
      )
      if (rows.length) {
        return other
      }
    }
  }
  return null
}
