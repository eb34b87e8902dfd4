import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { quoteModule } from "./quote-module"

const WAIT_MS = 15_000

/** From the first look to the later ones: fifty who wait are not to keep the one who works from the database. */
const FIRST_POLL_MS = 50
const LAST_POLL_MS = 500

/**
 * Those who come second wait for the first one's order and get the same answer; what the first one's failed for, they try no more.
 *
 * @throws NOT_ALLOWED with the reason why the order could not be made, unless the quote waits for it
 */
export const awaitConversionStep = createStep(
  "crm-await-conversion",
  async ({ conversion_id }: { conversion_id: string }, { container }) => {
    const until = Date.now() + WAIT_MS
    const read = () => quoteModule(container).retrieveCrmQuoteConversion(conversion_id)
    let conversion = await read()
    for (let pause = FIRST_POLL_MS; conversion.state === "claimed" && Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      pause = Math.min(pause * 2, LAST_POLL_MS)
      conversion = await read()
    }
    if (conversion.state === "undone" && !(await quoteModule(container).getQuote(conversion.quote_id)).hold) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        conversion.error ?? "The order could not be made; try again."
      )
    }
    return new StepResponse(null)
  }
)
