import { MedusaContainer } from "@medusajs/framework/types"

import { isWorkingTime } from "../../shared/working-time"
import { Policy } from "../../modules/dunning/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { outbox } from "../outbox/send-message"
import { settle } from "./deliver-notice"
import { Clock, dunning, storeClock } from "./dunning-module"
import { goOnProposing } from "./propose-run"
import { deliverWaiting, take } from "./send-notices"

const PAGE = 200
/** A run that nobody has gone on with for so long was left: its page was closed, or its server died. */
const LEFT_AFTER_MS = 5 * 60_000

/**
 * What dunning does by itself each hour, on every server at once if need be: goes on with runs that were left, proposes (and sends,
 * where the policy says so) once a day in the policy's hours, and sends what waits to leave.
 */
export async function runDunning(container: MedusaContainer, now = new Date()): Promise<void> {
  const clock = await storeClock(container, now)
  await outbox(container).freeStaleClaims()
  await settle(container)
  await resumeLeftRuns(container)
  const policies = await dunning(container).policies()
  for (const policy of policies) {
    if (policy.daily !== "off" && isWorkingTime(clock.now, clock.timezone, policy)) {
      await runPolicy(container, policy, clock, policies)
    }
  }
  await deliverWaiting(container, { clock, policies })
}

async function resumeLeftRuns(container: MedusaContainer): Promise<void> {
  const left = await dunning(container).listCrmDunningRuns({
    status: "proposing",
    updated_at: { $lt: new Date(Date.now() - LEFT_AFTER_MS) },
  } as never)
  for (const { id } of left) {
    await goOnProposing(container, id, Infinity)
  }
}

async function runPolicy(container: MedusaContainer, policy: Policy, clock: Clock, policies: Policy[]): Promise<void> {
  const run_key = `daily:${clock.today}:${policy.id}`
  const { id } = await dunning(container).startRun(
    { as_of_date: clock.today, trigger: "daily", run_key, policy_ids: [policy.id] },
    SYSTEM_ACTOR
  )
  const run = await goOnProposing(container, id, Infinity)
  // Another run was being proposed: this one comes with the next hour.
  if (run.run_key !== run_key || run.status !== "proposed" || policy.daily !== "send") {
    return
  }
  for (let after = ""; ;) {
    const ids = await dunning(container).proposedNotices({ run_id: id, after, limit: PAGE, by_itself: true })
    for (const notice_id of ids) {
      await take(container, notice_id, { actor: SYSTEM_ACTOR, clock, policies })
    }
    if (ids.length < PAGE) {
      return
    }
    after = ids[ids.length - 1]
  }
}
