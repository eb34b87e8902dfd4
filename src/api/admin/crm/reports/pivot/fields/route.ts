import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { Dataset } from "../../../../../../modules/reporting/pivot/field"
import { DATASETS, dimensionsOf } from "../../../../../../modules/reporting/pivot/registry"
import { seesCosts } from "../../warranty-costs/seen"

/** What a pivot can be made of, without what the caller may not see. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const isSeen = seesCosts(req)
  const datasets = Object.entries(DATASETS as Record<string, Dataset>).map(([key, dataset]) => {
    const dates = Object.keys(dataset.dates)
    return {
      key,
      has_currency: dataset.hasCurrency,
      dates,
      dimensions: Object.entries(dimensionsOf(dataset, dates[0])).map(([name, { kind, words = null }]) => ({
        key: name,
        kind,
        words,
      })),
      measures: Object.entries(dataset.measures)
        .filter(([, { isCost }]) => isSeen || !isCost)
        .map(([name, { kind }]) => ({ key: name, kind })),
    }
  })
  res.json({ datasets })
}
