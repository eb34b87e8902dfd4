import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import { REPORTING_MODULE } from "../../../../modules/reporting"
import type { AgingLayout } from "../../../../modules/reporting/queries/aging"
import { ReportInput } from "../../../../modules/reporting/queries/input"
import type { ReportingModuleService } from "../../../../modules/reporting/service"
import { customerGroup } from "../../../../workflows/interaction/customer-group"
import { hostCurrency } from "../../../../workflows/shared/host-currency"
import { storeToday } from "../../../../shared/days"
import { accessOf } from "../../../shared"
import { settingsOf } from "../../../shared/settings-of"

export const reportingOf = (req: MedusaRequest) => req.scope.resolve<ReportingModuleService>(REPORTING_MODULE)

type Asked = {
  currency_code?: string
  as_of?: string
  customer_id?: string
  owner_id?: string
  team_id?: string
  region_id?: string
  sales_channel_id?: string
  company_id?: string
}

/** What a report is asked for, completed by the store's day, its default currency and the caller's scope. */
export async function reportInput(
  req: MedusaRequest,
  { currency_code, as_of, customer_id, owner_id, team_id, region_id, sales_channel_id, company_id }: Asked
): Promise<ReportInput> {
  const access = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const [settings, currency, group, team] = await Promise.all([
    settingsOf(req),
    currency_code ?? defaultCurrency(req),
    customer_id ? customerGroup(req.scope, customer_id) : undefined,
    team_id ? access.listCrmAccessMembers({ team_id }, { select: ["user_id"], take: null as never }) : undefined,
  ])
  const today = storeToday(settings.timezone)
  return {
    currency_code: currency,
    as_of: as_of ?? today,
    today,
    owner_ids: accessOf(req).owner_ids,
    customer_ids: group?.customer_ids,
    owner_id,
    team_owner_ids: team?.map(({ user_id }) => user_id),
    region_id,
    sales_channel_id,
    company_id,
    payment_terms_days: settings.payment_terms_days,
  }
}

/** How an aging is laid out by its parameters. */
export const agingLayout = (params: { date_basis: "due" | "issue"; buckets: number[] }): AgingLayout => ({
  basis: params.date_basis,
  edges: params.buckets,
})

/** @throws INVALID_DATA in a store that has no default currency */
async function defaultCurrency(req: MedusaRequest): Promise<string> {
  const currency = await hostCurrency(req.scope)
  if (!currency) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: currency_code is required, for the store has no currency"
    )
  }
  return currency
}
