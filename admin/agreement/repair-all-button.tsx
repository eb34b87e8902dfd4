import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { MoneyButton } from "../receivable/money-button"
import { plural } from "../shared/plural"
import { crmKeys } from "../shared/query-keys"
import { errorMessage } from "../shared/sdk"
import { agreementAct, AgreementBreak } from "./queries"

/** Mends all that is shown and can be mended by itself, one after the other, and says how many agree again. */
export const RepairAllButton = ({ rows }: { rows: AgreementBreak[] }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const repairable = rows.filter(({ can_repair, status }) => can_repair && status === "open")
  const repair = useMutation({
    mutationFn: async () => {
      let settled = 0
      for (const { id } of repairable) {
        const { break: after } = await agreementAct<{ break: AgreementBreak }>(`${id}/repair`)
        settled += after.status === "settled" ? 1 : 0
      }
      return settled
    },
    onSuccess: (settled) => toast.success(plural(t, "agreement.repairedCount", settled)),
    onError: (error) => toast.error(errorMessage(error)),
    onSettled: () => client.invalidateQueries({ queryKey: crmKeys.agreement.all }),
  })
  return repairable.length > 1 ? (
    <MoneyButton variant="secondary" isLoading={repair.isPending} onClick={() => repair.mutate()}>
      {plural(t, "agreement.repairAll", repairable.length)}
    </MoneyButton>
  ) : null
}
