import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { ProvisionInput } from "../../../../../modules/reporting/queries/provision/input"
import type { Cohort, MonthMovement } from "../../../../../modules/reporting/queries/provision/report"
import { monthText } from "../../../../../modules/reporting/rules/provision"
import { storeToday } from "../../../../../shared/days"
import { storeCurrency } from "../../../../../workflows/warranty/claims/claimed-line"
import { catalogueOf } from "../../../../../workflows/warranty/provision/catalogue"
import { accessOf } from "../../../../shared"
import { settingsOf } from "../../../../shared/settings-of"
import { monthsAsked } from "../months-asked"
import { reportingOf } from "../report-input"
import { AdminProvisionMovementParams, AdminProvisionParams } from "./validators"

/** @throws FORBIDDEN for who does not see every document, or no costs */
function assertSees(req: MedusaRequest): void {
  const { owner_ids, can_see_margin } = accessOf(req)
  if (owner_ids) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "The warranty provision is the whole store's, and not all of its documents are yours to see. Someone who sees all of them can read it."
    )
  }
  if (!can_see_margin) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "The warranty provision says what claims cost. Someone who may see costs and margins can read it."
    )
  }
}

/** What the provision is asked for, completed by the store's day, zone and currency. @throws as `assertSees` */
export async function provisionInput(
  req: MedusaRequest,
  { currency_code, as_of }: Pick<AdminProvisionParams, "currency_code" | "as_of">
): Promise<ProvisionInput> {
  assertSees(req)
  const [{ timezone }, store_currency] = await Promise.all([settingsOf(req), storeCurrency(req.scope, settingsOf(req))])
  const today = storeToday(timezone)
  return {
    ...{ timezone, today, store_currency, catalogue: catalogueOf(req.scope) },
    currency_code: currency_code ?? store_currency,
    as_of: as_of ?? today,
  }
}

/** Movements of the months asked for. @throws as `monthsAsked` */
export async function movementsOf(
  req: MedusaRequest,
  { from, to, product_id, currency_code }: AdminProvisionMovementParams
): Promise<{ from: string; to: string; currency_code: string; movements: MonthMovement[] }> {
  const input = await provisionInput(req, { currency_code })
  const { from: first, to: last } = monthsAsked({ from, to }, input.today)
  const movements = await reportingOf(req).provisionMovements(input, { from: first, to: last, product_id })
  return { from: monthText(first), to: monthText(last), currency_code: input.currency_code, movements }
}

/** Expected against actual. */
export async function cohortsOf(
  req: MedusaRequest,
  { product_id, ...asked }: AdminProvisionParams
): Promise<{ as_of: string; currency_code: string; cohorts: Cohort[] }> {
  const input = await provisionInput(req, asked)
  const cohorts = await reportingOf(req).provisionCohorts(input, { product_id })
  return { as_of: input.as_of, currency_code: input.currency_code, cohorts }
}
