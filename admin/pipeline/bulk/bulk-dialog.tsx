import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { QUOTES_PATH } from "../../quote/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { localToday } from "../../shared/format"
import { plural } from "../../shared/plural"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { BulkAct, BulkAnswer, BulkBody } from "../queries"
import { BulkField, BulkValues } from "./bulk-field"
import { BulkReport } from "./bulk-report"

type BulkDialogProps = { act: BulkAct; ids: string[]; onDone: () => void; onClose: () => void }

/** What each act sends of what was chosen. */
const BODY: Record<BulkAct, (values: BulkValues) => Partial<BulkBody>> = {
  assign: ({ owner_id }) => ({ owner_id }),
  stage: ({ stage_id }) => ({ stage_id: stage_id ?? undefined }),
  extend: ({ valid_until }) => ({ valid_until: valid_until ?? undefined }),
  cancel: () => ({}),
}

/** One act on all quotes that are ticked. What was refused stays on the screen with its reason. */
export const BulkDialog = ({ act, ids, onDone, onClose }: BulkDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [values, setValues] = useState<BulkValues>({ owner_id: null, stage_id: null, valid_until: null })
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () =>
      sdk.client.fetch<BulkAnswer>(`${QUOTES_PATH}/bulk`, {
        method: "POST",
        body: { act, ids, ...BODY[act](values) },
      }),
    onSuccess: async ({ done, refused }) => {
      onDone()
      if (!refused.length) {
        toast.success(plural(t, `pipeline.bulk.done.${act}`, done.length))
        onClose()
      }
      await Promise.all([
        client.invalidateQueries({ queryKey: crmKeys.quotes.all }),
        client.invalidateQueries({ queryKey: crmKeys.overview.all, refetchType: "none" }),
      ])
    },
  })
  const incomplete =
    (act === "stage" && !values.stage_id) ||
    (act === "extend" && (!values.valid_until || values.valid_until < localToday()))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={plural(t, `pipeline.bulk.title.${act}`, ids.length)}
      description={data ? undefined : t(`pipeline.bulk.description.${act}`)}
      confirm={data ? t("common.close") : t(`pipeline.bulk.acts.${act}`)}
      danger={act === "cancel" && !data}
      disabled={incomplete && !data}
      saving={isPending}
      error={error}
      onConfirm={() => (data ? onClose() : mutate())}
    >
      {data ? (
        <BulkReport act={act} answer={data} />
      ) : (
        <BulkField act={act} values={values} onChange={(change) => setValues({ ...values, ...change })} />
      )}
    </ActionDialog>
  )
}
