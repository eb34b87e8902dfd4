import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { errorMessage, sdk } from "../../shared/sdk"
import { CUSTOMERS_PATH } from "./list-queries"
import { DUPLICATES_PATH } from "./merge-queries"

/** One toast at a time speaks of what can be undone. */
const TOAST = "crm-merge"
const UNDO_MS = 600_000

const post = (path: string, body: object = {}): Promise<unknown> => sdk.client.fetch(path, { method: "POST", body })

type Done = { said: string; undo: () => Promise<void> }

/** Merges customers, takes that back, and tells them apart. Who is one is in every figure, so all of ours is read anew. */
export function useMerge() {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ["crm"] })
  const takeBack = useMutation({
    mutationFn: (undo: () => Promise<void>) => undo(),
    onSuccess: async () => {
      toast.success(t("interaction.duplicates.undone"), { id: TOAST })
      await refresh()
    },
    onError: (error) => toast.error(errorMessage(error), { id: TOAST }),
  })
  const act = useMutation({
    mutationFn: async (work: () => Promise<Done>) => work(),
    onSuccess: async ({ said, undo }) => {
      toast.success(said, {
        id: TOAST,
        duration: UNDO_MS,
        action: { label: t("common.undo"), altText: t("common.undo"), onClick: () => takeBack.mutate(undo) },
      })
      await refresh()
    },
    onError: (error) => toast.error(errorMessage(error), { id: TOAST }),
  })
  const unmerge = (ids: string[]) => async (): Promise<void> => {
    for (const id of ids) {
      await post(`${CUSTOMERS_PATH}/${id}/unmerge`)
    }
  }
  return {
    isPending: act.isPending || takeBack.isPending,
    merge: (into: string, customer_ids: string[], name: string): void =>
      act.mutate(async () => {
        await post(`${CUSTOMERS_PATH}/${into}/merge`, { customer_ids })
        return { said: t("interaction.duplicates.merged", { name }), undo: unmerge(customer_ids) }
      }),
    unmerge: (id: string): void => takeBack.mutate(unmerge([id])),
    tellApart: (customer_ids: string[]): void =>
      act.mutate(async () => {
        await post(`${DUPLICATES_PATH}/dismiss`, { customer_ids })
        return {
          said: t("interaction.duplicates.apart"),
          undo: async () => void (await post(`${DUPLICATES_PATH}/dismiss`, { customer_ids, undo: true })),
        }
      }),
  }
}
