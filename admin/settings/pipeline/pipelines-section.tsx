import { Badge, Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Pipeline, PIPELINES_PATH, pipelinesQuery, PipelineStage } from "../../pipeline/queries"
import { usePipelineName } from "../../pipeline/use-pipeline-name"
import { stagesQuery } from "../../quote/queries"
import { useAccess } from "../../shared/use-access"
import { crmKeys } from "../../shared/query-keys"
import { ListRow } from "../list-row"
import { ListSection } from "../list-section"
import { useSetupAct } from "../use-setup-act"
import { PipelineDialog } from "./pipeline-dialog"
import { StageDialog } from "./stage-dialog"
import { StageRows } from "./stage-rows"

type Open =
  { kind: "pipeline"; pipeline: Pipeline | null } | { kind: "stage"; pipeline: Pipeline; stage: PipelineStage | null }

/** The ways a deal goes, each with its stages in order. What was moved, won or lost before stays as it was. */
export const PipelinesSection = () => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const nameOf = usePipelineName()
  const { data, error, isPending, refetch } = useQuery(pipelinesQuery())
  const { data: stages } = useQuery(stagesQuery())
  const [open, setOpen] = useState<Open | null>(null)
  const act = useSetupAct({ refresh: crmKeys.stages.all })
  const close = (): void => setOpen(null)
  return (
    <ListSection
      title={t("pipeline.settings.pipelines.title")}
      description={t("pipeline.settings.pipelines.description")}
      add={{
        label: t("pipeline.settings.pipelines.add"),
        onClick: () => setOpen({ kind: "pipeline", pipeline: null }),
      }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={null}
    >
      {data?.map((pipeline) => {
        const own = (stages ?? []).filter(({ pipeline_id }) => pipeline_id === pipeline.id) as PipelineStage[]
        return (
          <div key={pipeline.id} data-pipeline={pipeline.id}>
            <ListRow
              name={nameOf(pipeline)}
              badge={
                pipeline.is_default ? (
                  <Badge size="2xsmall">{t("pipeline.settings.pipelines.default")}</Badge>
                ) : undefined
              }
              onEdit={() => setOpen({ kind: "pipeline", pipeline })}
              onRemove={() => act.mutate({ path: `${PIPELINES_PATH}/${pipeline.id}`, method: "DELETE" })}
            />
            <StageRows
              pipelineId={pipeline.id}
              stages={own}
              onEdit={(stage) => setOpen({ kind: "stage", pipeline, stage })}
            />
            <div className="flex items-center justify-between gap-x-4 px-6 pb-4">
              <Button
                size="small"
                variant="secondary"
                disabled={!can_setup}
                onClick={() => setOpen({ kind: "stage", pipeline, stage: null })}
              >
                {t("pipeline.settings.stages.add")}
              </Button>
              <Text size="xsmall" className="text-ui-fg-subtle text-end">
                {t("pipeline.settings.stages.hint")}
              </Text>
            </div>
          </div>
        )
      })}
      {open?.kind === "pipeline" ? <PipelineDialog pipeline={open.pipeline} onClose={close} /> : null}
      {open?.kind === "stage" ? <StageDialog pipelineId={open.pipeline.id} stage={open.stage} onClose={close} /> : null}
    </ListSection>
  )
}
