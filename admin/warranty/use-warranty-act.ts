import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"

type Options<Answer> = {
  path: string
  method?: "POST" | "DELETE"
  done: string
  onDone?: (answer: Answer) => void
  /** The caller shows the refusal itself. */
  quiet?: boolean
}

/** Runs an act on an entitlement or a claim and refreshes all that shows it: ours, and the host's order beside it. */
export function useWarrantyAct<Answer = unknown>({ path, method = "POST", done, onDone, quiet }: Options<Answer>) {
  const client = useQueryClient()
  const refresh = (): Promise<unknown> =>
    Promise.all([
      ...[
        crmKeys.warranties,
        crmKeys.warrantyClaims,
        crmKeys.interactions,
        crmKeys.followUps,
        // An open claim disputes the value of its line.
        crmKeys.disputes,
        crmKeys.invoices,
        crmKeys.creditNotes,
        crmKeys.customers,
        crmKeys.orders,
      ].map((key) => client.invalidateQueries({ queryKey: key.all })),
      client.invalidateQueries({ queryKey: ["orders"] }),
    ])
  return useMutation({
    mutationFn: (body: object | void) =>
      sdk.client.fetch<Answer>(path, { method, ...(method === "DELETE" ? {} : { body: body ?? {} }) }),
    onSuccess: async (answer) => {
      toast.success(done)
      onDone?.(answer)
      await refresh()
    },
    onError: (error) => {
      if (!quiet) {
        toast.error(errorMessage(error))
      }
      // What was refused has often changed meanwhile.
      return refresh()
    },
  })
}
