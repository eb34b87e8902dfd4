import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"

import { crmKeys } from "../shared/query-keys"
import { errorMessage } from "../shared/sdk"
import { agreementAct, AgreementRun } from "./queries"

/**
 * Checks everything in short requests, until it is done, stopped or the page is left; whoever starts it next goes on where it stopped.
 *
 * @returns how far it is while it runs, and the ways to start and to stop it
 */
export function useAgreementRun() {
  const client = useQueryClient()
  const [running, setRunning] = useState<AgreementRun | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: crmKeys.agreement.all })
  const goOn = async (): Promise<void> => {
    try {
      for (;;) {
        const { run } = await agreementAct<{ run: AgreementRun }>("run")
        if (run.status !== "running" || left.current) {
          break
        }
        setRunning(run)
      }
    } catch (error) {
      toast.error(errorMessage(error))
    }
    setRunning(null)
    await refresh()
  }
  const stop = async (): Promise<void> => {
    left.current = true
    try {
      await agreementAct("stop")
    } catch (error) {
      toast.error(errorMessage(error))
    }
    setRunning(null)
    await refresh()
  }
  /** @param resume - goes on with the run that was stopped, instead of a new one */
  const start = async (resume: boolean): Promise<void> => {
    left.current = false
    try {
      const { run } = await agreementAct<{ run: AgreementRun }>(resume ? "resume" : "run")
      setRunning(run.status === "running" ? run : null)
    } catch (error) {
      toast.error(errorMessage(error))
      return
    }
    await goOn()
  }
  return { running, start: (resume = false) => void start(resume), stop: () => void stop() }
}
