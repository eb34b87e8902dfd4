import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect } from "react"
import { useTranslation } from "react-i18next"

import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { FollowUp, FOLLOW_UPS_PATH } from "./queries"

export type Act = "complete" | "snooze" | "reassign" | "cancel"

type Request = {
  id: string
  act: Act
  body?: object
  /** Closes after its thing was done: the rule may have been quicker, which is no failure, and needs no word. */
  after?: boolean
  /** The page is left meanwhile. */
  quiet?: boolean
}

/** One toast at a time speaks of what can be undone. */
const TOAST = "crm-follow-up"

/** Refreshes all that shows follow-ups. */
export function useRefreshFollowUps(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: crmKeys.followUps.all }),
      client.invalidateQueries({ queryKey: crmKeys.followUpRules.all, refetchType: "none" }),
      client.invalidateQueries({ queryKey: crmKeys.customers.lists() }),
      client.invalidateQueries({ queryKey: crmKeys.overview.all, refetchType: "none" }),
    ])
  }, [client])
}

/** Takes back what was done with a follow-up, as long as the server lets it. */
export function useUndo() {
  const { t } = useTranslation("crm")
  const refresh = useRefreshFollowUps()
  return useMutation({
    mutationFn: (id: string) => sdk.client.fetch(`${FOLLOW_UPS_PATH}/${id}/undo`, { method: "POST", body: {} }),
    onSuccess: async () => {
      toast.success(t("followUp.undone"), { id: TOAST })
      await refresh()
    },
    onError: (error) => toast.error(errorMessage(error), { id: TOAST }),
  })
}

/** What can be undone is said no more: a form lies under the toast, or the page is left. */
export const dismissUndo = (): void => void toast.dismiss(TOAST)

/** Runs an act on a follow-up; the toast offers to undo it as long as the server does and the page is open. */
export function useFollowUpAct() {
  const { t } = useTranslation("crm")
  useEffect(() => dismissUndo, [])
  const refresh = useRefreshFollowUps()
  const undo = useUndo()
  return useMutation({
    mutationFn: ({ id, act, body }: Request) =>
      sdk.client.fetch<{ follow_up: FollowUp }>(`${FOLLOW_UPS_PATH}/${id}/${act}`, {
        method: "POST",
        body: body ?? {},
      }),
    onSuccess: async ({ follow_up }, { id, act, quiet }) => {
      if (quiet) {
        await refresh()
        return
      }
      const left = follow_up?.undo_until ? Date.parse(follow_up.undo_until) - Date.now() : 0
      toast.success(t(`followUp.done.${act}`), {
        id: TOAST,
        ...(left > 0
          ? {
              duration: left,
              action: { label: t("common.undo"), altText: t("common.undo"), onClick: () => undo.mutate(id) },
            }
          : {}),
      })
      await refresh()
    },
    onError: async (error, { after }) => {
      if (!after) {
        toast.error(errorMessage(error))
      }
      await refresh()
    },
  })
}
