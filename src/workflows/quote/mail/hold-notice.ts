import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { holdOf, HoldReason } from "../../../modules/quote/acts/hold"
import type { QuoteRow } from "../../../modules/quote/types"
import { ServerLocale, serverLocale, translator } from "../../../shared/i18n"
import { formatMoney, formatPercent } from "../../../shared/i18n/format"
import { readSeller } from "../../receivable/host/seller"
import { creditPolicy } from "../credit/policy"
import { tellStaff } from "./staff-notice"

/** Why a quote waits, in a sentence. */
export function holdReasonText(reason: HoldReason, locale: ServerLocale): string {
  const t = translator(locale)
  const money = (amount: string) =>
    "currency_code" in reason ? formatMoney(amount, reason.currency_code, locale) : amount
  switch (reason.code) {
    case "over_limit":
      return t("hold.over_limit", { limit: money(reason.limit), amount: money(reason.amount) })
    case "prepay":
      return t("hold.prepay", { amount: money(reason.amount) })
    case "days_overdue":
      return t("hold.days_overdue", { days: reason.days, amount: money(reason.amount) })
    case "deposit":
      return t("hold.deposit", { percent: formatPercent(String(reason.percent), locale) })
    case "order_failed":
      return t("hold.order_failed", { message: reason.message })
    default:
      return t(`hold.${reason.code}`)
  }
}

/** Tells those who decide about money, by mail and by the bell, that an accepted quote waits for them. */
export async function tellOfHold(container: MedusaContainer, quote: QuoteRow): Promise<void> {
  const hold = holdOf(quote)
  if (!hold || !(await creditPolicy(container)).notice) {
    return
  }
  const locale = serverLocale((await readSeller(container)).settings.locale)
  const note = hold.reasons.map((reason) => holdReasonText(reason, locale)).join("\n")
  await tellStaff(container, quote.id, { kind: "held", to: await moneyAddresses(container), note, key: hold.since })
}

/** Nobody where access was never set up, for the bell tells all. */
async function moneyAddresses(container: MedusaContainer): Promise<string[]> {
  const members = await container
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .listCrmAccessMembers({ can_money: true }, { select: ["user_id"], take: 100 })
  const ids = members.map(({ user_id }) => user_id)
  const users = ids.length ? await container.resolve(Modules.USER).listUsers({ id: ids }, { select: ["email"] }) : []
  return users.map(({ email }) => email)
}
