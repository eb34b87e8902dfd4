import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { REPORTING_MODULE } from "../../../modules/reporting"
import type { Statement } from "../../../modules/reporting/queries/statement"
import type { ReportingModuleService } from "../../../modules/reporting/service"
import { Day } from "../../../shared/days"
import type { DebtorGroup } from "../../interaction/customer-group"
import { storeToday } from "../host/store-today"

/** Which days and currency a statement is of: this month until today, and the currency that something is open in, unless said. */
export type StatementRange = { from?: Day; to?: Day; currency_code?: string }

/** A statement with the currencies that there are others in. */
export type CustomerStatement = Statement & { currencies: string[] }

const reportingOf = (container: MedusaContainer): ReportingModuleService => container.resolve(REPORTING_MODULE)

/**
 * The statement of a debtor; the buyers of one company share it.
 *
 * @param owner_ids - users whose documents the reader may see; null means all
 * @throws INVALID_DATA for a range that ends before it begins, and where a customer without documents names no currency; FORBIDDEN
 *   where documents of others are in it, for part of a balance is none
 */
export async function readStatement(
  container: MedusaContainer,
  debtor: DebtorGroup,
  range: StatementRange,
  owner_ids: string[] | null = null
): Promise<CustomerStatement> {
  if (owner_ids && (await reportingOf(container).movementsOfOthers(debtor.debtor_ids, owner_ids))) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "A statement has every document of a customer, and some of this one are not yours to see. Someone who sees all of them can make it."
    )
  }
  return debtorStatement(container, debtor, range)
}

/** The same of a debtor, whoever pays for it by now. */
export async function debtorStatement(
  container: MedusaContainer,
  { debtor_id, debtor_ids }: DebtorGroup,
  { from, to, currency_code }: StatementRange
): Promise<CustomerStatement> {
  const reporting = reportingOf(container)
  const [currencies, today] = await Promise.all([reporting.statementCurrencies(debtor_ids), storeToday(container)])
  const currency = currency_code ?? currencies[0]
  if (!currency) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: currency_code is required, for the customer has no documents yet"
    )
  }
  const last = to ?? today
  const statement = await reporting.statement({
    customer_id: debtor_id,
    customer_ids: debtor_ids,
    currency_code: currency,
    from: from ?? `${last.slice(0, 7)}-01`,
    to: last,
    today,
    owner_ids: null,
    payment_terms_days: 0,
  })
  return { ...statement, currencies }
}
