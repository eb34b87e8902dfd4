import { parseDecimal } from "../../shared/parse-decimal"

export const FORECASTS = ["pipeline", "best_case", "commit"] as const

/** A stage as it is typed. */
export type StageDraft = {
  name: string
  probability: string
  forecast_category: (typeof FORECASTS)[number]
  usual_days: string
}

/** What of a stage cannot be saved, or null. */
export function stageProblem({
  name,
  probability,
  usual_days,
}: StageDraft): "name" | "probability" | "usual_days" | null {
  const percent = parseDecimal(probability)
  if (!name.trim()) {
    return "name"
  }
  if (percent === null || !Number.isInteger(percent) || percent < 0 || percent > 100) {
    return "probability"
  }
  return usual_days.trim() && !/^[1-9]\d{0,3}$/.test(usual_days.trim()) ? "usual_days" : null
}

/**
 * What is sent of a stage.
 *
 * @param shown - the name as it stood there; one that nobody touched is not sent, so that a translated name stays translated
 */
export function stageBody({ name, probability, forecast_category, usual_days }: StageDraft, shown: string) {
  return {
    ...(name.trim() === shown ? {} : { name: name.trim() }),
    probability: parseDecimal(probability),
    forecast_category,
    usual_days: usual_days.trim() ? parseInt(usual_days, 10) : null,
  }
}
