import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatTime } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { SaveState } from "./use-autosave"

type SaveNoteProps = { state: SaveState; onRetry: () => void }

/** Whether what was typed is stored. */
export const SaveNote = ({ state, onRetry }: SaveNoteProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (
    <div role="status" className="flex items-center gap-x-2" data-testid="save-state">
      {state.kind === "waiting" ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("quote.form.unsaved")}
        </Text>
      ) : null}
      {state.kind === "saving" ? <Text size="small">{t("quote.form.saving")}</Text> : null}
      {state.kind === "saved" ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("quote.form.savedAt", { time: formatTime(state.at, locale) })}
        </Text>
      ) : null}
      {state.kind === "failed" ? (
        <>
          <Text size="small" className="text-ui-fg-error">
            {t("quote.form.notSaved")}
          </Text>
          <Button type="button" size="small" variant="transparent" onClick={onRetry}>
            {t("common.tryAgain")}
          </Button>
        </>
      ) : null}
    </div>
  )
}
