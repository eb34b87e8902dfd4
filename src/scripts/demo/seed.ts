import { ExecArgs } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { createCollecting } from "./collecting"
import { createConversations } from "./conversations"
import { createCredit } from "./credit"
import { createDeliveries } from "./deliveries"
import { createDocuments } from "./documents"
import { createFollowUps } from "./follow-ups"
import { createHostStore } from "./host-store"
import { createSoldCover } from "./sold-cover"
import { createWarranties } from "./warranties"
import { createWarrantyClaims } from "./warranty-claims"
import { createWarrantyYear } from "./warranty-year"

/** Fills an empty database with a believable store. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const progress = (text: string) => void process.stdout.write(`    ${text}\n`)
  const store = await createHostStore(container)
  progress(`${store.variants.length} products in stock, ${store.customers.length} customers, two currencies`)
  await container.resolve<AccessModuleService>(ACCESS_MODULE).updateSettings(
    {
      company_name: "Carvalho Office",
      legal_name: "Carvalho Office, Lda.",
      company_address: {
        address_1: "Rua Brito Capelo 10",
        city: "Matosinhos",
        postal_code: "4450-072",
        country_code: "pt",
      },
      vat_id: "PT501964843",
      iban: "PT50000201231234567890154",
      bank_name: "Banco do Norte",
      company_email: "sales@carvalho-office.example",
      mail_from: "Carvalho Office <sales@carvalho-office.example>",
      terms_text: "Delivery within four weeks of acceptance. Goods remain ours until they are paid.",
    },
    { actor_id: store.user_id, actor_type: "user" }
  )
  await createDocuments(container, store, progress)
  await createCollecting(container, store, progress)
  await createCredit(container, store, progress)
  await createConversations(container, store, progress)
  await createDeliveries(container, store, progress)
  await createWarranties(container, store, progress)
  await createSoldCover(container, store, progress)
  await createWarrantyClaims(container, store, progress)
  await createWarrantyYear(container, store, progress)
  await createFollowUps(container, store, progress)
}
