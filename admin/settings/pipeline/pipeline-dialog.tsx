import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Pipeline, PIPELINES_PATH } from "../../pipeline/queries"
import { usePipelineName } from "../../pipeline/use-pipeline-name"
import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { crmKeys } from "../../shared/query-keys"
import { Tick } from "../../shared/tick"
import { useSetupAct } from "../use-setup-act"

/** A pipeline: its name, and whether new quotes start in it. */
export const PipelineDialog = ({ pipeline, onClose }: { pipeline: Pipeline | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const nameOf = usePipelineName()
  const shown = pipeline ? nameOf(pipeline) : ""
  const [name, setName] = useState(shown)
  const [isDefault, setDefault] = useState(pipeline?.is_default ?? false)
  const save = useSetupAct({
    refresh: crmKeys.stages.all,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  // A translated name that nobody touched stays translated.
  const change = {
    ...(name.trim() === shown ? {} : { name: name.trim() }),
    ...(isDefault && !pipeline?.is_default ? { is_default: true } : {}),
  }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(pipeline ? "pipeline.settings.pipelines.edit" : "pipeline.settings.pipelines.add")}
      description={t("pipeline.settings.pipelines.dialog")}
      confirm={t("common.save")}
      disabled={!name.trim() || !Object.keys(change).length}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({ path: pipeline ? `${PIPELINES_PATH}/${pipeline.id}` : PIPELINES_PATH, body: change })
      }
    >
      <Field label={t("pipeline.settings.name")} htmlFor="pipeline-name">
        <Input id="pipeline-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Tick
        id="pipeline-default"
        label={t("pipeline.settings.pipelines.isDefault")}
        hint={t("pipeline.settings.pipelines.isDefaultHint")}
        checked={isDefault}
        disabled={pipeline?.is_default}
        onChange={setDefault}
      />
    </ActionDialog>
  )
}
