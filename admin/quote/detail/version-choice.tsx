import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { versionsQuery } from "../queries"
import { Quote } from "../types"
import { useDetailAddress } from "./use-detail-address"

/** Which version the page shows: the current one, or an earlier one as it was sent. */
export const VersionChoice = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(versionsQuery(quote.id))
  const { version, show } = useDetailAddress()
  const numbers = [...new Set([quote.version, ...(data ?? []).map((one) => one.version)])].sort((a, b) => b - a)
  if (numbers.length < 2) {
    return <span className="txt-small text-ui-fg-subtle">{t("quote.version", { version: quote.version })}</span>
  }
  return (
    <div className="w-[132px]">
      <Choice
        size="small"
        label={t("quote.versions.switch")}
        value={String(version ?? quote.version)}
        options={numbers.map((one) => ({ value: String(one), label: t("quote.version", { version: one }) }))}
        onChange={(picked) => show(+picked === quote.version ? null : +picked)}
      />
    </div>
  )
}
