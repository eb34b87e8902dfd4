import { Input } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Field } from "../shared/field"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { Tick } from "../shared/tick"
import { PivotAsked } from "./queries"
import { SAVED_PATH, SavedPivot } from "./saved-queries"
import { usePivot } from "./use-pivot"

type SaveDialogProps = {
  /** Changed; null for a new one. */
  pivot: SavedPivot | null
  asked: PivotAsked
  onClose: () => void
}

/** Keeps what is open under a name. */
export const SaveDialog = ({ pivot, asked, onClose }: SaveDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { setUrl } = usePivot()
  const [name, setName] = useState(pivot?.name ?? "")
  const [isShared, setIsShared] = useState(pivot?.is_shared ?? false)
  const save = useMutation({
    mutationFn: () =>
      sdk.client.fetch<{ saved_pivot: SavedPivot }>(pivot ? `${SAVED_PATH}/${pivot.id}` : SAVED_PATH, {
        method: "POST",
        body: { name: name.trim(), definition: asked, is_shared: isShared },
      }),
    onSuccess: async ({ saved_pivot }) => {
      await client.invalidateQueries({ queryKey: crmKeys.pivot.part("saved", "list") })
      setUrl({ saved: saved_pivot.id })
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={pivot ? t("pivot.saved.change", { name: pivot.name }) : t("pivot.saved.saveNew")}
      description={t("pivot.saved.text")}
      confirm={t("common.save")}
      disabled={!name.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
    >
      <Field label={t("pivot.saved.name")} htmlFor="crm-pivot-name">
        <Input id="crm-pivot-name" value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Tick
        id="crm-pivot-shared"
        label={t("pivot.saved.share")}
        hint={t("pivot.saved.shareHint")}
        checked={isShared}
        onChange={setIsShared}
      />
    </ActionDialog>
  )
}
