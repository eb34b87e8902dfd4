import { MedusaContainer } from "@medusajs/framework/types"

import { quoteModule } from "../quote/steps/quote-module"
import { interactions } from "./interaction-module"

/** Notes on the quotes of an interaction when there last was contact; an earlier moment changes nothing. Safe to repeat. */
export async function touchQuotes(container: MedusaContainer, interaction_id: string): Promise<void> {
  const [[interaction], references] = await Promise.all([
    interactions(container).listCrmInteractions(
      { id: interaction_id },
      { select: ["id", "channel", "occurred_at"], take: 1 }
    ),
    interactions(container).listCrmInteractionReferences(
      { interaction_id, reference: "crm_quote" },
      { take: null as never }
    ),
  ])
  // A note is the house talking to itself.
  if (!interaction || interaction.channel === "note" || !references.length) {
    return
  }
  const quotes = await quoteModule(container).listCrmQuotes(
    { id: references.map(({ reference_id }) => reference_id) },
    { select: ["id", "last_contact_at"], take: null as never }
  )
  const last_contact_at = new Date(interaction.occurred_at)
  const behind = quotes.filter((quote) => !quote.last_contact_at || new Date(quote.last_contact_at) < last_contact_at)
  if (behind.length) {
    await quoteModule(container).updateCrmQuotes(behind.map(({ id }) => ({ id, last_contact_at })))
  }
}
