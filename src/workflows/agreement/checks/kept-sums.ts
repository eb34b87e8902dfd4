import { KEPT_SUM_NAMES, KeptSum } from "../../../modules/reporting/queries/kept-sum-breaks"
import { reportingModule } from "../agreement-module"
import { Check } from "./check"

/** Sums that are kept for reports beside their documents, one a step. */
export const keptSums: Check = {
  name: "kept_sums",
  kinds: ["kept_sums"],
  step: async (container, after) => {
    const place = after ? KEPT_SUM_NAMES.indexOf(after as KeptSum) + 1 : 0
    const name = KEPT_SUM_NAMES[place]
    const breaks = await reportingModule(container).keptSumBreaks(name)
    return { breaks, checked: 1, next: place + 1 < KEPT_SUM_NAMES.length ? name : null }
  },
  look: (container, reference_id) => reportingModule(container).keptSumBreaks(reference_id as KeptSum),
}
