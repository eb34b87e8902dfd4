import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"

import { crmKeys } from "../../shared/query-keys"
import { errorMessage } from "../../shared/sdk"
import { DeliveredResult, fetchToInvoice, invoiceDelivered } from "./queries"

/** So many orders in one request: few enough that progress shows and stopping is quick. */
const CHUNK = 5
const PAGE = 200

export type BulkPhase = "preparing" | "ready" | "making" | "done" | "stopped"

export type BulkInvoicing = {
  phase: BulkPhase
  done: number
  count: number
  results: DeliveredResult[]
  error: string | null
  start: () => void
  stop: () => void
}

/** Looks at every order to invoice, then invoices those that can be, a few at a time; stops between two orders. */
export function useBulkInvoicing(currency_code: string | undefined): BulkInvoicing {
  const client = useQueryClient()
  const [phase, setPhase] = useState<BulkPhase>("preparing")
  const [count, setCount] = useState(0)
  const [done, setDone] = useState(0)
  const [results, setResults] = useState<DeliveredResult[]>([])
  const [error, setError] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)

  const run = async (ids: string[], dryRun: boolean, signal: AbortSignal): Promise<void> => {
    for (let at = 0; at < ids.length && !signal.aborted; at += CHUNK) {
      const chunk = ids.slice(at, at + CHUNK)
      // A chunk that was sent is waited for: what the server makes of it is to be seen.
      const made = await invoiceDelivered(chunk, dryRun)
      const byOrder = new Map(made.map((result) => [result.order_id, result]))
      setResults((all) => (dryRun ? [...all, ...made] : all.map((result) => byOrder.get(result.order_id) ?? result)))
      setDone(Math.min(at + CHUNK, ids.length))
    }
  }

  const begin = (work: (signal: AbortSignal) => Promise<void>): void => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    work(controller.signal).catch((failure: unknown) => {
      if (!controller.signal.aborted) {
        setError(errorMessage(failure))
        setPhase("stopped")
      }
    })
  }

  useEffect(() => {
    begin(async (signal) => {
      const ids = await orderIds(currency_code, signal)
      setResults([])
      setDone(0)
      setCount(ids.length)
      await run(ids, true, signal)
      if (!signal.aborted) {
        setPhase("ready")
      }
    })
    return () => abort.current?.abort()
    // Once per opening: what was looked at stays what is confirmed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const start = (): void => {
    const ids = results.filter(({ state }) => state === "planned").map(({ order_id }) => order_id)
    setPhase("making")
    setDone(0)
    setCount(ids.length)
    begin(async (signal) => {
      await run(ids, false, signal)
      setPhase(signal.aborted ? "stopped" : "done")
      await Promise.all(
        [crmKeys.orders, crmKeys.invoices, crmKeys.overview, crmKeys.aging, crmKeys.customers].map((key) =>
          client.invalidateQueries({ queryKey: key.all })
        )
      )
    })
  }

  return { phase, done, count, results, error, start, stop: () => abort.current?.abort() }
}

async function orderIds(currency_code: string | undefined, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = []
  for (let offset = 0; !signal.aborted; offset += PAGE) {
    const { orders, count } = await fetchToInvoice({ limit: PAGE, offset, currency_code })
    ids.push(...orders.map(({ order_id }) => order_id))
    if (offset + PAGE >= count) {
      break
    }
  }
  return ids
}
