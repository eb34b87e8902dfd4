import { InlineTip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"

import { plural } from "../../shared/plural"
import { warrantiesQuery } from "../queries"

/** Cover was bought that is not for the goods that it was bought for, and waits for somebody. */
export const UnfitNotice = () => {
  const { t } = useTranslation("crm")
  const [params] = useSearchParams()
  const { data } = useQuery(warrantiesQuery({ limit: 1, offset: 0, unfit: true }))
  if (!data?.count) {
    return null
  }
  return (
    <InlineTip label={t("warranty.unfit.label")} variant="warning">
      {plural(t, "warranty.unfit.count", data.count)}{" "}
      {params.get("unfit") ? null : (
        <Link to="?unfit=true" className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
          {t("warranty.unfit.show")}
        </Link>
      )}
    </InlineTip>
  )
}
