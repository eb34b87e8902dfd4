import { Prompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

/** Asks before a form with unsaved changes is left; a successful save passes, as in the host's forms. */
export const UnsavedGuard = ({ dirty }: { dirty: boolean }) => {
  const { t } = useTranslation("crm")
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const saved = (nextLocation.state as { isSubmitSuccessful?: boolean } | null)?.isSubmitSuccessful
    return dirty && !saved && currentLocation.pathname !== nextLocation.pathname
  })
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("common.unsavedTitle")}</Prompt.Title>
          <Prompt.Description>{t("common.unsavedDescription")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel type="button" onClick={() => blocker.reset?.()}>
            {t("common.keepEditing")}
          </Prompt.Cancel>
          <Prompt.Action type="button" onClick={() => blocker.proceed?.()}>
            {t("common.leave")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
