import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatDay, formatNumber, formatPercent } from "../../shared/format"
import { regionsQuery, salesChannelsQuery, userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { stageName } from "../../shared/stage-name"
import { stagesQuery } from "../queries"
import { addressLines } from "../rules/address"
import { PaymentTerms, paymentTermsText } from "../rules/payment-terms"
import { Address, ShippingMethod } from "../types"

const AMOUNTS =
  /^(total|subtotal|discount_total|shipping_total|tax_total|rounding_total|net_total|unit_price|list_price)$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * What a field of a quote holds, in words: people, stages, regions and days by name, amounts in the quote's currency.
 *
 * @returns null for what has no short text, such as lists of files or taxes
 */
export function useFieldText(currency: string): (field: string, value: unknown) => string | null {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data: stages } = useQuery(stagesQuery())
  const { data: users } = useQuery(usersQuery())
  const { data: regions } = useQuery(regionsQuery())
  const { data: channels } = useQuery(salesChannelsQuery())

  const named: Record<string, (id: string) => string | undefined> = {
    status: (code) => t(`status.quote.${code}`, { defaultValue: code }),
    approval_status: (code) => t(`status.approval.${code}`, { defaultValue: code }),
    stage_id: (id) => stageName(t, stages?.find((stage) => stage.id === id) ?? { name: id }),
    owner_id: (id) => users?.filter((user) => user.id === id).map(userName)[0],
    region_id: (id) => regions?.find((region) => region.id === id)?.name,
    sales_channel_id: (id) => channels?.find((channel) => channel.id === id)?.name,
    currency_code: (code) => code.toUpperCase(),
  }
  return (field, value) => {
    if (value === null || value === undefined || value === "") {
      return "–"
    }
    if (typeof value === "boolean") {
      return t(value ? "common.yes" : "common.no")
    }
    if (typeof value === "object") {
      return structured(field, value)
    }
    const plain = String(value)
    if (named[field]) {
      return named[field](plain) ?? plain
    }
    if (AMOUNTS.test(field)) {
      return money(plain, currency)
    }
    if (field.endsWith("_percent") || field === "probability") {
      return formatPercent(plain, locale)
    }
    if (DAY.test(plain)) {
      return formatDay(plain, locale)
    }
    return typeof value === "number" ? formatNumber(value, locale, 4) : plain
  }

  function structured(field: string, value: object): string | null {
    if (field.endsWith("_address")) {
      return addressLines(value as Address).join(", ") || "–"
    }
    if (field === "payment_terms") {
      return paymentTermsText(t, value as PaymentTerms)
    }
    if (field === "shipping_methods" && Array.isArray(value)) {
      const methods = value as ShippingMethod[]
      return methods.map((method) => `${method.name}: ${money(method.amount, currency)}`).join(", ") || "–"
    }
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value.join(", ") || "–" : null
  }
}
