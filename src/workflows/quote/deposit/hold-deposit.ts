import { MedusaContainer } from "@medusajs/framework/types"

import { whileHeld } from "../../shared/payment/while-held"
import { quoteModule } from "../steps/quote-module"

/** Does something with a deposit that one caller at a time may do; see `whileHeld`. */
export async function holdingDeposit<Result>(
  container: MedusaContainer,
  id: string,
  work: () => Promise<Result>,
  patience = 0
): Promise<Result | undefined> {
  const quotes = quoteModule(container)
  const holder = { hold: () => quotes.holdDeposit(id), free: () => quotes.freeDeposit(id) }
  return whileHeld(holder, work, patience)
}
