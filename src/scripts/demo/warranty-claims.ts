import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { claimClock, warranties } from "../../workflows/warranty/claims/claim-module"
import { decideClaimWorkflow, messageClaimWorkflow, settleClaimWorkflow, submitClaimWorkflow } from "../../workflows/warranty/claims"
import { DemoStore } from "./host-store"

/** Three claims: one that a customer sent and nobody decided, one in repair, and one that was repaired. */
export async function createWarrantyClaims(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const service = warranties(container)
  const { today } = await claimClock(container)
  const all = await service.listCrmWarranties({ status: "active" }, { order: { number: "ASC" }, take: 200 })
  const covered = all.filter(
    ({ customer_id, quantity, starts_date, ends_date }) =>
      customer_id && MathBN.gt(quantity, 0) && starts_date! <= today && ends_date! >= today
  )
  const lines = [...new Map(covered.map((row) => [row.line_id ?? row.id, row])).values()]
  if (lines.length < 3) {
    return progress("no three sold units are under warranty, so none is claimed")
  }
  const [asked, inRepair, repaired] = lines
  const submit = async (warranty_id: string, description: string, by: Actor, fault_code = "defect"): Promise<string> => {
    const input = { warranty_id, description, fault_code, actor: by }
    const { result } = await submitClaimWorkflow(container).run({ input })
    return result.id
  }
  const startRepair = async (id: string, text: string): Promise<void> => {
    await decideClaimWorkflow(container).run({ input: { id, verb: "approve", estimate: "60", actor } })
    await service.startRepair(id, { technician: "Rui Matos", clock: await claimClock(container), actor })
    await service.diagnoseClaim(id, { text }, actor)
  }
  const customer: Actor = { actor_id: asked.customer_id!, actor_type: "customer" }
  const first = await submit(asked.id, "It makes a noise since yesterday and gets warm.", customer)
  await messageClaimWorkflow(container).run({
    input: { id: first, author_type: "customer", text: "Can I use it meanwhile?", author_name: asked.customer_name, actor: customer },
  })

  const second = await submit(inRepair.id, "One of the arms came loose.", actor, "wear")
  await startRepair(second, "Thread worn; a new arm is on order.")
  await service.addLabour(second, { hours: "0.75", rate: "42" }, today, actor)

  const third = await submit(repaired.id, "Does not switch on.", actor)
  await startRepair(third, "Broken switch.")
  await service.addCost(third, { kind: "parts", amount: "18.90", note: "Switch" }, today, actor)
  await service.addLabour(third, { hours: "0.5", rate: "42" }, today, actor)
  await service.addRecovery(third, { supplier_name: "Luz & Filhos", amount: "18.90" }, actor)
  await settleClaimWorkflow(container).run({ input: { id: third, remedy: "repair", note: "New switch, tested.", actor } })
  progress("three warranty claims: one to decide, one in repair, one repaired")
}
