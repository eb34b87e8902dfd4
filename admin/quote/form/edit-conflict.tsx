import { Alert, Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { errorMessage } from "../../shared/sdk"
import { quoteChangesQuery } from "../queries"
import { Quote } from "../types"
import { SaveState } from "./use-autosave"

type EditConflictProps = {
  /** The quote as it was stored last by this editor. */
  quote: Quote | undefined
  state: SaveState
  /** Whether something typed here is not stored. */
  dirty: boolean
  onReload: () => void
}

/** Whether a refusal is about someone else's change. */
export const isConflict = (state: SaveState): boolean =>
  state.kind === "failed" && /meanwhile/.test(errorMessage(state.error))

/** Tells who changed what of the same draft meanwhile: when a save was refused, and while one only looks. */
export const EditConflict = ({ quote, state, dirty, onReload }: EditConflictProps) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery({
    ...quoteChangesQuery(quote?.id ?? "", quote?.revision ?? 0),
    enabled: Boolean(quote) && state.kind !== "saving",
  })
  const refused = isConflict(state) && state.kind === "failed" ? errorMessage(state.error) : null
  const message = refused ?? data
  if (!message) {
    return null
  }
  return (
    <Alert variant="warning" data-testid="edit-conflict">
      <div className="flex flex-col gap-y-2">
        <span>{message}</span>
        {dirty ? <span>{t("quote.form.conflict")}</span> : null}
        <Button type="button" size="small" variant="secondary" className="w-fit" onClick={onReload}>
          {t("quote.form.showTheirs")}
        </Button>
      </div>
    </Alert>
  )
}
