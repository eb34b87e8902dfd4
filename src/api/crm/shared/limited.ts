import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The status that tells a client to wait; the host's errors have none for it. */
export class TooManyTries extends Error {}

/** Tries cannot be counted: nobody gets in until they can. */
export class CountingFailed extends Error {}

/**
 * Counts a try on a link.
 *
 * @throws TooManyTries over the limits; CountingFailed when they cannot be kept
 */
export async function assertWithinLimits(count: () => Promise<boolean>): Promise<void> {
  const within = await count().catch((error: Error) => {
    throw new CountingFailed(error.message)
  })
  if (!within) {
    throw new TooManyTries()
  }
}

/** Runs a route of a buyer's page; too many tries get 429, and 503 where they cannot be counted. */
export const limited =
  <Body>(handle: (req: MedusaRequest<Body>, res: MedusaResponse) => Promise<void>) =>
  async (req: MedusaRequest<Body>, res: MedusaResponse): Promise<void> => {
    try {
      await handle(req, res)
    } catch (error) {
      if (error instanceof CountingFailed) {
        req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`Tries on links cannot be counted: ${error.message}`)
        res.setHeader("Retry-After", "60")
        res.status(503).json({ type: "unavailable", message: "The store cannot answer now. Try again in a minute." })
        return
      }
      if (!(error instanceof TooManyTries)) {
        throw error
      }
      res.setHeader("Retry-After", "60")
      res
        .status(429)
        .json({ type: "too_many_requests", message: "Too many tries in a short time. Wait a minute and try again." })
    }
  }
