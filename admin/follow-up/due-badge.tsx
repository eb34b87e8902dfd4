import { CheckCircle } from "@medusajs/icons"
import { Badge, Button, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { LogShortcut } from "../interaction/log-shortcut"
import { plural } from "../shared/plural"
import { useShortcut } from "../shared/use-shortcut"
import { BUTTON } from "./follow-up-button"
import { FollowUpDialog } from "./follow-up-dialog"
import { countsQuery } from "./queries"

/**
 * In the dashboard's top bar, on every page: how much of one's own is due, `f`, which opens the form of a follow-up, and `l`, which opens
 * that of an interaction. Where the page has a button for it, that one counts, for it knows what the page shows. Quiet where it cannot be known.
 */
export const DueBadge = () => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(false)
  const { data } = useQuery(countsQuery())
  useShortcut("f", () => {
    const button = document.querySelector<HTMLButtonElement>(`main [${BUTTON}]`)
    if (button) {
      button.click()
    } else {
      setOpen(true)
    }
  })
  const due = data ? data.overdue + data.today : 0
  const says = data ? plural(t, "followUp.badge", due, { overdue: data.overdue }) : t("followUp.myDay")
  return (
    <>
      {data ? (
        <Tooltip content={says}>
          <Button size="small" variant="transparent" className="px-1.5" asChild>
            <Link to="/crm/my-day" aria-label={`${t("followUp.myDay")}: ${says}`} data-testid="crm-due-badge">
              <CheckCircle className="text-ui-fg-muted" />
              {due ? (
                <Badge size="2xsmall" rounded="full" color={data.overdue ? "red" : "blue"} className="tabular-nums">
                  {due > 99 ? "99+" : due}
                </Badge>
              ) : null}
            </Link>
          </Button>
        </Tooltip>
      ) : null}
      <LogShortcut isLast />
      {open ? <FollowUpDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
