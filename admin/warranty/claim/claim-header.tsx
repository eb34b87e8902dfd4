import { ArrowPath, ArrowUturnLeft, CheckCircle, PencilSquare, XCircle } from "@medusajs/icons"
import { Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerHref } from "../../interaction/queries"
import { ActionMenu } from "../../shared/action-menu"
import { Moment } from "../../shared/day"
import { Money } from "../../shared/money"
import { DocumentStatus } from "../../shared/status-badge"
import { ClaimDetail } from "../claim-queries"
import { ClaimAct, otherActs, primaryAct } from "../rules/primary-act"
import { ApproveDialog, CancelClaimDialog, RejectDialog } from "./decide-dialogs"
import { EditClaimDialog } from "./edit-claim-dialog"
import { RemedyDialog } from "./remedy-dialog"
import { useClaimAct } from "./use-claim-act"

const ICONS: Record<ClaimAct, ReactNode> = {
  approve: <CheckCircle />,
  reject: <XCircle />,
  reopen: <ArrowUturnLeft />,
  resolve: <CheckCircle />,
  finish_repair: <CheckCircle />,
  resume: <ArrowPath />,
  cancel: <XCircle />,
}

/** What is claimed by whom, where it stands, what it has cost, and the act it waits for. */
export const ClaimHeader = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Container className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Heading>{claim.number}</Heading>
          <DocumentStatus kind="warranty_claim" status={claim.status} />
          {claim.is_goodwill ? <Badge size="2xsmall">{t("warranty.goodwill")}</Badge> : null}
        </div>
        <Text size="small" className="text-ui-fg-base break-words">
          {claim.quantity > 1 ? `${claim.quantity} × ${claim.title}` : claim.title}
          {claim.serial ? <span className="text-ui-fg-subtle"> · {claim.serial}</span> : null}
        </Text>
        {claim.customer_id ? (
          <Link to={customerHref(claim.customer_id)} className="txt-small hover:text-ui-fg-interactive">
            {claim.customer_name ?? t("common.customer")}
          </Link>
        ) : null}
        <Text size="small" className="text-ui-fg-subtle">
          {t("warranty.claims.submitted")} <Moment value={claim.submitted_at} />
        </Text>
      </div>
      <div className="flex shrink-0 items-center justify-between gap-x-4 md:justify-end">
        <div className="md:text-end">
          <Text size="small" className="text-ui-fg-subtle">
            {t("warranty.fields.costs")}
          </Text>
          <Heading data-testid="crm-claim-cost">
            <Money amount={claim.costs.total} currency={claim.costs.currency_code} />
          </Heading>
        </div>
        <Acts claim={claim} />
      </div>
    </Container>
  )
}

const Acts = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState<ClaimAct | "edit" | null>(null)
  const reopen = useClaimAct(claim, "/reopen", { done: t("warranty.claim.reopened") })
  const resume = useClaimAct(claim, "/resume", { done: t("warranty.claim.resumed") })
  const run = (act: ClaimAct): void => {
    if (act === "reopen") {
      reopen.mutate()
    } else if (act === "resume") {
      resume.mutate()
    } else {
      setOpen(act)
    }
  }
  const first = primaryAct(claim)
  const close = (): void => setOpen(null)
  return (
    <div className="flex items-center gap-x-2">
      {first ? (
        <Button size="small" isLoading={reopen.isPending || resume.isPending} onClick={() => run(first)}>
          {t(`warranty.acts.${first}`)}
        </Button>
      ) : null}
      <ActionMenu
        variant="primary"
        groups={[
          { actions: [{ icon: <PencilSquare />, label: t("common.edit"), onClick: () => setOpen("edit") }] },
          {
            actions: otherActs(claim).map((act) => ({
              icon: ICONS[act],
              label: t(`warranty.acts.${act}`),
              onClick: () => run(act),
            })),
          },
        ]}
      />
      {open === "approve" ? <ApproveDialog claim={claim} onClose={close} /> : null}
      {open === "reject" ? <RejectDialog claim={claim} onClose={close} /> : null}
      {open === "cancel" ? <CancelClaimDialog claim={claim} onClose={close} /> : null}
      {open === "edit" ? <EditClaimDialog claim={claim} onClose={close} /> : null}
      {open === "resolve" ? <RemedyDialog claim={claim} start={null} onClose={close} /> : null}
      {open === "finish_repair" ? <RemedyDialog claim={claim} start="repair" onClose={close} /> : null}
    </div>
  )
}
