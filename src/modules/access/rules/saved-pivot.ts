import { MedusaError } from "@medusajs/framework/utils"

/** Who asks: the user or API key, and whether they may set up. */
export type PivotCaller = { actor_id: string; can_setup: boolean }

type Kept = { id: string; name: string; owner_id: string; is_shared: boolean }

/** Whether somebody may change or remove a pivot: who keeps it, and of a shared one also who may set up. */
export const mayChangePivot = (pivot: Kept, { actor_id, can_setup }: PivotCaller): boolean =>
  pivot.owner_id === actor_id || (pivot.is_shared && can_setup)

/**
 * @throws NOT_FOUND for what others keep for themselves, FORBIDDEN for a shared one of somebody else
 */
export function assertMayChangePivot(id: string, pivot: Kept | undefined, caller: PivotCaller): asserts pivot is Kept {
  if (!pivot || (!pivot.is_shared && pivot.owner_id !== caller.actor_id)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no saved pivot ${id}.`)
  }
  if (!mayChangePivot(pivot, caller)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      `Only who saved ${pivot.name}, or someone who may change the set-up, can change it.`
    )
  }
}
