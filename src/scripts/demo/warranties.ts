import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { Actor } from "../../shared/actor"
import { openPastWarranties } from "../../workflows/warranty/past-orders"
import { warranties } from "../../workflows/warranty/warranty-module"
import { DemoStore } from "./host-store"

/** What the law gives, the maker's guarantee and support for one product; and the cover of all that was delivered, some with serial numbers. */
export async function createWarranties(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const service = warranties(container)
  await service.addPreset("eu_consumer", actor)
  await service.createPlan(
    {
      code: "carvalho_2y", name: "Carvalho guarantee, 2 years", basis: "commercial", months: 24, covers: ["parts", "labour"],
      exclusions: "Wear of fabrics and surfaces in ordinary use.", after_repair: "restart", after_replacement: "restart",
      targets: [{ type: "all" }],
    },
    actor
  ) // prettier-ignore
  const machine = store.variants.find(({ sku }) => sku === "ESP-O")
  if (machine) {
    await service.createPlan(
      {
        code: "espresso_care", name: "Espresso care", basis: "service", months: 12, covers: ["on_site", "support"],
        support_hours: "Monday to Friday, 9 to 18", support_contacts: "care@carvalho-office.example", answer_hours: 8,
        targets: [{ type: "variant", id: machine.id }],
      },
      actor
    ) // prettier-ignore
  }
  const to = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const { started } = await openPastWarranties(container, { from: "2000-01-01", to }, { onPage: () => undefined, isStopped: () => false })
  const commercial = await service.listCrmWarranties({ status: "active", basis: "commercial" }, { order: { number: "ASC" }, take: 50 })
  const rows = commercial.filter(({ quantity }) => quantity > 0).slice(0, 5)
  for (const [place, { id }] of rows.entries()) {
    await service.changeWarranty(id, { serials: [`CV-26-${String(1041 + place * 7)}`] }, actor)
  }
  progress(`${started} warranties of what was delivered, ${rows.length} with a serial number`)
}
