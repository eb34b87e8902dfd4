import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { MoneyButton } from "../money-button"
import { useMoneyAct } from "../use-money-act"
import { ProposalLines } from "./proposal-lines"
import { Proposal } from "./queries"

type ProposalActionsProps = {
  proposal: Proposal
  stacked?: boolean
  /** Says on the button what is issued: beside another one that issues something else. */
  named?: boolean
}

/** Issues or dismisses an open proposal; both are asked once, with what will be made shown. */
export const ProposalActions = ({ proposal, stacked, named }: ProposalActionsProps) => {
  const { t } = useTranslation("crm")
  const [asking, setAsking] = useState<"apply" | "dismiss" | null>(null)
  const close = (): void => setAsking(null)
  return (
    <div className={`flex gap-2 ${stacked ? "flex-col-reverse items-end" : "items-center justify-end"}`}>
      <MoneyButton variant="transparent" onClick={() => setAsking("dismiss")}>
        {t("billing.proposals.dismiss")}
      </MoneyButton>
      <MoneyButton variant="secondary" onClick={() => setAsking("apply")}>
        {t(named ? `billing.proposals.applyNamed.${proposal.kind}` : "billing.proposals.apply")}
      </MoneyButton>
      {asking === "apply" ? <ApplyDialog proposal={proposal} onClose={close} /> : null}
      {asking === "dismiss" ? <DismissDialog proposal={proposal} onClose={close} /> : null}
    </div>
  )
}

type DialogProps = { proposal: Proposal; onClose: () => void }

const ApplyDialog = ({ proposal, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const { id, kind, order_display_id: order, fingerprint } = proposal
  const act = useMoneyAct({
    path: `/admin/crm/billing-proposals/${id}/apply`,
    done: t(`billing.proposals.applied.${kind}`),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(`billing.proposals.applyTitle.${kind}`, { order })}
      description={t(`billing.proposals.applyText.${kind}`)}
      confirm={t("billing.proposals.apply")}
      saving={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate({ fingerprint })}
    >
      <ProposalLines proposal={proposal} />
    </ActionDialog>
  )
}

const DismissDialog = ({ proposal, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [note, setNote] = useState("")
  const act = useMoneyAct({
    path: `/admin/crm/billing-proposals/${proposal.id}/dismiss`,
    done: t("billing.proposals.dismissed"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("billing.proposals.dismissTitle", { order: proposal.order_display_id })}
      description={t("billing.proposals.dismissText")}
      confirm={t("billing.proposals.dismiss")}
      saving={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate(filled({ note }))}
    >
      <Field label={t("billing.proposals.note")} htmlFor="proposal-note" optional>
        <Textarea id="proposal-note" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
