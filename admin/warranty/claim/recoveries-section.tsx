import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { ClaimDetail, recoveriesQuery, Recovery } from "../claim-queries"
import { ChangeDialog, ExpectDialog } from "./recovery-dialogs"

/** What a supplier owes us for it: expected, asked for, received or refused. */
export const RecoveriesSection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(recoveriesQuery(claim.id))
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<Recovery | null>(null)
  return (
    <Section
      title={t("warranty.recovery.title")}
      actions={
        <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
          {t("warranty.recovery.add")}
        </Button>
      }
    >
      {isPending ? <TextSkeleton lines={1} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.recovery.none")}
        </Text>
      ) : null}
      {data?.map((recovery) => (
        <RecoveryRow key={recovery.id} recovery={recovery} onChange={() => setChanging(recovery)} />
      ))}
      {adding ? <ExpectDialog claim={claim} onClose={() => setAdding(false)} /> : null}
      {changing ? <ChangeDialog claim={claim} recovery={changing} onClose={() => setChanging(null)} /> : null}
    </Section>
  )
}

const RecoveryRow = ({ recovery, onChange }: { recovery: Recovery; onChange: () => void }) => {
  const { t } = useTranslation("crm")
  const day = {
    expected: recovery.expected_date,
    claimed: recovery.claimed_date,
    received: recovery.received_date,
    refused: recovery.refused_date,
  }[recovery.status]
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {recovery.supplier_name}
        </Text>
        <div className="flex flex-wrap items-center gap-x-2">
          <DocumentStatus kind="recovery" status={recovery.status} />
          {day ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              <Day value={day} />
            </Text>
          ) : null}
        </div>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-y-1">
        <Money
          amount={recovery.received_amount ?? recovery.amount}
          currency={recovery.currency_code}
          className="txt-compact-small"
        />
        <Button size="small" variant="transparent" onClick={onChange}>
          {t("warranty.recovery.change")}
        </Button>
      </div>
    </div>
  )
}
