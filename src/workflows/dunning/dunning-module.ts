import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { DUNNING_MODULE } from "../../modules/dunning"
import type { DunningModuleService } from "../../modules/dunning/service"
import { Contact, ContactsOf } from "../../modules/dunning/types"
import { Day, dayOf } from "../../shared/days"

export const dunning = (container: MedusaContainer): DunningModuleService =>
  container.resolve<DunningModuleService>(DUNNING_MODULE)

/** A moment, and what day it is then by the store's clock. */
export type Clock = { now: Date; today: Day; timezone: string }

export async function storeClock(container: MedusaContainer, now = new Date()): Promise<Clock> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  return { now, timezone, today: dayOf(now, timezone) }
}

/** How debtors are reached, by the host's customers. */
export const hostContacts =
  (container: MedusaContainer): ContactsOf =>
  async (ids) => {
    const customers = ids.length
      ? await container
          .resolve(Modules.CUSTOMER)
          .listCustomers(
            { id: ids },
            { select: ["id", "email", "phone", "company_name", "first_name", "last_name"], take: ids.length }
          )
      : []
    return new Map(
      customers.map(({ id, email, phone, company_name, first_name, last_name }): [string, Contact] => [
        id,
        {
          email: email || null,
          phone: phone || null,
          name: company_name || [first_name, last_name].filter(Boolean).join(" ") || null,
        },
      ])
    )
  }
