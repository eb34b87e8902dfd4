import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../shared/error-state"
import { Moment } from "../shared/day"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { LogButton } from "./log-buttons"
import { customerHref, Interaction, interactionsAboutQuery } from "./queries"

type InteractionsSectionProps = {
  reference: "crm_quote" | "crm_invoice" | "crm_warranty" | "crm_warranty_claim"
  reference_id: string
  /** How people call the document. */
  name: string | null
  customer_id: string | null
}

/** What was said about a document, and the button that notes more. */
export const InteractionsSection = ({ reference, reference_id, name, customer_id }: InteractionsSectionProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(interactionsAboutQuery({ reference, reference_id }))
  return (
    <Section
      title={t("interaction.title")}
      actions={<LogButton about={{ customer_id, reference: { reference, reference_id }, name }} />}
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.interactions.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("interaction.noneAbout")}
        </Text>
      ) : null}
      {data?.interactions.length ? (
        <ol className="flex flex-col gap-y-4 px-6 py-4">
          {data.interactions.map((interaction) => (
            <Line key={interaction.id} interaction={interaction} />
          ))}
        </ol>
      ) : null}
      {customer_id ? (
        <div className="px-6 py-3">
          <Link to={customerHref(customer_id)} className="text-ui-fg-interactive-hover txt-compact-small">
            {t("interaction.openTimeline")}
          </Link>
        </div>
      ) : null}
    </Section>
  )
}

const Line = ({ interaction }: { interaction: Interaction }) => {
  const { t } = useTranslation("crm")
  const { channel, direction, outcome, subject, text, occurred_at } = interaction
  return (
    <li className="flex flex-col gap-y-0.5">
      <div className="flex items-baseline justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">
          {t(`interaction.talks.${channel}.${direction ?? "none"}`)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
          <Moment value={occurred_at} />
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle line-clamp-3 break-words">
        {outcome ?? subject ?? text}
      </Text>
    </li>
  )
}
