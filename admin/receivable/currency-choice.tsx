import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { regionsQuery } from "../shared/host-queries"
import { Choice } from "../shared/choice"
import { useUrlState } from "../shared/use-url-state"

const ALL = "all"

/** The currency a report is read in, kept in the address; one or, where `withAll`, every one. Amounts of two currencies are never added. */
export const CurrencyChoice = ({ value, withAll }: { value: string; withAll?: boolean }) => {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const [, setUrl] = useUrlState(["currency"] as const)
  const codes = [
    ...new Set([...(regions ?? []).map((region) => region.currency_code), ...(value ? [value] : [])]),
  ].sort()
  if (codes.length < 2) {
    return null
  }
  return (
    <div className="w-24">
      <Choice
        size="small"
        label={t("receivable.fields.currency")}
        value={withAll ? value || ALL : value}
        options={[
          ...(withAll ? [{ value: ALL, label: t("common.all") }] : []),
          ...codes.map((code) => ({ value: code, label: code.toUpperCase() })),
        ]}
        onChange={(code) => setUrl({ currency: code === ALL ? null : code })}
      />
    </div>
  )
}
