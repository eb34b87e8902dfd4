import { MedusaContainer } from "@medusajs/framework/types"

import { SYSTEM_ACTOR } from "../../../shared/actor"
import { quoteModule } from "./quote-module"

/** Undoes the conversion that a step claimed, for the reason that the workflow failed with; nothing where it claimed none. */
export async function undoClaim(
  conversion_id: string | undefined,
  { container, ...context }: { container: MedusaContainer }
): Promise<void> {
  if (conversion_id) {
    const { errors } = context as { errors?: { error?: Error }[] }
    const reason = errors?.[0]?.error?.message ?? "The order could not be made."
    await quoteModule(container).undoConversion(conversion_id, reason, SYSTEM_ACTOR)
  }
}
