import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useUrlState } from "../../shared/use-url-state"
import { ClaimsBoard } from "./claims-board"
import { ClaimsTable } from "./claims-table"

const VIEWS = { board: ClaimsBoard, list: ClaimsTable }

type View = keyof typeof VIEWS

/** CRM › Warranties › Claims: what waits, as a board or as a list. */
export const ClaimsTab = () => {
  const { t } = useTranslation("crm")
  const [{ view: asked }, setUrl] = useUrlState(["view"] as const)
  const view: View = asked === "list" ? "list" : "board"
  const Content = VIEWS[view]
  return (
    <>
      <nav aria-label={t("warranty.tabs.claims")} className="-mt-1 flex flex-wrap gap-1">
        {(Object.keys(VIEWS) as View[]).map((name) => (
          <Button
            key={name}
            size="small"
            variant={name === view ? "secondary" : "transparent"}
            aria-pressed={name === view}
            onClick={() => setUrl({ view: name === "board" ? null : name })}
          >
            {t(`pipeline.tabs.${name}`)}
          </Button>
        ))}
      </nav>
      <Content />
    </>
  )
}
