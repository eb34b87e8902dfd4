import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { csvNumber, csvText } from "../../../../../../shared/csv"
import { sendLines } from "../../../../../shared/send-lines"
import { reportingOf } from "../../report-input"
import { provisionInput } from "../load"
import { AdminProvisionParams } from "../validators"

const FIGURES = ["units", "mean_cost", "expected_claims", "provision", "estimates"] as const

/** Every product's provision as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { product_id, ...asked } = req.validatedQuery as unknown as AdminProvisionParams
  const input = await provisionInput(req, asked)
  const { as_of, currency_code, products } = await reportingOf(req).warrantyProvision(
    input,
    { limit: Number.MAX_SAFE_INTEGER, offset: 0 },
    { product_id }
  )
  const head = ["as_of", "currency_code", "product_id", "title", "prior_from", ...FIGURES]
  await sendLines(res, { filename: `warranty-provision-${as_of}.csv`, head }, (write) =>
    write(
      products.map((row) => [
        ...[as_of, currency_code, row.product_id, row.title, row.prior_from].map(csvText),
        ...FIGURES.map((name) => csvNumber(String(row[name]))),
      ])
    )
  )
}
