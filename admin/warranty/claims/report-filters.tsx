import { XMarkMini } from "@medusajs/icons"
import { Badge, Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { formatDay } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { plansQuery } from "../queries"

/** Filters that the reports of costs open the list with, beside those of the list's own menu. */
export const REPORT_FILTERS = [
  "submitted_at", "state_since", "cost_date", "cost_provisioned", "cover_date", "sold_date", "plan_id", "supplier", "recovery_supplier",
  "recovery_status", "currency_code",
] as const // prettier-ignore

type Filter = string | string[] | Record<string, string>

/** Those that the address has, as the API takes them; what cannot be read says nothing. */
export function useReportFilters(): Record<string, Filter> {
  const [params] = useSearchParams()
  return Object.fromEntries(
    REPORT_FILTERS.flatMap((name) => {
      const value = read(params.get(name))
      return value === null ? [] : [[name, value]]
    })
  )
}

function read(raw: string | null): Filter | null {
  try {
    return raw === null ? null : (JSON.parse(raw) as Filter | null)
  } catch {
    return raw
  }
}

/** What a report narrowed the list to, and a way out of it. */
export const ReportFilters = () => {
  const { t } = useTranslation("crm")
  const [, setParams] = useSearchParams()
  const told = useFilterTexts()
  if (!told.length) {
    return null
  }
  const clear = (): void => setParams({ tab: "claims", view: "list" })
  return (
    <div className="flex flex-wrap items-center gap-2" data-testid="crm-report-filters">
      {told.map(({ name, text }) => (
        <Badge key={name} size="small">
          {text}
        </Badge>
      ))}
      <Button size="small" variant="transparent" onClick={clear}>
        <XMarkMini />
        {t("warrantyCosts.filters.clear")}
      </Button>
    </div>
  )
}

function useFilterTexts(): { name: string; text: string }[] {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const chosen = useReportFilters()
  const { data: plans } = useQuery({ ...plansQuery(), enabled: "plan_id" in chosen })
  const valueOf = (name: string, value: Filter): string => {
    if (typeof value === "string") {
      return name === "cost_provisioned"
        ? t(`warrantyCosts.filters.provisioned.${value}`)
        : name === "currency_code"
          ? value.toUpperCase()
          : value
    }
    if (Array.isArray(value)) {
      const planName = (id: string): string => plans?.find((plan) => plan.id === id)?.name ?? id
      return value
        .map((one) => (name === "plan_id" ? planName(one) : t(`warrantyCosts.recovery.states.${one}`)))
        .join(", ")
    }
    const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
    const day = (text: string | undefined, before = 0): string =>
      !text ? "" : text.length > 10 ? moments.format(new Date(Date.parse(text) - before)) : formatDay(text, locale)
    // A moment before which something was is the end of the day before.
    return [day(value.$gte), day(value.$lte ?? value.$lt, value.$lt ? 1 : 0)].join(" – ")
  }
  return Object.entries(chosen).map(([name, value]) => ({
    name,
    text: `${t(`warrantyCosts.filters.${name}`)}: ${valueOf(name, value)}`,
  }))
}
