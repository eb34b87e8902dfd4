import { DataSource } from "typeorm"

import { Day } from "../../../../shared/days"
import { firstMonthLeft, lastDayOf, monthOf, MonthNumber, monthText } from "../../rules/provision"
import { inClosing, openDay } from "../closing"
import { Run } from "../read"
import { ProvisionInput } from "./input"
import { firstMonth, lastClosed, monthAt, ProvisionMonthState } from "./month"
import { keepShown, keepSums, keepTerms, wholeTerms } from "./reckoning"

/** What closing is asked for: the store's day, zone and currency, and what the host says of products. */
export type ClosingInput = Pick<ProvisionInput, "store_currency" | "timezone" | "today" | "catalogue">

/** Books of the company that the provision belongs to. */
const COMPANY = "default"

/**
 * Closes the next month that is over and not closed, in one transaction: who comes second waits and finds it closed. Moves and costs that
 * are told from then on count in the month after it.
 *
 * The entry is dated the month's last day, or the first open day where the books of that day are closed.
 *
 * @returns the month closed, as `YYYY-MM`; null where there is none
 */
export function closeNextMonth(source: DataSource, input: ClosingInput): Promise<string | null> {
  return inClosing(source, "crm_warranty_provision", async (run) => {
    await run(
      "insert into crm_warranty_clock (timezone) values ($1) on conflict (id) do update set timezone = excluded.timezone",
      [input.timezone]
    )
    const month = await nextMonth(run, input.today)
    if (month !== null) {
      await closeMonth(run, input, month)
    }
    return month === null ? null : monthText(month)
  })
}

async function nextMonth(run: Run, today: Day): Promise<MonthNumber | null> {
  const last = await lastClosed(run)
  const next = last === null ? await firstMonth(run) : last + 1
  return next !== null && next < monthOf(today) ? next : null
}

async function closeMonth(run: Run, input: ClosingInput, month: MonthNumber): Promise<void> {
  const day = lastDayOf(month)
  const states = new Map<string, ProvisionMonthState>()
  for (const currency_code of await currencies(run, input.store_currency)) {
    states.set(currency_code, await monthAt(run, { ...input, currency_code, as_of: day }, day))
  }
  const experience = Object.fromEntries([...states].map(([code, { reckoning }]) => [code, keepShown(reckoning.shown)]))
  await run("insert into crm_warranty_provision_close (month, entry_date, experience) values ($1, $2, $3)", [
    month,
    await openDay(run, COMPANY, day),
    JSON.stringify(experience),
  ])
  for (const [currency_code, { products }] of states) {
    await keepProducts(run, month, currency_code, products)
  }
  await run("update crm_warranty_clock set open_from = $1", [`${monthText(firstMonthLeft(day))}-01`])
}

/** Currencies in which units were covered or claimed. */
async function currencies(run: Run, store_currency: string): Promise<string[]> {
  const rows = await run<{ currency_code: string }>(
    `select distinct coalesce(currency_code, $1) as currency_code from crm_warranty_lot where first_month is not null
      union select distinct currency_code from crm_view_provision_claim where provisioned order by 1`,
    [store_currency]
  )
  return rows.map(({ currency_code }) => currency_code)
}

const AMOUNTS = [
  "opening",
  "built",
  "used",
  "released",
  "remeasured",
  "closing",
  "estimates",
  "cover",
  "mean_cost",
  "expected_claims",
  "expected_month",
] as const

async function keepProducts(
  run: Run,
  month: MonthNumber,
  currency_code: string,
  products: ProvisionMonthState["products"]
): Promise<void> {
  const texts = (amounts: ProvisionMonthState["products"] extends Map<string, infer One> ? One : never) => ({
    ...Object.fromEntries(AMOUNTS.map((name) => [name, amounts[name].toFixed()])),
    built_by: Object.fromEntries(Object.entries(amounts.built_by).map(([key, amount]) => [key, amount.toFixed()])),
    used_by: Object.fromEntries(Object.entries(amounts.used_by).map(([key, amount]) => [key, amount.toFixed()])),
  })
  const rows = [...products].map(([product_id, one]) => ({
    ...{
      month,
      currency_code,
      product_id,
      units: one.units,
      prior_from: one.prior_from,
      terms: keepTerms(wholeTerms(one.rates)),
      sums: keepSums(wholeTerms(one.rates)),
    },
    ...texts(one),
  }))
  await run(
    `insert into crm_warranty_provision_month select * from jsonb_populate_recordset(null::crm_warranty_provision_month, $1::jsonb)`,
    [JSON.stringify(rows)]
  )
}
