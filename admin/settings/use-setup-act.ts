import { toast } from "@medusajs/ui"
import { QueryKey, useMutation, useQueryClient } from "@tanstack/react-query"

import { errorMessage, sdk } from "../shared/sdk"

type Request = { path: string; method?: "POST" | "DELETE"; body?: object }

type Options = {
  /** What shows the result and is asked for anew. */
  refresh: QueryKey
  /** Said when it is done. */
  done?: string
  onDone?: () => void
  /** The caller shows the refusal itself. */
  quiet?: boolean
}

/** One change of the set-up; a refusal is told in the API's words. */
export function useSetupAct({ refresh, done, onDone, quiet }: Options) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, method = "POST", body }: Request) =>
      sdk.client.fetch(path, { method, ...(method === "DELETE" ? {} : { body: body ?? {} }) }),
    onSuccess: async () => {
      if (done) {
        toast.success(done)
      }
      onDone?.()
      await client.invalidateQueries({ queryKey: refresh })
    },
    onError: (error) => {
      if (!quiet) {
        toast.error(errorMessage(error))
      }
    },
  })
}
