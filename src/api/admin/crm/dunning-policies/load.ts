import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Policy } from "../../../../modules/dunning/types"
import { dunning } from "../../../../workflows/dunning/dunning-module"

/** A policy as the API answers it; minimums are numbers like all amounts. */
export const policyAnswer = ({ minimums, ...policy }: Policy): Record<string, unknown> => ({
  ...policy,
  minimums:
    minimums &&
    Object.fromEntries(Object.entries(minimums).map(([code, amount]) => [code, MathBN.convert(amount).toNumber()])),
})

/** @throws NOT_FOUND */
export async function loadPolicy(req: MedusaRequest, id: string = req.params.id): Promise<Policy> {
  const policy = (await dunning(req.scope).policies()).find((one) => one.id === id)
  if (!policy) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dunning policy ${id} was not found.`)
  }
  return policy
}
