import { MedusaContainer } from "@medusajs/framework/types"

import { RecentNews } from "../../../modules/quote/sql/unsent"
import { outbox } from "../../outbox/send-message"
import { quoteModule } from "../steps/quote-module"
import { staffAddress } from "./addresses"
import { answerKey, sendAnswerMail } from "./answer-mail"
import { sendDecisionMails } from "./decision-mails"
import { mailOffer } from "./send-quote-mail"

/** A mail that was not heard of for so long was left behind: sending takes at most half a minute. */
export const UNHEARD_AFTER_SECONDS = 120

/**
 * Sends what a crash left unsent: offers that were sent and not mailed, answers and decisions of which nobody was told. What a
 * provider refused is tried again as well, a few times. May run on every server at once; each mail goes out once by its key.
 *
 * @returns ids of the quotes whose mails were taken up
 */
export async function resumeQuoteMails(
  container: MedusaContainer,
  unheardAfter = UNHEARD_AFTER_SECONDS
): Promise<string[]> {
  const quotes = quoteModule(container)
  await outbox(container).freeStaleClaims()
  const offers = await quotes.unsentOffers(unheardAfter)
  for (const id of offers) {
    await mailOffer(container, id)
  }
  const { decided, answers } = await quotes.recentNews(unheardAfter)
  const [told, answered] = [
    await outbox(container).settled({ references: decided.map(({ quote_id }) => quote_id) }),
    await outbox(container).settled({ keys: answers.map(({ message_id }) => answerKey(message_id)) }),
  ]
  const untold: string[] = []
  for (const decision of decided) {
    // Where the store names nobody, nobody of it is told.
    const toTell = isTold(told, decision, "notice") ? false : await staffAddress(container, decision.owner_id)
    if (toTell || (decision.decision === "accepted" && !isTold(told, decision, "buyer"))) {
      untold.push(decision.quote_id)
      await sendDecisionMails(container, decision.quote_id)
    }
  }
  const unanswered = answers.filter(
    ({ message_id }) => !answered.some((row) => row.dedupe_key === answerKey(message_id))
  )
  for (const { message_id } of unanswered) {
    await sendAnswerMail(container, message_id)
  }
  return [...new Set([...offers, ...untold, ...unanswered.map(({ quote_id }) => quote_id)])]
}

type Decided = RecentNews["decided"][number]
type Settled = Awaited<ReturnType<ReturnType<typeof outbox>["settled"]>>

/** Whether a side was told of a decision. */
const isTold = (told: Settled, { quote_id, version, decision }: Decided, side: "buyer" | "notice"): boolean =>
  told.some(
    (row) =>
      row.reference_id === quote_id &&
      row.version === version &&
      row.kind === `quote_${decision}${side === "notice" ? "_notice" : ""}`
  )
