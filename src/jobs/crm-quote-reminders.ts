import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../modules/access"
import type { AccessModuleService } from "../modules/access/service"
import { remindQuotes } from "../workflows/quote/remind-quotes"

/** Nobody is written to before this hour of the store's day. */
const FIRST_HOUR = 8

/** Reminds silent buyers of their quotes, by day in the store's zone. May run on every server at once. */
export default async function crmQuoteReminders(container: MedusaContainer): Promise<void> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const hour = new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone: timezone }).format()
  if (parseInt(hour, 10) >= FIRST_HOUR) {
    await remindQuotes(container)
  }
}

export const config = { name: "crm-quote-reminders", schedule: "7 * * * *" }
