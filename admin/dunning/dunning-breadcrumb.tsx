import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { runQuery } from "./queries"

/** The run's day in the path above the page, once it is known. */
export const DunningRunBreadcrumb = ({ id }: { id: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data } = useQuery(runQuery(id))
  return <>{data ? t("dunning.runs.of", { date: formatDay(data.as_of_date, locale) }) : "…"}</>
}

/** "Calls to make" in the path above the page. */
export const DunningCallsBreadcrumb = () => <>{useTranslation("crm").t("dunning.runs.calls")}</>
