import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { CrmSettings } from "./queries"

type Change = Partial<CrmSettings>

/**
 * One section of the settings: what was changed and not saved, and the save. Only changed fields are sent;
 * an emptied one goes as null, back to the plugin's option.
 */
export function useSettingsForm(settings: CrmSettings) {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [change, setChange] = useState<Change>({})
  const { mutate, isPending } = useMutation({
    mutationFn: (said: object) =>
      sdk.client.fetch<{ settings: CrmSettings }>("/admin/crm/settings", {
        method: "POST",
        body: { ...withNulls(change), ...said },
      }),
    onSuccess: async (answer) => {
      client.setQueryData(crmKeys.settings.detail("default"), answer)
      setChange({})
      toast.success(t("settings.saved"))
      await client.invalidateQueries({ queryKey: crmKeys.settings.all })
      // What becomes of a sale on credit follows the policy.
      await client.invalidateQueries({ queryKey: crmKeys.customers.all })
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  return {
    values: { ...settings, ...change },
    set: (values: Change) => setChange((current) => ({ ...current, ...values })),
    dirty: Object.keys(change).length > 0,
    saving: isPending,
    /** @param said - fields in the form that the API takes them in, where that is another */
    save: (said: object = {}) => mutate(said),
  }
}

export type SettingsForm = ReturnType<typeof useSettingsForm>

function withNulls(change: Change): Change {
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, typeof value === "string" && !value.trim() ? null : value])
  ) as Change
}
