import { Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { plural } from "../../shared/plural"
import { BulkAct, BulkAnswer } from "../queries"

/** What became of many quotes: how many it was done for, and each that was refused with the reason. */
export const BulkReport = ({ act, answer }: { act: BulkAct; answer: BulkAnswer }) => {
  const { t } = useTranslation("crm")
  const { done, refused } = answer
  return (
    <div className="flex flex-col gap-y-3" data-testid="crm-bulk-report">
      <Text size="small">{plural(t, `pipeline.bulk.done.${act}`, done.length)}</Text>
      <Heading level="h3">{plural(t, "pipeline.bulk.refused", refused.length)}</Heading>
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {refused.map(({ id, number, message }) => (
          <li key={id} className="flex flex-col gap-y-0.5 py-2">
            <Link to={`/crm/quotes/${id}`} className="text-ui-fg-interactive-hover txt-compact-small tabular-nums">
              {number ?? id}
            </Link>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {message}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
