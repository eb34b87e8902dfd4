import { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { RunInput, RunRow } from "../../modules/dunning/types"
import { Actor } from "../../shared/actor"
import { whileLocked } from "../../shared/database-errors"
import { dunning, hostContacts } from "./dunning-module"

/** How long one call goes on proposing; a run over everything that is late may take minutes, and no request waits for it. */
const WHILE_MS = 2_000

/** Goes on proposing for a while. What it leaves, whoever comes next goes on with; each page is whole or not at all. */
export async function goOnProposing(
  container: MedusaContainer,
  run_id: string,
  milliseconds = WHILE_MS
): Promise<RunRow> {
  const until = Date.now() + milliseconds
  for (;;) {
    const run = await whileLocked(() => dunning(container).proposePage(run_id, hostContacts(container)))
    if (run.status !== "proposing" || Date.now() > until) {
      return run
    }
  }
}

const startDunningRunStep = createStep(
  "crm-start-dunning-run",
  async ({ actor, ...input }: RunInput & { actor: Actor }, { container }) => {
    const { id } = await dunning(container).startRun(input, actor)
    return new StepResponse(await goOnProposing(container, id))
  }
)

/** Begins a run, or joins the one that is being proposed, and proposes for two seconds; `go on` until its status is `proposed`. */
export const proposeDunningRunWorkflow = createWorkflow(
  "crm-propose-dunning-run",
  (input: RunInput & { actor: Actor }) => new WorkflowResponse(startDunningRunStep(input))
)
