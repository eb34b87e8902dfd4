import { MedusaContainer } from "@medusajs/framework/types"

import type { InteractionInput } from "../../modules/interaction/types"
import { Actor } from "../../shared/actor"
import { copyCustomers } from "../../workflows/interaction/copy-customers"
import { receiveMail } from "../../workflows/interaction/inbound/receive-mail"
import { interactions } from "../../workflows/interaction/interaction-module"
import { noteFactsOfOrders } from "../../workflows/interaction/note-host-facts"
import { quoteModule } from "../../workflows/quote/steps/quote-module"
import { DemoStore } from "./host-store"

const HOUR_MS = 60 * 60_000

/** What was said lately, as hours ago. */
const SAID: [
  hours: number,
  said: Pick<InteractionInput, "channel" | "direction" | "outcome" | "text" | "duration_minutes">,
][] = [
  [2, { channel: "call", direction: "outbound", outcome: "Wants delivery in two parts", duration_minutes: 12 }],
  [
    26,
    {
      channel: "visit",
      direction: null,
      outcome: "Measured the second floor",
      text: "- 24 desks fit, **not 26**\n- sockets are missing on the north side",
      duration_minutes: 90,
    },
  ],
  [72, { channel: "note", direction: null, outcome: "Decides after the board meets on Thursday" }],
]

/** What a rep finds about customers: contacts, calls and visits, a mail that found its quote, and one of nobody known. */
export async function createConversations(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  await copyCustomers(
    container,
    store.customers.map(({ id }) => id)
  )
  const quotes = await quoteModule(container).listCrmQuotes({}, { order: { created_at: "DESC" }, take: null as never })
  await noteFactsOfOrders(
    container,
    quotes.flatMap(({ order_id }) => order_id ?? [])
  )
  for (const [index, { id }] of store.customers.slice(0, 3).entries()) {
    const contact = await interactions(container).saveContact(
      id,
      null,
      { name: ["Marta Nogueira", "Jonas Weber", "Inês Prado"][index], role: "Purchasing", receives_quotes: true },
      actor
    )
    for (const [hours, said] of SAID.slice(index)) {
      const occurred_at = new Date(Date.now() - hours * HOUR_MS).toISOString()
      await interactions(container).logInteraction(
        { ...said, customer_id: id, contact_ids: [contact.id], occurred_at },
        actor
      )
    }
  }
  const asked = quotes.find(({ status, customer_id }) => status === "sent" && customer_id)
  for (const [from, subject, text] of [
    ...(asked ? [[asked.email, `About ${asked.number}`, "Can the desks come in white?"]] : []),
    ["office@newcomer.example", "Thirty desks", "Do you deliver to Braga?"],
  ]) {
    const raw = `From: ${from}\r\nTo: sales@carvalho-office.example\r\nSubject: ${subject}\r\n\r\n${text}`
    await receiveMail(container, Buffer.from(raw), actor)
  }
  progress("what was said with customers, and mail that came in")
}
