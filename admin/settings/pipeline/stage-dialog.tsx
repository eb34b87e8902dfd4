import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { PipelineStage, STAGES_PATH } from "../../pipeline/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { decimalText } from "../../shared/parse-decimal"
import { crmKeys } from "../../shared/query-keys"
import { stageName } from "../../shared/stage-name"
import { WholeNumberField } from "../../shared/whole-number-field"
import { useSetupAct } from "../use-setup-act"
import { FORECASTS, stageBody, stageProblem } from "../rules/stage"

type StageDialogProps = { pipelineId: string; stage: PipelineStage | null; onClose: () => void }

/** A stage: how likely a deal is won from there, how it counts in a forecast, and how long it usually stays. */
export const StageDialog = ({ pipelineId, stage, onClose }: StageDialogProps) => {
  const { t } = useTranslation("crm")
  const shown = stage ? stageName(t, stage) : ""
  const [draft, setDraft] = useState({
    name: shown,
    probability: decimalText(stage?.probability),
    forecast_category: stage?.forecast_category ?? ("pipeline" as const),
    usual_days: decimalText(stage?.usual_days),
  })
  const set = (change: Partial<typeof draft>): void => setDraft((current) => ({ ...current, ...change }))
  const save = useSetupAct({
    refresh: crmKeys.stages.all,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const problem = stageProblem(draft)
  const body = stageBody(draft, shown)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(stage ? "pipeline.settings.stages.edit" : "pipeline.settings.stages.add")}
      description={t("pipeline.settings.stages.dialog")}
      confirm={t("common.save")}
      disabled={problem !== null}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate(
          stage
            ? { path: `${STAGES_PATH}/${stage.id}`, body }
            : { path: STAGES_PATH, body: { ...body, pipeline_id: pipelineId } }
        )
      }
    >
      <Field label={t("pipeline.settings.name")} htmlFor="stage-name">
        <Input
          id="stage-name"
          maxLength={100}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field
        label={t("pipeline.settings.stages.probability")}
        hint={t("pipeline.settings.stages.probabilityHint")}
        htmlFor="stage-probability"
        error={draft.probability && problem === "probability" ? t("pipeline.settings.stages.probabilityBad") : null}
      >
        <Input
          id="stage-probability"
          inputMode="decimal"
          className="tabular-nums"
          value={draft.probability}
          onChange={(event) => set({ probability: event.target.value })}
        />
      </Field>
      <Field
        label={t("pipeline.settings.stages.forecast")}
        hint={t("pipeline.settings.stages.forecastHint")}
        htmlFor="stage-forecast"
      >
        <Choice
          id="stage-forecast"
          label={t("pipeline.settings.stages.forecast")}
          value={draft.forecast_category}
          options={FORECASTS.map((value) => ({ value, label: t(`pipeline.settings.stages.forecasts.${value}`) }))}
          onChange={(forecast_category) => set({ forecast_category })}
        />
      </Field>
      <WholeNumberField
        id="stage-usual-days"
        label={t("pipeline.settings.stages.usualDays")}
        hint={t("pipeline.settings.stages.usualDaysHint")}
        error={problem === "usual_days" ? t("pipeline.settings.stages.usualDaysBad") : null}
        value={draft.usual_days}
        onChange={(usual_days) => set({ usual_days })}
      />
    </ActionDialog>
  )
}
