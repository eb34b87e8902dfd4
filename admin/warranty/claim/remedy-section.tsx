import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { ClaimDetail } from "../claim-queries"
import { useClaimAct } from "./use-claim-act"

/** How far the remedy has come that the host carries out, and what stopped it. Quiet before one is chosen. */
export const RemedySection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const resume = useClaimAct(claim, "/resume", { done: t("warranty.claim.resumed") })
  if (!claim.remedy && !claim.remedy_state) {
    return null
  }
  return (
    <Section
      title={claim.remedy ? t(`warranty.remedies.${claim.remedy}`) : t("warranty.fields.remedy")}
      actions={<DocumentStatus kind="remedy" status={claim.remedy_state} />}
    >
      {claim.remedy_error ? (
        <div className="px-6 py-4">
          <Alert variant="error">
            <div className="flex flex-col gap-y-2">
              <Text size="small" className="break-words">
                {claim.remedy_error}
              </Text>
              {claim.actions.includes("resume") ? (
                <div>
                  <Button size="small" variant="secondary" isLoading={resume.isPending} onClick={() => resume.mutate()}>
                    {t("warranty.acts.resume")}
                  </Button>
                </div>
              ) : null}
            </div>
          </Alert>
        </div>
      ) : null}
      {claim.remedy_steps.length ? (
        <ol className="flex flex-col gap-y-2 px-6 py-4" data-testid="crm-remedy-steps">
          {claim.remedy_steps.map(({ step, at }) => (
            <li key={step} className="flex items-baseline justify-between gap-x-3">
              <Text size="small">{t(`warranty.steps.${step}`, { defaultValue: step })}</Text>
              <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
                <Moment value={at} />
              </Text>
            </li>
          ))}
        </ol>
      ) : null}
      {claim.remedy_note ? (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words px-6 py-4">
          {claim.remedy_note}
        </Text>
      ) : null}
      <Made claim={claim} />
    </Section>
  )
}

/** The host's or our document that carried it out. */
const Made = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { remedy_reference: reference, remedy_reference_id: id, order_id, order_number } = claim
  const links = [
    ...(reference === "crm_credit_note" && id
      ? [{ to: `/crm/receivables/credit-notes/${id}`, text: t("warranty.remedy.creditNote") }]
      : []),
    ...(order_id && claim.remedy_state
      ? [{ to: `/orders/${order_id}`, text: t("warranty.remedy.onOrder", { number: order_number ?? "" }) }]
      : []),
  ]
  return links.length ? (
    <div className="flex flex-wrap gap-x-4 gap-y-1 px-6 py-3">
      {links.map(({ to, text }) => (
        <Link key={to} to={to} className="text-ui-fg-interactive-hover txt-compact-small">
          {text}
        </Link>
      ))}
    </div>
  ) : null
}
