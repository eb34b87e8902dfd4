import { CheckCircle } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { useShortcut } from "../shared/use-shortcut"
import { FollowUpDialog } from "./follow-up-dialog"
import { About } from "./rules/draft"

/** What the shortcut of the whole dashboard presses where a page has it. */
export const BUTTON = "data-crm-follow-up"

/** Opens the form of a follow-up about what the page shows. `f` opens it too. */
export const FollowUpButton = ({ about }: { about: About }) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(false)
  useShortcut("f", () => setOpen(true))
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        className="shrink-0 whitespace-nowrap"
        {...{ [BUTTON]: "" }}
        onClick={() => setOpen(true)}
      >
        <CheckCircle />
        {t("followUp.add")}
      </Button>
      {open ? <FollowUpDialog about={about} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
