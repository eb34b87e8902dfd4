import { DataSource } from "typeorm"

import { read } from "./read"

/** Currencies in which a quote or an instalment is open, by code. */
export async function currencies(source: DataSource): Promise<string[]> {
  const rows = await read<{ currency_code: string }>(
    source,
    `
    select currency_code from crm_view_pipeline_stage group by currency_code having sum(count) > 0
    union
    select distinct currency_code from crm_view_open_day where count > 0
    order by 1`
  )
  return rows.map(({ currency_code }) => currency_code)
}
