import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { useLocale } from "../shared/locale"
import { Due } from "./due"
import { FollowUpButton } from "./follow-up-button"
import { followUpHref, followUpsQuery } from "./queries"
import { About } from "./rules/draft"
import { followUpSentence } from "./rules/sentence"

type NextFollowUpProps = {
  about: About
  filters: { customer_id: string } | { reference: string; reference_id: string }
}

/** One line of a widget: what is to be done next, or that nothing is, with the button that adds it. */
export const NextFollowUp = ({ about, filters }: NextFollowUpProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data } = useQuery({
    ...followUpsQuery({ ...filters, status: "open", order: "due_at", limit: 1, offset: 0 }),
    retry: false,
  })
  const next = data?.follow_ups[0]
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-3" data-testid="crm-next-follow-up">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
          {t("followUp.nextOne")}
        </Text>
        <Text size="small" leading="compact" className={next ? "break-words" : "text-ui-fg-subtle"}>
          {next ? (
            <>
              <Link to={followUpHref(next.id)} className="text-ui-fg-interactive-hover">
                {followUpSentence(t, next, locale)}
              </Link>
              {" · "}
              <Due followUp={next} today={data.today} />
            </>
          ) : data ? (
            t("followUp.nothingNext")
          ) : (
            "\u00a0"
          )}
        </Text>
      </div>
      <FollowUpButton about={about} />
    </div>
  )
}
