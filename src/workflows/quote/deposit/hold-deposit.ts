import { MedusaContainer } from "@medusajs/framework/types"

import { quoteModule } from "../steps/quote-module"

const POLL_MS = 100

/**
 * Does something with a deposit that one caller at a time may do: two who ask a provider about one payment at once can undo it (2.21.2).
 *
 * @param patience - milliseconds to wait for who has it
 * @returns what `work` answered; undefined when someone else had it all the time
 */
export async function holdingDeposit<Result>(
  container: MedusaContainer,
  id: string,
  work: () => Promise<Result>,
  patience = 0
): Promise<Result | undefined> {
  const quotes = quoteModule(container)
  const until = Date.now() + patience
  while (!(await quotes.holdDeposit(id))) {
    if (Date.now() >= until) {
      return undefined
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  try {
    return await work()
  } finally {
    await quotes.freeDeposit(id)
  }
}
