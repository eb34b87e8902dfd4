import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import { DEFAULT_COMPANY } from "../../modules/access/rules/company"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import { readOpeningCsv } from "../../modules/receivable/rules/opening-csv"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { addDays } from "../../shared/days"
import { SUGGESTED_CREDIT_POLICY } from "../../shared/suggested-credit-policy"
import { acceptQuoteWorkflow, createQuoteWorkflow, sendQuoteWorkflow } from "../../workflows/quote"
import { setCreditTermsWorkflow } from "../../workflows/receivable"
import { openingParties } from "../../workflows/receivable/host/opening-parties"
import { addressOf, DemoStore } from "./host-store"

/** The suggested policy, and a hotel that is 40 days late with what it owed before: its big order waits for finance. */
export async function createCredit(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const today = await access.today()
  const customer = store.customers[11]
  const rows = readOpeningCsv(
    `number,email,issue_date,due_date,currency,total,outstanding
    OLD-118,${customer.email},${addDays(today, -70)},${addDays(today, -40)},eur,4180.00,4180.00`.replace(/^ +/gm, ""),
    { decimal: ".", date_format: "YYYY-MM-DD" },
    today
  )
  await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).importOpening({
    company_id: DEFAULT_COMPANY,
    rows,
    parties: await openingParties(container, DEFAULT_COMPANY, [customer.email]),
    titleOf: ({ number }) => ({ title: `Open balance of invoice ${number}`, subtitle: null }),
    actor,
    today,
  })
  await setCreditTermsWorkflow(container).run({
    input: { customer_id: customer.id, credit_limit: 15_000, currency_code: "eur", actor },
  })
  await access.updateSettings({ credit_policy: SUGGESTED_CREDIT_POLICY }, actor)
  const region = store.regions[customer.region]
  const { result: quote } = await createQuoteWorkflow(container).run({
    input: {
      actor,
      quote: {
        customer_id: customer.id,
        currency_code: region.currency_code,
        region_id: region.id,
        sales_channel_id: store.sales_channel_id,
        owner_id: store.user_id,
        title: "All rooms, third floor",
        locale: "pt-BR",
        shipping_address: addressOf(customer),
        billing_address: addressOf(customer),
        items: [
          { title: "Room set of bed, desk and lamp", quantity: 18, unit_price: 890 },
          { title: "Assembly on site", quantity: 18, unit_price: 75 },
        ],
      },
    },
  })
  await sendQuoteWorkflow(container).run({ input: { id: quote.id, actor } })
  const name = `${customer.first_name} ${customer.last_name}`
  await acceptQuoteWorkflow(container).run({ input: { quote_id: quote.id, name, actor } })
  progress("a late payer's order on hold")
}
