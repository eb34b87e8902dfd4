import { DataSource } from "typeorm"

/** Currencies in which a quote or an instalment is open, by code. */
export async function currencies(source: DataSource): Promise<string[]> {
  const rows: { currency_code: string }[] = await source.query(`
    select currency_code from crm_view_pipeline_stage group by currency_code having sum(count) > 0
    union
    select distinct currency_code from crm_view_open_day where count > 0
    order by 1`)
  return rows.map(({ currency_code }) => currency_code)
}
