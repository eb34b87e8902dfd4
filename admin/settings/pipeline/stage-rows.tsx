import { useState } from "react"
import { useTranslation } from "react-i18next"

import { PIPELINES_PATH, PipelineStage } from "../../pipeline/queries"
import { formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { plural } from "../../shared/plural"
import { crmKeys } from "../../shared/query-keys"
import { stageName } from "../../shared/stage-name"
import { useSetupAct } from "../use-setup-act"
import { OrderedRow } from "./ordered-row"
import { RemoveStageDialog } from "./remove-stage-dialog"

type StageRowsProps = { pipelineId: string; stages: PipelineStage[]; onEdit: (stage: PipelineStage) => void }

/** The stages of a pipeline from first to last. */
export const StageRows = ({ pipelineId, stages, onEdit }: StageRowsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [removed, setRemoved] = useState<PipelineStage | null>(null)
  const act = useSetupAct({ refresh: crmKeys.stages.all })
  const move = (index: number, step: 1 | -1): void => {
    const ids = stages.map(({ id }) => id)
    ;[ids[index], ids[index + step]] = [ids[index + step], ids[index]]
    act.mutate({ path: `${PIPELINES_PATH}/${pipelineId}/order`, body: { stage_ids: ids } })
  }
  const detailOf = ({ probability, forecast_category, usual_days }: PipelineStage): string =>
    [
      formatPercent(probability, locale),
      t(`pipeline.settings.stages.forecasts.${forecast_category}`),
      usual_days ? plural(t, "pipeline.settings.stages.usually", usual_days) : null,
    ]
      .filter(Boolean)
      .join(" · ")
  return (
    <ol className="flex flex-col pb-2">
      {stages.map((stage, index) => (
        <OrderedRow
          key={stage.id}
          name={stageName(t, stage)}
          detail={detailOf(stage)}
          onUp={index ? () => move(index, -1) : undefined}
          onDown={index < stages.length - 1 ? () => move(index, 1) : undefined}
          busy={act.isPending}
          onEdit={() => onEdit(stage)}
          onRemove={stages.length > 1 ? () => setRemoved(stage) : undefined}
        />
      ))}
      {removed ? <RemoveStageDialog stage={removed} stages={stages} onClose={() => setRemoved(null)} /> : null}
    </ol>
  )
}
