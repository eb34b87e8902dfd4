import { useTranslation } from "react-i18next"

import { codedName } from "../shared/coded-name"
import { Pipeline } from "./queries"

/** What a pipeline is called in the user's language. */
export function usePipelineName(): (pipeline: Pick<Pipeline, "name" | "code">) => string {
  const { t } = useTranslation("crm")
  return (pipeline) => codedName(t, "pipeline.names", pipeline)
}
