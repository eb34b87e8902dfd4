import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { DunningRun, runPath } from "./queries"

/**
 * Proposes a run in short requests, until it is done or the page is left; whoever opens it next goes on where it stopped.
 *
 * @returns how far it is while it goes on, and the way to begin a run or to go on with one
 */
export function useProposing(): {
  running: DunningRun | null
  busy: boolean
  go: (id?: string) => Promise<string | null>
} {
  const client = useQueryClient()
  const [running, setRunning] = useState<DunningRun | null>(null)
  const [busy, setBusy] = useState(false)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const go = async (id?: string): Promise<string | null> => {
    setBusy(true)
    let path = id ? `${runPath(id)}/propose` : "/admin/crm/dunning-runs"
    let known: string | null = null
    try {
      for (;;) {
        const { dunning_run: run } = await sdk.client.fetch<{ dunning_run: DunningRun }>(path, {
          method: "POST",
          body: {},
        })
        known = run.id
        if (run.status !== "proposing" || left.current) {
          break
        }
        setRunning(run)
        path = `${runPath(run.id)}/propose`
      }
    } catch (error) {
      toast.error(errorMessage(error))
    }
    setRunning(null)
    setBusy(false)
    await client.invalidateQueries({ queryKey: crmKeys.dunning.all })
    return known
  }
  return { running, busy, go }
}
