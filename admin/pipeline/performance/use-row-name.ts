import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { codedName } from "../../shared/coded-name"
import { formatMonth } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { sourcesQuery } from "../queries"
import { Group, PerformanceRow } from "./queries"

/** What a row of the report is about, in words. */
export function useRowName(group: Group): (row: PerformanceRow) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: users } = useQuery(usersQuery())
  const { data: sources } = useQuery(sourcesQuery())
  const nothing = {
    owner: t("pipeline.performance.nobody"),
    team: t("pipeline.performance.noTeam"),
    source: t("pipeline.noSource"),
    month: "–",
  }[group]
  return ({ key, name }) => {
    if (!key) {
      return nothing
    }
    if (group === "month") {
      return formatMonth(key, locale)
    }
    const user = group === "owner" ? users?.find(({ id }) => id === key) : undefined
    const source = group === "source" ? sources?.find(({ id }) => id === key) : undefined
    return user ? userName(user) : source ? codedName(t, "pipeline.sources", source) : (name ?? t("common.unknown"))
  }
}
