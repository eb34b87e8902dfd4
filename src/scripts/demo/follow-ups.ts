import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { addDays, Day } from "../../shared/days"
import { momentOf } from "../../modules/follow-up/rules/due-moment"
import { followUps, storeClock } from "../../workflows/follow-up/follow-up-module"
import { NoteFollowUpInput, noteFollowUpWorkflow } from "../../workflows/follow-up/note-follow-up"
import { ruleDefinitions } from "../../workflows/follow-up/rule-registry"
import { sweepFollowUps } from "../../workflows/follow-up/run-rules"
import { quoteModule } from "../../workflows/quote/steps/quote-module"
import { DemoStore } from "./host-store"

type Noted = Pick<NoteFollowUpInput, "kind" | "title" | "note" | "priority" | "recurrence" | "due_at"> & {
  /** Days from today. */
  in_days: number
  customer?: number
  /** Whether it is for the colleague. */
  theirs?: boolean
}

/** What people wrote down lately. */
const NOTED: Noted[] = [
  { kind: "call", title: "Ask whether delivery in two parts works", in_days: -1, customer: 0 },
  {
    kind: "meeting",
    title: "Measure the second floor",
    in_days: 0,
    customer: 1,
    note: "Bring the plan of the sockets.",
  },
  { kind: "email", title: "Send fabric samples", in_days: 0, customer: 2, priority: "low" },
  { kind: "task", title: "Go through deals that stand still", in_days: 3, recurrence: "FREQ=WEEKLY;BYDAY=MO" },
  { kind: "visit", title: "See how the branch opening went", in_days: 6, customer: 4 },
  { kind: "call", title: "Settle the date of the canteen", in_days: -2, customer: 4, theirs: true, priority: "high" },
  { kind: "call", title: "Talk about the board room", in_days: 0, customer: 1, theirs: true },
]

/** A good morning: what was noted by hand, what the rules find, and a colleague with work of their own. */
export async function createFollowUps(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const colleague = await container
    .resolve(Modules.USER)
    .createUsers({ email: "rita@carvalho-office.example", first_name: "Rita", last_name: "Sampaio" })
  for (const { in_days, customer, theirs, ...noted } of NOTED) {
    await noteFollowUpWorkflow(container).run({
      input: {
        ...noted,
        due_date: addDays(today, in_days),
        assignee_id: theirs ? colleague.id : store.user_id,
        customer_id: customer === undefined ? null : store.customers[customer].id,
        actor,
        owner_ids: null,
      },
    })
  }
  await noteOfQuote(container, today, actor)
  // Everybody in the demo is new.
  const welcome = (await followUps(container).rules(ruleDefinitions())).find(({ key }) => key === "customer_new")
  if (welcome) {
    await followUps(container).saveRule(welcome.id, { is_on: false }, ruleDefinitions(), actor)
  }
  const opened = (await sweepFollowUps(container, await atWork(container, today))).reduce(
    (sum, rule) => sum + rule.opened,
    0
  )
  progress(`${NOTED.length + 1} follow-ups noted, ${opened} opened by rules`)
}

/** Ten o'clock of the last day on which people work, so that what rules find is there whenever the demo is started. */
async function atWork(container: MedusaContainer, today: Day): Promise<Date> {
  const { timezone } = await storeClock(container, new Date())
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const day = addDays(today, weekday === 0 ? -2 : weekday === 6 ? -1 : 0)
  return momentOf(`${day}T10:00`, timezone)
}

/** The largest offer that is out has its next step. */
async function noteOfQuote(container: MedusaContainer, today: Day, actor: Actor): Promise<void> {
  const quotes = await quoteModule(container).listCrmQuotes({ status: "sent" }, { order: { total: "DESC" }, take: 1 })
  for (const { id } of quotes) {
    await noteFollowUpWorkflow(container).run({
      input: {
        kind: "call",
        title: "Ask who decides, and by when",
        due_date: today,
        assignee_id: actor.actor_id,
        reference: "crm_quote",
        reference_id: id,
        actor,
        owner_ids: null,
      },
    })
  }
}
