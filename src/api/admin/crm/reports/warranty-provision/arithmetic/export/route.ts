import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { csvNumber, csvText } from "../../../../../../../shared/csv"
import { sendLines } from "../../../../../../shared/send-lines"
import { reportingOf } from "../../../report-input"
import { provisionInput } from "../../load"
import { AdminProvisionArithmeticParams } from "../../validators"

/** The ages of a product as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { product_id, ...asked } = req.validatedQuery as unknown as AdminProvisionArithmeticParams
  const { as_of, ages, mean_cost } = await reportingOf(req).provisionArithmetic(
    await provisionInput(req, asked),
    product_id
  )
  const head = ["age", "exposed", "claims", "prior", "prior_from", "rate", "mean_cost", "units_left", "amount"]
  await sendLines(res, { filename: `warranty-arithmetic-${as_of}.csv`, head }, (write) =>
    write(
      ages.map(({ prior_from, age, exposed, claims, prior, rate, units_left, amount }) => [
        ...[age, exposed, claims, prior].map((value) => csvNumber(String(value))),
        csvText(prior_from),
        ...[rate, mean_cost.mean, units_left, amount].map((value) => csvNumber(String(value))),
      ])
    )
  )
}
