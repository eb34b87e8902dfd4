import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

const TOLD: string[] = [
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.FORBIDDEN,
]

/**
 * Why one of many was refused, as people are told; anything unforeseen goes to the log.
 *
 * @param what - in the log, such as "A quote"
 */
export function refusalOf(req: MedusaRequest, error: unknown, what: string): string {
  const { type, message } = error as MedusaError
  if (TOLD.includes(type)) {
    return message
  }
  req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`${what} could not be changed with others: ${message}`)
  return "Something went wrong; try again."
}
