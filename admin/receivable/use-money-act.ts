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

/** Runs an act on money and refreshes everything that shows it: ours, and the host's order beside it. */
export function useMoneyAct<Answer = unknown>({ path, method = "POST", done, onDone, quiet }: Options<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object | void) =>
      sdk.client.fetch<Answer>(path, { method, ...(method === "DELETE" ? {} : { body: body ?? {} }) }),
    onSuccess: async (answer) => {
      const keys = [
        crmKeys.invoices,
        crmKeys.receipts,
        crmKeys.bank,
        crmKeys.creditNotes,
        crmKeys.writeOffs,
        crmKeys.disputes,
        crmKeys.promises,
        crmKeys.overview,
        crmKeys.aging,
        crmKeys.orders,
        crmKeys.billingProposals,
        crmKeys.customers,
        // One on hold goes on when money comes.
        crmKeys.quotes,
        crmKeys.dunning,
      ]
      await Promise.all([
        ...keys.map((key) => client.invalidateQueries({ queryKey: key.all })),
        client.invalidateQueries({ queryKey: ["orders"] }),
      ])
      toast.success(done)
      onDone?.(answer)
    },
    onError: (error) => {
      if (!quiet) {
        toast.error(errorMessage(error))
      }
    },
  })
}
