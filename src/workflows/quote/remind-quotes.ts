import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { OutboxMessageRow } from "../../modules/outbox/types"
import { DueReminder, ReminderRules } from "../../modules/quote/sql/due-reminders"
import { Day } from "../../shared/days"
import { quoteReminderMail } from "../../shared/documents"
import { deliver, outbox } from "../outbox/send-message"
import { currentDocument } from "./document"
import { staffAddress } from "./mail/addresses"
import { publicUrlOf } from "./mail/public-url"
import { quoteLink } from "./mail/send-quote-mail"
import { quoteModule } from "./steps/quote-module"

export type Reminded = { sent: string[]; skipped: string[]; failed: string[] }

const KIND = "quote_reminder"
const PAGE = 200

/**
 * Reminds buyers who have not answered, through the one outbox: each version at most once for each reason, a contact at most
 * once a day. May run on every server at once, and catches up on days on which it did not run.
 *
 * @param day - the store's day; today when left out
 * @returns ids of quotes
 */
export async function remindQuotes(container: MedusaContainer, day?: Day): Promise<Reminded> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const settings = await access.getSettings()
  const today = day ?? (await access.today())
  const rules: ReminderRules = {
    today,
    timezone: settings.timezone,
    after_days: settings.quote_reminder_after_days,
    before_days: settings.quote_reminder_before_days,
  }
  await outbox(container).freeStaleClaims()
  await planReminders(container, rules)
  const result: Reminded = { sent: [], skipped: [], failed: [] }
  for (;;) {
    const message = await outbox(container).claimNext([KIND], today)
    if (!message) {
      return result
    }
    // What cannot be sent now is tried again later, not over and over in this run: no one else waits for it.
    const outcome = await remind(container, message, rules)
    result[outcome].push(message.reference_id)
  }
}

async function planReminders(container: MedusaContainer, rules: ReminderRules): Promise<void> {
  for (let after: string | null = null; ;) {
    const due: DueReminder[] = await quoteModule(container).dueReminders(rules, { after, limit: PAGE })
    for (const reminder of due) {
      await planReminder(container, reminder, rules.today)
    }
    if (due.length < PAGE) {
      return
    }
    after = due[due.length - 1].quote_id
  }
}

async function planReminder(container: MedusaContainer, due: DueReminder, today: Day): Promise<void> {
  const quote = await quoteModule(container).getQuote(due.quote_id)
  await outbox(container).plan({
    kind: KIND,
    class: "chasing",
    topic: "quote",
    to: due.email,
    reply_to: await staffAddress(container, quote.owner_id),
    customer_id: quote.customer_id,
    locale: quote.locale,
    reference: "crm_quote",
    reference_id: quote.id,
    version: due.version,
    dedupe_key: `${KIND}:${due.why}:${quote.id}:${due.version}`,
    send_date: today,
  })
}

/** Asks once more whether the buyer is still silent, right before writing to them. */
async function remind(
  container: MedusaContainer,
  message: OutboxMessageRow,
  rules: ReminderRules
): Promise<keyof Reminded> {
  const [due] = await quoteModule(container).dueReminders(rules, { after: null, limit: 1, only: message.reference_id })
  if (!due || due.version !== message.version) {
    await outbox(container).skip(message.id, "The buyer has answered, or the offer has changed.")
    return "skipped"
  }
  const quote = await quoteModule(container).getQuote(message.reference_id)
  const delivery = await deliver(container, message, async () => {
    // Only hashes of links are kept, so that each reminder brings a link of its own.
    const token = await quoteModule(container).linkQuote(quote.id, rules.today, null)
    const mail = quoteReminderMail(
      await currentDocument(container, quote),
      quoteLink(publicUrlOf(container), token),
      due.why
    )
    return { mail, secrets: [token] }
  })
  if (delivery.status !== "sent") {
    return "failed"
  }
  await quoteModule(container).recordReminder(quote.id)
  return "sent"
}
