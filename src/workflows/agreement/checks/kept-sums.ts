import { reportingModule } from "../agreement-module"
import { Check } from "./check"

/** Sums that are kept for reports beside their documents. */
export const keptSums: Check = {
  name: "kept_sums",
  kinds: ["kept_sums"],
  step: async (container) => {
    const breaks = await reportingModule(container).keptSumBreaks()
    return { breaks, checked: 1, next: null }
  },
  look: (container, reference_id) => reportingModule(container).keptSumBreaks(reference_id),
}
