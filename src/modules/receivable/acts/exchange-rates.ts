import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { creditedTax, RateRow, taxInCompanyCurrency } from "../rules/exchange-rate"
import { RateInput, rateProblem } from "../rules/exchange-rate-csv"
import { Act, insertRows, lockName, record, updateRow } from "../sql/rows"
import { TaxAccounting } from "../types"

export type SavedRates = { created: number; updated: number; unchanged: number; ids: string[] }

/** Keeps rates, one per pair and day; the same again changes nothing, another one replaces it. */
export async function saveExchangeRates(manager: EntityManager, rates: RateInput[], actor: Actor): Promise<SavedRates> {
  await lockName(manager, "crm_exchange_rate")
  const saved: SavedRates = { created: 0, updated: 0, unchanged: 0, ids: [] }
  const acts: Act[] = []
  for (const input of rates) {
    const problem = rateProblem(input)
    if (problem) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `The exchange rate cannot be kept: ${problem}.`)
    }
    const rate = { ...input, source: input.source ?? null, rate: MathBN.convert(input.rate).toFixed() }
    const [known] = await manager.execute<(RateRow & { id: string })[]>(
      `select id, rate, source from crm_exchange_rate
       where from_currency = ? and to_currency = ? and rate_date = ? and deleted_at is null`,
      [rate.from_currency, rate.to_currency, rate.rate_date]
    )
    if (known && known.rate === rate.rate && known.source === rate.source) {
      saved.unchanged++
      saved.ids.push(known.id)
      continue
    }
    const id = known?.id ?? (await insertRows(manager, "crm_exchange_rate", "crmxr", [rate]))[0]
    if (known) {
      await updateRow(manager, "crm_exchange_rate", id, { rate: rate.rate, source: rate.source })
    }
    saved[known ? "updated" : "created"]++
    saved.ids.push(id)
    acts.push({
      reference: "crm_exchange_rate",
      reference_id: id,
      act: known ? "updated" : "created",
      changes: { rate: [known?.rate ?? null, rate.rate] },
      note: `${rate.from_currency.toUpperCase()} ${rate.to_currency.toUpperCase()} ${rate.rate_date}`,
    })
  }
  await record(manager, actor, acts)
  return saved
}

/** Forgets a rate; documents keep theirs. @throws NOT_FOUND */
export async function removeExchangeRate(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  const rows = await manager.execute<{ rate: string }[]>(
    "update crm_exchange_rate set deleted_at = now() where id = ? and deleted_at is null returning rate",
    [id]
  )
  if (!rows.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Exchange rate ${id} was not found.`)
  }
  await record(manager, actor, [
    { reference: "crm_exchange_rate", reference_id: id, act: "removed", changes: { rate: [rows[0].rate, null] } },
  ])
}

/** The latest rate of a pair, either way round, on or before a day; of two of one day the one given the right way round. */
export async function findRate(
  manager: EntityManager,
  from: string,
  to: string,
  on: Day
): Promise<RateRow | null> {
  const [rate] = await manager.execute<RateRow[]>(
    `select rate_date, from_currency, to_currency, rate, source from crm_exchange_rate
     where ((from_currency = ? and to_currency = ?) or (from_currency = ? and to_currency = ?)) and rate_date <= ? and deleted_at is null
     order by rate_date desc, from_currency = ? desc limit 1`,
    [from, to, to, from, on, from]
  )
  return rate ?? null
}

type Taxed = { id: string; name: string; currency_code: string; tax_total: string }

/**
 * An invoice's tax in the company's currency, when it is in another.
 *
 * @throws NOT_ALLOWED without a rate on or before the day, saying what to do
 */
export async function taxAccountingOf(
  manager: EntityManager,
  { name, currency_code, tax_total }: Taxed,
  company_currency: string | null | undefined,
  date: Day
): Promise<TaxAccounting | null> {
  if (!company_currency || company_currency === currency_code || MathBN.eq(tax_total, 0)) {
    return null
  }
  const rate = await findRate(manager, currency_code, company_currency, date)
  if (!rate) {
    const [from, to] = [currency_code, company_currency].map((code) => code.toUpperCase())
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${name} cannot be issued: its tax is to be stated in ${to} too, and there is no exchange rate from ${from} to ${to} on or before ${date}. Add one in Settings › CRM › Exchange rates.`
    )
  }
  return taxInCompanyCurrency(rate, currency_code, tax_total)
}

/** The same of a credit note, at its invoice's rate. */
export async function creditedTaxAccounting(
  manager: EntityManager,
  invoice_id: string,
  tax_total: string
): Promise<TaxAccounting | null> {
  const [invoice] = await manager.execute<{ tax_total: string; tax_accounting: TaxAccounting | null }[]>(
    "select tax_total::text, tax_accounting from crm_invoice where id = ?",
    [invoice_id]
  )
  if (!invoice?.tax_accounting) {
    return null
  }
  const [before] = await manager.execute<{ tax_total: string; stated: string }[]>(
    `select coalesce(sum(tax_total), 0)::text as tax_total, coalesce(sum((tax_accounting->>'tax_total')::numeric), 0)::text as stated
     from crm_credit_note where invoice_id = ? and status = 'issued' and deleted_at is null`,
    [invoice_id]
  )
  return creditedTax(invoice, tax_total, before)
}
