import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { addDays } from "../../shared/days"
import { dunningMail, Mail, NO_LINES } from "../../shared/documents"
import { storeClock } from "./dunning-module"

export type LevelWords = {
  tone: "friendly" | "firm" | "final"
  days_overdue: number
  locale: "en" | "pt-BR"
  subject?: string | null
  text?: string | null
}

/** The mail of a level to an example debtor with two invoices, from the company of the settings. */
export async function previewLevel(
  container: MedusaContainer,
  { tone, days_overdue, locale, subject, text }: LevelWords
): Promise<Mail> {
  const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const { today } = await storeClock(container)
  const line = (number: string, days_late: number, asked: string) => ({
    number,
    due_date: addDays(today, -days_late),
    days_late,
    outstanding: asked,
    disputed: "0",
    asked,
  })
  return dunningMail({
    ...NO_LINES,
    locale,
    currency_code: settings.company_currency ?? (locale === "pt-BR" ? "brl" : "eur"),
    number: null,
    seller: {
      company_name: settings.company_name,
      legal_name: settings.legal_name,
      email: settings.company_email,
      phone: settings.company_phone,
      address: settings.company_address,
      brand_color: settings.brand_color,
    },
    buyer: { name: "Ana Silva", company_name: "Acme" },
    tone,
    date: today,
    invoices: [line("INV-1001", days_overdue, "1250.00"), line("INV-1017", Math.min(days_overdue, 3), "320.50")],
    words: { subject, text },
  })
}
