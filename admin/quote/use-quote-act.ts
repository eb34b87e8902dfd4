import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { QUOTES_PATH, quoteQuery } from "./queries"
import { Quote } from "./types"

export type ActAnswer = { quote?: Quote; public_url?: string; id?: string }

type Options = {
  method?: "POST" | "DELETE"
  /** The quote no longer exists afterwards. */
  gone?: boolean
  /** Said in a toast when it is done; gets the quote's number. */
  done?: string
  onDone?: (answer: ActAnswer) => void
  /** The caller shows the refusal itself. */
  quiet?: boolean
}

/** Runs an act on a quote, refreshes all that shows it, and says what happened in the API's words. */
export function useQuoteAct(quote: Pick<Quote, "id" | "number">, path: string, options: Options = {}) {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object | void) =>
      sdk.client.fetch<ActAnswer>(`${QUOTES_PATH}/${quote.id}${path}`, {
        method: options.method ?? "POST",
        ...(options.method === "DELETE" ? {} : { body: body ?? {} }),
      }),
    onSuccess: async (answer) => {
      if (options.done) {
        toast.success(t(options.done, { number: quote.number }))
      }
      if (options.gone) {
        client.removeQueries({ queryKey: crmKeys.quotes.detail(quote.id) })
        options.onDone?.(answer)
        await client.invalidateQueries({ queryKey: crmKeys.quotes.lists() })
      } else {
        // At once, so that nobody acts on what was; then all that shows the quote is asked for anew.
        const changed = answer.quote
        if (changed?.id === quote.id) {
          client.setQueryData(quoteQuery(quote.id).queryKey, (old) =>
            old ? { quote: { ...old.quote, ...changed } } : undefined
          )
        }
        options.onDone?.(answer)
        await Promise.all([
          client.invalidateQueries({ queryKey: crmKeys.quotes.all }),
          client.invalidateQueries({ queryKey: crmKeys.overview.all }),
          // What a customer owes and may owe changes with what is sold to them.
          client.invalidateQueries({ queryKey: crmKeys.customers.all }),
        ])
      }
    },
    onError: (error) => {
      if (!options.quiet) {
        toast.error(errorMessage(error))
      }
    },
  })
}
