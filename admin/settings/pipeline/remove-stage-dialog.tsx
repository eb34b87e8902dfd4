import { useState } from "react"
import { useTranslation } from "react-i18next"

import { PipelineStage, STAGES_PATH } from "../../pipeline/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { crmKeys } from "../../shared/query-keys"
import { stageName } from "../../shared/stage-name"
import { useSetupAct } from "../use-setup-act"

type RemoveStageDialogProps = { stage: PipelineStage; stages: PipelineStage[]; onClose: () => void }

/** Removes a stage; open quotes in it go to another one. */
export const RemoveStageDialog = ({ stage, stages, onClose }: RemoveStageDialogProps) => {
  const { t } = useTranslation("crm")
  const others = stages.filter(({ id }) => id !== stage.id)
  const at = stages.findIndex(({ id }) => id === stage.id)
  const [target, setTarget] = useState((stages[at - 1] ?? others[0])?.id ?? null)
  const remove = useSetupAct({
    refresh: crmKeys.stages.all,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("settings.removeTitle", { name: stageName(t, stage) })}
      description={t("pipeline.settings.stages.removeText")}
      confirm={t("common.remove")}
      danger
      disabled={!target}
      saving={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate({
          path: `${STAGES_PATH}/${stage.id}?move_to=${encodeURIComponent(target ?? "")}`,
          method: "DELETE",
        })
      }
    >
      <Field label={t("pipeline.settings.stages.moveTo")} htmlFor="stage-move-to">
        <Choice
          id="stage-move-to"
          label={t("pipeline.settings.stages.moveTo")}
          value={target}
          options={others.map((other) => ({ value: other.id, label: stageName(t, other) }))}
          onChange={setTarget}
        />
      </Field>
    </ActionDialog>
  )
}
