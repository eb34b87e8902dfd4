import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { formatFaultText, Numbering, SERIES_PATTERN } from "../../../shared/numbering"
import { OPENING_SERIES } from "../../../shared/opening-balance"
import { nextNumber } from "../rules/next-number"
import { lastOfSeries } from "../sql/counter"
import { SeriesName, usedByOthers, writeNumbering } from "../sql/numbering"

/** How a company numbers its documents, the series of its invoices among them. */
export type CompanyNumbering = Numbering & { invoice_series: string }

/** The number that each kind of document would get now. */
export type NextNumbers = Record<"invoice" | "credit_note" | "receipt", string>

const KINDS: Record<SeriesName, string> = {
  invoice_series: "invoices",
  credit_note_series: "credit notes",
  receipt_series: "receipts",
}

const RESERVED: string[] = Object.values(OPENING_SERIES)

/**
 * Sets how a company's documents are numbered from now on; numbers that were given stay.
 *
 * @throws INVALID_DATA for a format that does not keep numbers apart, or a series that counts other documents
 */
export async function setNumbering(
  manager: EntityManager,
  company_id: string,
  numbering: CompanyNumbering
): Promise<void> {
  await assertNumbering(manager, company_id, numbering)
  await writeNumbering(manager, company_id, numbering)
}

/** What the next documents of a company would be numbered, given these settings. @throws as `setNumbering` does */
export async function nextNumbers(
  manager: EntityManager,
  company_id: string,
  numbering: CompanyNumbering,
  today: Day
): Promise<NextNumbers> {
  await assertNumbering(manager, company_id, numbering)
  const next = async (series: string): Promise<string> =>
    nextNumber(series, numbering, await lastOfSeries(manager, company_id, series), today).number
  return {
    invoice: await next(numbering.invoice_series),
    credit_note: await next(numbering.credit_note_series),
    receipt: await next(numbering.receipt_series),
  }
}

async function assertNumbering(manager: EntityManager, company_id: string, numbering: CompanyNumbering): Promise<void> {
  const fault = formatFaultText(numbering.number_format)
  if (fault) {
    throw invalid(`The format of numbers ${numbering.number_format} ${fault}.`)
  }
  const kinds = Object.keys(KINDS) as SeriesName[]
  for (const kind of kinds) {
    const series = numbering[kind]
    if (!SERIES_PATTERN.test(series)) {
      throw invalid(`The series ${series} of ${KINDS[kind]} must be 1 to 8 capital letters or digits.`)
    }
    if (RESERVED.includes(series)) {
      throw invalid(`The series ${series} counts opening balances; ${KINDS[kind]} need a series of their own.`)
    }
    const twin = kinds.find((other) => other !== kind && numbering[other] === series)
    const before = twin ?? (await usedByOthers(manager, company_id, kind, series))
    if (before) {
      throw invalid(
        `The series ${series} ${twin ? "counts" : "has counted"} ${KINDS[before]}; ${KINDS[kind]} need a series of their own.`
      )
    }
  }
}

const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
