import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Emits an event `{ id }` for each of these, outside of a workflow's own events. */
export async function announce(container: MedusaContainer, name: string, rows: { id: string }[]): Promise<void> {
  if (rows.length) {
    await container.resolve(Modules.EVENT_BUS).emit(rows.map(({ id }) => ({ name, data: { id } })))
  }
}
