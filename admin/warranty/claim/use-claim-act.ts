import { useQueryClient } from "@tanstack/react-query"

import { ClaimDetail, claimQuery, CLAIMS_PATH } from "../claim-queries"
import { useWarrantyAct } from "../use-warranty-act"

type Answer = { warranty_claim?: ClaimDetail }

type Options = { done: string; onDone?: () => void; quiet?: boolean }

/** Runs an act on a claim; the page follows at once, so that nobody acts on what was. */
export function useClaimAct(claim: Pick<ClaimDetail, "id">, path: string, { done, onDone, quiet }: Options) {
  const client = useQueryClient()
  return useWarrantyAct<Answer>({
    path: `${CLAIMS_PATH}/${claim.id}${path}`,
    done,
    quiet,
    onDone: ({ warranty_claim: changed }) => {
      if (changed?.id === claim.id) {
        client.setQueryData(claimQuery(claim.id).queryKey, (old) =>
          old ? { warranty_claim: { ...old.warranty_claim, ...changed } } : undefined
        )
      }
      onDone?.()
    },
  })
}
