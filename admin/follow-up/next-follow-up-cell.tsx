import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { useLocale } from "../shared/locale"
import { Due } from "./due"
import { followUpHref, NextFollowUp } from "./queries"
import { followUpSentence } from "./rules/sentence"

type NextFollowUpCellProps = { next: NextFollowUp | null | undefined; customer: string | null }

/** What is to be done next with a customer of a list, and when. */
export const NextFollowUpCell = ({ next, customer }: NextFollowUpCellProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  if (!next) {
    return <span className="text-ui-fg-subtle">–</span>
  }
  const sentence = followUpSentence(t, { ...next, customer_name: customer }, locale)
  return (
    <div className="flex min-w-0 max-w-[220px] flex-col py-1">
      <Link
        to={followUpHref(next.id)}
        className="text-ui-fg-base hover:text-ui-fg-interactive truncate"
        title={sentence}
        onClick={(event) => event.stopPropagation()}
      >
        {sentence}
      </Link>
      <span className="txt-compact-xsmall text-ui-fg-subtle">
        <Due followUp={{ ...next, status: "open" }} />
      </span>
    </div>
  )
}
