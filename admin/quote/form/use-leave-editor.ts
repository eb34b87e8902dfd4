import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../../shared/query-keys"
import { Quote } from "../types"

/** Closes the editor on a quote that is stored: to its page, or with the dialog open that sends it. */
export function useLeaveEditor() {
  const { t } = useTranslation("crm")
  const { handleSuccess } = useRouteModal()
  const client = useQueryClient()
  return async (quote: Quote, then: "look" | "send"): Promise<void> => {
    await client.invalidateQueries({ queryKey: crmKeys.quotes.all })
    if (then === "look") {
      toast.success(t("quote.form.saved", { number: quote.number }))
    }
    handleSuccess(`/crm/quotes/${quote.id}${then === "send" ? "?do=send" : ""}`)
  }
}
