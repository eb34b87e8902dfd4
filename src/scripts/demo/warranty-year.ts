import { MedusaContainer } from "@medusajs/framework/types"

import { Actor } from "../../shared/actor"
import { addDays, addMonthsTo, Day } from "../../shared/days"
import { ClaimInput } from "../../modules/warranty/claims/types"
import { claimClock, warranties } from "../../workflows/warranty/claims/claim-module"
import { lookUpLine } from "../../workflows/warranty/claims/claimed-line"
import { registerProduct } from "../../workflows/warranty/register-product"
import { DemoStore } from "./host-store"

const SKUS = ["CHAIR-G", "ESP-O", "DESK-140"]

/** Months before this one in which goods were sold elsewhere and registered, and how many units of each of three products; the oldest first. */
const SOLD: { months: number; units: [number, number, number] }[] = [
  { months: 11, units: [40, 18, 25] },
  { months: 8, units: [35, 22, 30] },
  { months: 5, units: [45, 20, 20] },
  { months: 2, units: [30, 25, 35] },
]

type Cost =
  [kind: "parts" | "freight" | "replacement" | "third_party" | "deductible", amount: string] | ["labour", hours: string]

type PastClaim = {
  /** Months before this one in which it was submitted, and which of the registrations, oldest first, and products it is of. */
  month: number
  sale: number
  product: number
  fault: string
  text: string
  costs: Cost[]
  goodwill?: true
  /** What a supplier is to pay, and what became of it. */
  supplier?: [name: string, amount: string, status: "expected" | "claimed" | "received"]
}

const CLAIMS: PastClaim[] = [
  { month: 10, sale: 0, product: 1, fault: "dead_on_arrival", text: "Nothing happens when it is switched on.", costs: [["replacement", "980"]], supplier: ["Caffè Ferro", "980", "received"] },
  { month: 9, sale: 0, product: 0, fault: "defect", text: "The gas spring sinks.", costs: [["parts", "22.40"], ["labour", "0.75"]] },
  { month: 8, sale: 0, product: 2, fault: "transport_damage", text: "A corner came broken.", costs: [["freight", "18"], ["parts", "31"]] },
  { month: 7, sale: 1, product: 1, fault: "defect", text: "It leaks at the base.", costs: [["parts", "27.90"], ["labour", "1.25"]], supplier: ["Caffè Ferro", "27.90", "received"] },
  { month: 7, sale: 0, product: 1, fault: "defect", text: "The display stays dark.", costs: [["parts", "54"], ["labour", "1"]], supplier: ["Caffè Ferro", "54", "claimed"] },
  { month: 6, sale: 1, product: 0, fault: "wear", text: "An arm rest is loose.", costs: [["parts", "12.50"], ["labour", "0.5"], ["deductible", "10"]] },
  { month: 5, sale: 1, product: 1, fault: "defect", text: "It heats without end.", costs: [["third_party", "95"]] },
  { month: 5, sale: 0, product: 0, fault: "defect", text: "The gas spring sinks.", costs: [["parts", "22.40"], ["labour", "0.75"]], supplier: ["Molas do Norte", "22.40", "received"] },
  { month: 4, sale: 2, product: 1, fault: "dead_on_arrival", text: "Dead out of the box.", costs: [["replacement", "980"], ["freight", "14"]], supplier: ["Caffè Ferro", "980", "claimed"] },
  { month: 3, sale: 1, product: 2, fault: "other", text: "A scratch from the move.", costs: [["labour", "1.5"]], goodwill: true },
  { month: 3, sale: 0, product: 1, fault: "defect", text: "The pump is loud.", costs: [["parts", "41"], ["labour", "1"]] },
  { month: 2, sale: 2, product: 0, fault: "defect", text: "A wheel came off.", costs: [["parts", "9.80"], ["labour", "0.25"]] },
  { month: 2, sale: 2, product: 1, fault: "defect", text: "It leaks at the base.", costs: [["parts", "27.90"], ["labour", "1.25"]], supplier: ["Caffè Ferro", "27.90", "claimed"] },
  { month: 1, sale: 3, product: 1, fault: "defect", text: "The display stays dark.", costs: [["parts", "54"], ["labour", "1"]], supplier: ["Caffè Ferro", "54", "expected"] },
  { month: 1, sale: 3, product: 2, fault: "transport_damage", text: "The top is dented.", costs: [["freight", "18"], ["replacement", "210"]] },
  { month: 1, sale: 0, product: 0, fault: "wear", text: "The fabric is torn.", costs: [["parts", "36"]], goodwill: true },
] // prettier-ignore

const RATE = "42"

/** A year of goods that were sold elsewhere and registered, and of claims that were settled: what the costs of warranties are read from. */
export async function createWarrantyYear(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const { today } = await claimClock(container)
  const dayOf = (months: number): Day => addMonthsTo(today, -months)
  const goods = SKUS.map((sku) => store.variants.find((variant) => variant.sku === sku)!)
  const sales: string[][] = []
  for (const [place, { months, units }] of SOLD.entries()) {
    const customer_id = store.customers[place % store.customers.length].id
    sales.push([])
    for (const [product, { id: variant_id }] of goods.entries()) {
      const input = { customer_id, variant_id, quantity: units[product], purchase_date: dayOf(months), actor }
      sales[place].push(await registerProduct(container, input))
    }
  }
  for (const [place, claim] of CLAIMS.entries()) {
    await settle(container, claim, sales[claim.sale][claim.product], addDays(dayOf(claim.month), place % 7), actor)
  }
  progress(`a year of registered goods and ${CLAIMS.length} claims that were settled`)
}

/** One claim from the first word to the remedy, in four days; nobody is written to about what is long over. */
async function settle(
  container: MedusaContainer,
  past: PastClaim,
  warranty_id: string,
  day: Day,
  actor: Actor
): Promise<void> {
  const service = warranties(container)
  const on = (days: number) => ({ now: new Date(`${addDays(day, days)}T10:00:00Z`), today: addDays(day, days) })
  const line = await lookUpLine(container, { warranty_id })
  const input: ClaimInput = {
    ...line, email: null, quantity: 1, serial: null, fault_code: past.fault, description: past.text, is_goodwill: past.goodwill ?? false,
    source: "staff", assignee_id: null, request_key: null,
  } // prettier-ignore
  const { id } = await service.submitClaim(input, on(0), actor)
  await service.approveClaim(id, { clock: on(1), actor })
  await service.startRepair(id, { clock: on(2), actor, technician: "Rui Matos" })
  for (const [kind, amount] of past.costs) {
    if (kind === "labour") {
      await service.addLabour(id, { hours: amount, rate: RATE, work_date: on(2).today }, on(2).today, actor)
    } else {
      await service.addCost(id, { kind, amount, work_date: on(2).today }, on(2).today, actor)
    }
  }
  if (past.supplier) {
    const [supplier_name, amount, status] = past.supplier
    const share = await service.addRecovery(id, { supplier_name, amount }, actor)
    if (status !== "expected") {
      await service.settleRecovery(id, share.id, { status: "claimed", date: on(3).today }, on(3).today, actor)
    }
    if (status === "received") {
      await service.settleRecovery(id, share.id, { status: "received", date: on(20).today }, on(20).today, actor)
    }
  }
  await service.resolveByHand(id, "repair", { clock: on(3), actor, goodwill: past.goodwill })
}
