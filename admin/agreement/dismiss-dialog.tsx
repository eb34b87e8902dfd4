import { Input, Label } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { crmKeys } from "../shared/query-keys"
import { agreementAct, AgreementBreak } from "./queries"

/** Leaves a disagreement be, for a reason that is kept. */
export const DismissDialog = ({ row, onClose }: { row: AgreementBreak; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [reason, setReason] = useState("")
  const dismiss = useMutation({
    mutationFn: () => agreementAct(`${row.id}/dismiss`, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: crmKeys.agreement.all })
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("agreement.dismiss")}
      description={t("agreement.dismissDescription")}
      confirm={t("agreement.dismiss")}
      disabled={!reason.trim()}
      saving={dismiss.isPending}
      error={dismiss.error}
      onConfirm={() => dismiss.mutate()}
    >
      <div className="flex flex-col gap-y-2">
        <Label htmlFor="crm-agreement-reason" size="small" weight="plus">
          {t("agreement.reason")}
        </Label>
        <Input
          id="crm-agreement-reason"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </ActionDialog>
  )
}
