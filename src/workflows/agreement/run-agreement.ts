import { MedusaContainer } from "@medusajs/framework/types"

import type { RunRow } from "../../modules/agreement/service"
import { Actor } from "../../shared/actor"
import { agreementModule } from "./agreement-module"
import { CHECKS } from "./checks"

/** Begins a run, or joins the one under way. @param run_key - makes it once, such as `nightly:2026-11-28` */
export const beginAgreement = (container: MedusaContainer, actor: Actor, run_key?: string): Promise<RunRow> =>
  agreementModule(container).beginRun({ part: CHECKS[0].name, parts: CHECKS.length, actor, run_key })

/**
 * Goes on with the run under way, a step at a time, until it is done or the time is over. One caller works on a run at a time; others
 * leave at once. What a crash left is gone on with where the last step was kept.
 *
 * @param milliseconds - how long to work; at least one step is done
 */
export async function goOnWithAgreement(container: MedusaContainer, milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds
  do {
    const run = await agreementModule(container).leaseRun()
    if (!run || !(await oneStep(container, run))) {
      return
    }
  } while (Date.now() < until)
}

/** @returns whether there is more to do */
async function oneStep(container: MedusaContainer, run: RunRow): Promise<boolean> {
  const place = Math.max(CHECKS.findIndex(({ name }) => name === run.part), 0) // prettier-ignore
  try {
    const { breaks, checked, next } = await CHECKS[place].step(container, run.after)
    const following = next === null ? CHECKS[place + 1] : CHECKS[place]
    const saved = await agreementModule(container).saveStep(run, {
      breaks,
      checked,
      next: following ? { part: following.name, after: next, parts_done: next === null ? place + 1 : place } : null,
    })
    return saved?.status === "running"
  } catch (error) {
    await agreementModule(container).releaseRun(run.id)
    throw error
  }
}
