import { CurrencyDollar } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { plural } from "../shared/plural"
import { countsQuery } from "./queries"

/** The picture of CRM in the sidebar, with a dot while something of one's own is due: the host's menu has room for no more. */
export const DueIcon = () => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(countsQuery())
  const due = data ? data.overdue + data.today : 0
  return (
    <span className="relative block">
      <CurrencyDollar />
      {due ? (
        <span
          role="img"
          aria-label={plural(t, "followUp.badge", due, { overdue: data?.overdue })}
          title={plural(t, "followUp.badge", due, { overdue: data?.overdue })}
          className={`absolute end-0 top-0 size-[5px] rounded-full ${data?.overdue ? "bg-ui-tag-red-icon" : "bg-ui-tag-blue-icon"}`}
        />
      ) : null}
    </span>
  )
}
