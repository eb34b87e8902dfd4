import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { Delivery, MailOutcome } from "./queries"

type Answer = { delivery: Delivery; mail: MailOutcome }

type Options = { path: string; done: string; onDone?: (answer: Answer) => void }

/** Runs an act on an order's delivery, says how its mail went, and refreshes all that shows it: ours, and the host's order beside it. */
export function useDeliveryAct({ path, done, onDone }: Options) {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const refresh = (): Promise<unknown> =>
    Promise.all([
      client.invalidateQueries({ queryKey: crmKeys.deliveries.all }),
      client.invalidateQueries({ queryKey: crmKeys.interactions.all }),
      client.invalidateQueries({ queryKey: ["orders"] }),
    ])
  return useMutation({
    mutationFn: (body: object) => sdk.client.fetch<Answer>(path, { method: "POST", body }),
    onSuccess: async (answer) => {
      if (answer.mail?.status === "failed") {
        toast.warning(t("delivery.mailFailed"), { description: answer.mail.error })
      } else {
        toast.success(done)
      }
      onDone?.(answer)
      await refresh()
    },
    // What was refused has often changed meanwhile.
    onError: refresh,
  })
}
