import { MedusaContainer } from "@medusajs/framework/types"

import { SYSTEM_ACTOR } from "../../../shared/actor"
import { quoteModule } from "./quote-module"

/** Undoes the conversion that a step claimed; nothing where it claimed none. The host does not say what the workflow failed with (2.21.2). */
export async function undoClaim(
  conversion_id: string | undefined,
  { container }: { container: MedusaContainer }
): Promise<void> {
  if (conversion_id) {
    await quoteModule(container).undoConversion(conversion_id, "The order could not be made.", SYSTEM_ACTOR)
  }
}
