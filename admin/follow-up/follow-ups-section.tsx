import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ErrorState } from "../shared/error-state"
import { userName, usersQuery } from "../shared/host-queries"
import { listHref } from "../shared/list-href"
import { useLocale } from "../shared/locale"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { ActButtons } from "./act-buttons"
import { Due } from "./due"
import { FollowUpButton } from "./follow-up-button"
import { FollowUp, followUpsQuery } from "./queries"
import { About } from "./rules/draft"
import { followUpSentence } from "./rules/sentence"
import { RowAct, useFollowUpActs } from "./use-follow-up-acts"

const SHOWN = 5

type FollowUpsSectionProps = {
  /** What a new one is about. */
  about: About
  /** Which are shown: those of the document, or of the customer with all documents. */
  filters: { customer_id: string } | { reference: string; reference_id: string }
}

/** What is still to be done about a document or with a customer, and the button that adds to it. */
export const FollowUpsSection = ({ about, filters }: FollowUpsSectionProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(
    followUpsQuery({ ...filters, status: "open", order: "due_at", limit: SHOWN, offset: 0 })
  )
  const acts = useFollowUpActs()
  return (
    <Section title={t("followUp.title")} actions={<FollowUpButton about={about} />}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error && !data ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.follow_ups.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("followUp.noneAbout")}
        </Text>
      ) : null}
      {data?.follow_ups.map((followUp) => (
        <Line key={followUp.id} followUp={followUp} today={data.today} onAct={(act) => acts.run(act, followUp)} />
      ))}
      {data && data.count > SHOWN && "customer_id" in filters ? (
        <div className="px-6 py-3">
          <Link
            to={listHref("/crm/my-day", { assignee_id: "all", customer_id: filters.customer_id })}
            className="text-ui-fg-interactive-hover txt-compact-small"
          >
            {t("followUp.showAll")}
          </Link>
        </div>
      ) : null}
      {acts.dialog}
    </Section>
  )
}

type LineProps = { followUp: FollowUp; today: string | undefined; onAct: (act: RowAct) => void }

const Line = ({ followUp, today, onAct }: LineProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: users } = useQuery(usersQuery())
  const user = (users ?? []).find(({ id }) => id === followUp.assignee_id)
  const sentence = followUpSentence(t, followUp, locale)
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3" data-testid="crm-follow-up">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {sentence}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          <Due followUp={followUp} today={today} /> · {user ? userName(user) : t("common.nobody")}
        </Text>
      </div>
      <ActButtons compact followUp={followUp} sentence={sentence} onAct={onAct} />
    </div>
  )
}
