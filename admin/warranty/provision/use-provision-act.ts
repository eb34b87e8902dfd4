import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"

type Options = {
  path: string
  method?: "POST" | "DELETE"
  done: string
  onDone?: () => void
  /** The caller shows the refusal itself. */ quiet?: boolean
}

/** Changes a prior and refreshes the provision. */
export function useProvisionAct({ path, method = "POST", done, onDone, quiet }: Options) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object | void) =>
      sdk.client.fetch(path, { method, ...(method === "DELETE" ? {} : { body: body ?? {} }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: crmKeys.warrantyProvision.all })
      toast.success(done)
      onDone?.()
    },
    onError: (error) => {
      if (!quiet) {
        toast.error(errorMessage(error))
      }
    },
  })
}
