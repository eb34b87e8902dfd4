import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { WaitingNotice } from "../../modules/dunning/acts/settle-notices"
import { isWorkingTime, nextWorkingDay } from "../../shared/working-time"
import { noticeName } from "../../modules/dunning/sql/notices"
import { Policy } from "../../modules/dunning/types"
import { Actor } from "../../shared/actor"
import { whileLocked } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import { interactions } from "../interaction/interaction-module"
import { staffAddress } from "../quote/mail/addresses"
import { contactsOf } from "../receivable/mail/document-mail"
import { Delivered, deliverNotice } from "./deliver-notice"
import { Clock, dunning, storeClock } from "./dunning-module"

const WHILE_MS = 8_000
const PAGE = 100

export type SendInput = {
  run_id: string
  /** The notices to send; all that are proposed when left out. */
  notice_ids?: string[] | null
  actor: Actor
}

/** What one call did. While `left` is not 0, the same call goes on. */
export type SendResult = {
  /** Notices taken by this call. */
  taken: number
  sent: number
  failed: number
  skipped: number
  /** Planned, and leaving by themselves: outside the policy's hours, or their contact has had a message today. */
  waiting: number
  /** Calls that are now on the list to be made. */
  calls: number
  left: number
}

/**
 * Takes notices of a run and sends them, for some seconds: what is taken is claimed and planned first, and leaves then. Called by 50 at
 * once it sends each notice once.
 *
 * @throws NOT_ALLOWED for a run that is still being proposed or canceled, NOT_FOUND for a notice of another run
 */
export async function sendNotices(
  container: MedusaContainer,
  { run_id, notice_ids, actor }: SendInput,
  clock: Clock,
  milliseconds = WHILE_MS
): Promise<SendResult> {
  await assertProposed(container, run_id)
  const until = Date.now() + milliseconds
  const result: SendResult = { taken: 0, sent: 0, failed: 0, skipped: 0, waiting: 0, calls: 0, left: 0 }
  const policies = await dunning(container).policies()
  const chosen = notice_ids ? await chosenOf(container, run_id, notice_ids) : null
  let open = chosen ?? (await dunning(container).proposedNotices({ run_id, after: "", limit: PAGE }))
  while (open.length && Date.now() < until) {
    await take(container, open.shift()!, { actor, clock, policies, result })
    if (!open.length && !chosen) {
      open = await dunning(container).proposedNotices({ run_id, after: "", limit: PAGE })
    }
  }
  await deliverWaiting(container, { clock, policies, run_id, until, result })
  const rest = (await dunning(container).runCounts([run_id])).get(run_id)!.counts
  return { ...result, left: chosen ? open.length : (rest.proposed ?? 0) }
}

type Taking = { actor: Actor; clock: Clock; policies: Policy[]; result?: SendResult }

/** Claims one notice and plans its message for the policy's next working day. */
export async function take(
  container: MedusaContainer,
  id: string,
  { actor, clock, policies, result }: Taking
): Promise<void> {
  const { policy_id, owner_id, channel, locale, recipient, bill_to_customer_id } = await dunning(container).notice(id)
  const policy = policies.find((one) => one.id === policy_id) ?? policies[0]
  const { notice, claimed } = await whileLocked(async () =>
    dunning(container).claimNotice({
      id,
      today: clock.today,
      send_date: nextWorkingDay(clock.now, clock.timezone, policy),
      reply_to: await staffAddress(container, owner_id),
      cc: channel === "mail" ? await copiesOf(container, { bill_to_customer_id, locale, recipient }) : [],
      actor,
    })
  )
  if (result) {
    result.taken += claimed ? 1 : 0
    result.calls += claimed && notice.status === "open" ? 1 : 0
    result.skipped += notice.status === "skipped" ? 1 : 0
  }
}

/** Who else gets a reminder: who gets the debtor's invoices, and its contacts for reminders. */
async function copiesOf(
  container: MedusaContainer,
  { recipient, ...debtor }: { bill_to_customer_id: string | null; locale: string; recipient: string | null }
): Promise<string[]> {
  const { bill_to_customer_id, locale } = debtor
  const invoiced = await contactsOf(container, debtor, recipient)
  const reminded = bill_to_customer_id ? await interactions(container).copiesTo(bill_to_customer_id, "dunning", locale) : []
  return [...new Set([...invoiced, ...reminded])].filter((email) => email.toLowerCase() !== recipient?.toLowerCase())
}

type Delivering = { clock: Clock; policies: Policy[]; run_id?: string; until?: number; result?: SendResult }

/** Sends what is planned, where its policy's hours are now. What the guard holds back waits for the next day. */
export async function deliverWaiting(
  container: MedusaContainer,
  { clock, policies, run_id, until = Infinity, result }: Delivering
): Promise<void> {
  const isOpen = new Map(policies.map((policy) => [policy.id, isWorkingTime(clock.now, clock.timezone, policy)]))
  for (let after = ""; ;) {
    const page = await dunning(container).waitingNotices({ today: clock.today, after, limit: PAGE, run_id })
    for (const waiting of page) {
      // A letter is printed at once: it leaves the house by hand.
      const now = waiting.outbox_message_id === null || (isOpen.get(waiting.policy_id) ?? true)
      const outcome = now && Date.now() < until ? await delivered(container, waiting, clock.today) : "held"
      if (result) {
        result[outcome === "held" ? "waiting" : outcome]++
      }
    }
    if (page.length < PAGE) {
      return
    }
    after = page[page.length - 1].id
  }
}

/** One that cannot leave keeps nobody else waiting; it is tried again later. */
async function delivered(container: MedusaContainer, waiting: WaitingNotice, today: Day): Promise<Delivered> {
  try {
    return await deliverNotice(container, waiting, today)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Dunning notice ${waiting.id} could not leave: ${(error as Error).message}`)
    return "failed"
  }
}

async function assertProposed(container: MedusaContainer, run_id: string): Promise<void> {
  const { status } = await dunning(container).retrieveCrmDunningRun(run_id)
  if (status !== "proposed") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Dunning run ${run_id} is ${status} and sends nothing; ${status === "proposing" ? "wait until it is proposed" : "begin a new one"}.`
    )
  }
}

async function chosenOf(container: MedusaContainer, run_id: string, ids: string[]): Promise<string[]> {
  const rows = await dunning(container).notices([...new Set(ids)])
  const strange = ids.find((id) => rows.find((row) => row.id === id)?.run_id !== run_id)
  if (strange) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Notice ${strange} was not found in this run.`)
  }
  const closed = rows.find(({ status }) => ["held", "excluded", "superseded", "canceled"].includes(status))
  if (closed) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noticeName(closed)} is ${closed.status} and cannot be sent${closed.status === "held" || closed.status === "excluded" ? "; include it first" : ""}.`
    )
  }
  return rows.filter(({ status }) => status === "proposed" || status === "failed").map(({ id }) => id)
}

const sendNoticesStep = createStep("crm-send-dunning-notices", async (input: SendInput, { container }) => {
  return new StepResponse(await sendNotices(container, input, await storeClock(container)))
})

/** Sends chosen notices of a run, or all that it proposes; emits `crm_dunning_notice.sent` with `{ id }` for each that left. */
export const sendDunningNoticesWorkflow = createWorkflow(
  "crm-send-dunning-notices",
  (input: SendInput) => new WorkflowResponse(sendNoticesStep(input))
)
