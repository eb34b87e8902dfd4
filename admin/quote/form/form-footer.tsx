import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { errorMessage } from "../../shared/sdk"

type FormFooterProps = {
  error: unknown
  /** What keeps the offer from being saved, as the key of a sentence. */
  problem: string | null
  saving: boolean
  onSend: () => void
}

/** What stands in the way, and the ways out of the editor: close, save, go on to sending. */
export const FormFooter = ({ error, problem, saving, onSend }: FormFooterProps) => {
  const { t } = useTranslation("crm")
  return (
    <RouteFocusModal.Footer>
      <div className="flex w-full flex-col gap-2 md:flex-row md:items-center md:justify-end">
        {error ? (
          <Alert variant="error" className="w-full p-2 md:me-auto md:w-auto">
            {errorMessage(error)}
          </Alert>
        ) : problem ? (
          <Alert variant="warning" className="w-full p-2 md:me-auto md:w-auto">
            {t(problem)}
          </Alert>
        ) : null}
        <div className="flex items-center justify-end gap-x-2">
          <RouteFocusModal.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {t("common.close")}
            </Button>
          </RouteFocusModal.Close>
          <Button type="submit" size="small" variant="secondary" isLoading={saving}>
            {t("common.save")}
          </Button>
          <Button type="button" size="small" disabled={saving} onClick={onSend}>
            {t("quote.form.toSend")}
          </Button>
        </div>
      </div>
    </RouteFocusModal.Footer>
  )
}
