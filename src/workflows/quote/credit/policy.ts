import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import type { Execute } from "../../../modules/reporting/queries/customer-credit"
import type { QuoteRow } from "../../../modules/quote/types"
import { REPORTING_MODULE } from "../../../modules/reporting"
import type { ReportingModuleService } from "../../../modules/reporting/service"
import { CreditDecision, CreditPolicy } from "../../../shared/credit-policy"

/** What the store asks of a sale on credit. */
export const creditPolicy = async (container: MedusaContainer): Promise<CreditPolicy> =>
  (await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()).credit_policy

export const reporting = (container: MedusaContainer): ReportingModuleService =>
  container.resolve<ReportingModuleService>(REPORTING_MODULE)

/** Who will owe for a quote; nobody while it has no customer. */
export const debtorOf = (quote: Pick<QuoteRow, "bill_to_customer_id" | "customer_id">): string | null =>
  quote.bill_to_customer_id ?? quote.customer_id

/** Whether an accepted quote has to wait; a warning lets it pass. */
export const isHeldBy = ({ action }: CreditDecision): boolean => action !== "none" && action !== "warn"

/**
 * Lets one sale of a debtor be judged at a time: until the transaction ends, whoever judges another waits and then sees what became
 * of this one.
 */
export async function lockDebtor(execute: Execute, customer_id: string): Promise<void> {
  await execute(
    `select pg_advisory_xact_lock(hashtextextended('crm_credit:' || crm_customer_root(coalesce(
       (select bill_to_customer_id from crm_view_credit_limit where customer_id = crm_customer_root(?)), ?::text)), 0))`,
    [customer_id, customer_id]
  )
}
