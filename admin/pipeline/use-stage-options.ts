import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Stage } from "../quote/types"
import { ChoiceOption } from "../shared/choice"
import { stageName } from "../shared/stage-name"
import { pipelinesQuery } from "./queries"
import { usePipelineName } from "./use-pipeline-name"

/** Stages to choose from, with their pipeline where there is more than one. */
export function useStageOptions(stages: Stage[] | undefined): ChoiceOption[] {
  const { t } = useTranslation("crm")
  const nameOf = usePipelineName()
  const { data: pipelines } = useQuery(pipelinesQuery())
  return (stages ?? []).map((stage) => {
    const pipeline =
      pipelines && pipelines.length > 1 ? pipelines.find(({ id }) => id === stage.pipeline_id) : undefined
    const name = stageName(t, stage)
    return { value: stage.id, label: pipeline ? `${nameOf(pipeline)}: ${name}` : name }
  })
}
