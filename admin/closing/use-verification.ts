import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { Verification } from "./queries"

/**
 * Reads the whole ledger in short requests, until it is done or the page is left; whoever starts it next goes on where it stopped.
 *
 * @returns how far it is while it runs, and the way to start it
 */
export function useVerification(): { running: Verification | null; start: () => void } {
  const client = useQueryClient()
  const [running, setRunning] = useState<Verification | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const start = async (): Promise<void> => {
    try {
      for (;;) {
        const { verification } = await sdk.client.fetch<{ verification: Verification }>("/admin/crm/verifications", {
          method: "POST",
          body: {},
        })
        if (verification.status === "done" || left.current) {
          break
        }
        setRunning(verification)
      }
    } catch (error) {
      toast.error(errorMessage(error))
    }
    setRunning(null)
    await client.invalidateQueries({ queryKey: crmKeys.closing.all })
  }
  return { running, start: () => void start() }
}
