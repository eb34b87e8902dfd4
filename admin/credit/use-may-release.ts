import { useAccess } from "../shared/use-access"

/** Whether the user may let a quote on hold go on: with the right to money or to approve. */
export function useMayRelease(): boolean {
  const { can_money, can_approve } = useAccess()
  return can_money || can_approve
}
