import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { Money } from "../../shared/money"
import { Row, Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { ClaimDetail, ClaimPart, stockLocationsQuery } from "../claim-queries"
import { DiagnosisDialog } from "./diagnosis-dialog"
import { LabourDialog } from "./labour-dialog"
import { PartDialog } from "./part-dialog"
import { useClaimAct } from "./use-claim-act"

type Dialog = "diagnosis" | "part" | "labour"

/** What was found and done in the workshop: diagnosis, technician, parts out of stock. */
export const RepairSection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const may = (verb: string): boolean => claim.actions.includes(verb)
  const button = (what: Dialog, verb: string, label: string): ReactNode =>
    may(verb) ? (
      <Button size="small" variant="secondary" onClick={() => setDialog(what)}>
        {label}
      </Button>
    ) : null
  if (!claim.diagnosis && !claim.parts.length && !may("use_part") && !may("diagnose")) {
    return null
  }
  const close = (): void => setDialog(null)
  return (
    <Section
      title={t("warranty.repair.title")}
      actions={
        <div className="flex flex-wrap justify-end gap-2">
          {button("diagnosis", "diagnose", t("warranty.repair.diagnose"))}
          {button("part", "use_part", t("warranty.repair.usePart"))}
          {button("labour", "log_labour", t("warranty.repair.logLabour"))}
        </div>
      }
    >
      {claim.technician ? <Row label={t("warranty.fields.technician")}>{claim.technician}</Row> : null}
      {claim.diagnosis ? (
        <Text size="small" className="whitespace-pre-line break-words px-6 py-4">
          {claim.diagnosis}
        </Text>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.repair.noDiagnosis")}
        </Text>
      )}
      {claim.parts.map((part) => (
        <PartRow key={part.id} claim={claim} part={part} />
      ))}
      {dialog === "diagnosis" ? <DiagnosisDialog claim={claim} onClose={close} /> : null}
      {dialog === "part" ? <PartDialog claim={claim} onClose={close} /> : null}
      {dialog === "labour" ? <LabourDialog claim={claim} onClose={close} /> : null}
    </Section>
  )
}

const PartRow = ({ claim, part }: { claim: ClaimDetail; part: ClaimPart }) => {
  const { data: locations } = useQuery(stockLocationsQuery())
  const location = locations?.find(({ id }) => id === part.location_id)?.name
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3" data-testid="crm-claim-part">
      <div className="min-w-0">
        <Text size="small" leading="compact" className="break-words">
          {part.quantity} × {part.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {[part.sku, location, part.error].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-y-1">
        <Money
          amount={part.quantity * part.unit_cost}
          currency={claim.costs.currency_code}
          className="txt-compact-small"
        />
        {part.state === "taken" ? null : <DocumentStatus kind="warranty_part" status={part.state} />}
        {part.is_unknown ? <SettlePart claim={claim} part={part} /> : null}
        {part.state === "taken" && part.unit_cost === 0 ? <PutBack claim={claim} part={part} /> : null}
      </div>
    </div>
  )
}

/** A part that cost nothing has no entry whose reversal puts it back. */
const PutBack = ({ claim, part }: { claim: ClaimDetail; part: ClaimPart }) => {
  const { t } = useTranslation("crm")
  const save = useClaimAct(claim, `/parts/${part.id}/put-back`, { done: t("common.saved") })
  return (
    <Button size="small" variant="secondary" disabled={save.isPending} onClick={() => save.mutate({})}>
      {t("warranty.repair.putBack")}
    </Button>
  )
}

/** Whoever looked into the stock says whether the part moved. */
const SettlePart = ({ claim, part }: { claim: ClaimDetail; part: ClaimPart }) => {
  const { t } = useTranslation("crm")
  const settle = useClaimAct(claim, `/parts/${part.id}/settle`, { done: t("common.saved") })
  const button = (moved: boolean): ReactNode => (
    <Button size="small" variant="secondary" disabled={settle.isPending} onClick={() => settle.mutate({ moved })}>
      {t(moved ? "warranty.repair.moved" : "warranty.repair.notMoved")}
    </Button>
  )
  return (
    <div className="flex max-w-[260px] flex-col items-end gap-y-2">
      <Text size="xsmall" className="text-ui-fg-subtle text-end">
        {t("warranty.repair.unknown")}
      </Text>
      <div className="flex flex-wrap justify-end gap-2">
        {button(true)}
        {button(false)}
      </div>
    </div>
  )
}
