import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { agingLayout, reportingOf, reportInput } from "../report-input"
import { ownerNames } from "../owner-names"
import { AdminAgingParams } from "../validators"

/** What is owed by age; with `group_by=customer` a page of debtors besides, with `group_by=owner` everyone, the largest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, group_by, ...params } = req.validatedQuery as unknown as AdminAgingParams
  const page = group_by === "customer" ? { limit, offset } : undefined
  const groups = { customers: page, owners: group_by === "owner" }
  const { owners, ...aging } = await reportingOf(req).aging(
    await reportInput(req, params),
    groups,
    agingLayout(params)
  )
  const names = owners && (await ownerNames(req, owners.map(({ owner_id }) => owner_id))) // prettier-ignore
  res.json({
    ...aging,
    ...(owners && { owners: owners.map((row) => ({ ...row, name: names!.get(row.owner_id ?? "") ?? null })) }),
    ...page,
  })
}
