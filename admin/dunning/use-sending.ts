import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { runPath } from "./queries"

type Result = {
  taken: number
  sent: number
  failed: number
  skipped: number
  waiting: number
  calls: number
  left: number
}

/** Notices of one request: short enough that progress shows. */
const AT_ONCE = 25

/**
 * Sends notices in short requests, and says how it went. What is left when the page is closed stays proposed; sending twice sends once.
 *
 * @returns how many are done while it runs, and the way to start
 */
export function useSending(run_id: string): {
  done: number | null
  send: (ids: string[] | null, count: number) => Promise<boolean>
} {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [done, setDone] = useState<number | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const send = async (ids: string[] | null, count: number): Promise<boolean> => {
    const sum: Result = { taken: 0, sent: 0, failed: 0, skipped: 0, waiting: 0, calls: 0, left: 0 }
    let rest = ids
    let whole = true
    setDone(0)
    try {
      while (!left.current) {
        const body = rest ? { notice_ids: rest.slice(0, AT_ONCE) } : { all: true }
        const { result } = await sdk.client.fetch<{ result: Result }>(`${runPath(run_id)}/send`, {
          method: "POST",
          body,
        })
        for (const name of ["taken", "sent", "failed", "skipped", "calls"] as const) {
          sum[name] += result[name]
        }
        sum.waiting = result.waiting
        if (rest && !result.left) {
          rest = rest.slice(AT_ONCE)
        }
        setDone(rest ? count - rest.length : Math.max(0, count - result.left))
        if (rest ? !rest.length : !result.left) {
          break
        }
      }
      toast.success(t("dunning.run.done", sum))
    } catch (error) {
      whole = false
      toast.error(errorMessage(error))
    }
    setDone(null)
    await Promise.all([
      client.invalidateQueries({ queryKey: crmKeys.dunning.all }),
      client.invalidateQueries({ queryKey: crmKeys.invoices.all }),
    ])
    return whole
  }
  return { done, send }
}
