import { DataSource } from "typeorm"

/**
 * Currencies in which anything is open, by code.
 *
 * Hops from one code to the next in the indexes instead of reading every quote.
 */
export async function currencies(source: DataSource): Promise<string[]> {
  const rows: { currency_code: string }[] = await source.query(`
    with recursive quoted (currency_code) as (
      (select min(currency_code) from crm_view_pipeline_quote)
      union all
      select (select min(q.currency_code) from crm_view_pipeline_quote q where q.currency_code > quoted.currency_code)
        from quoted where quoted.currency_code is not null
    )
    select currency_code from quoted where currency_code is not null
    union
    select distinct currency_code from crm_view_open_day where count > 0
    order by 1`)
  return rows.map(({ currency_code }) => currency_code)
}
