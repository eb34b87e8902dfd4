import { Badge, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Moment } from "../shared/day"
import { Claim } from "./claim-queries"

/** By when a claim is to be answered, red once that has passed; nothing where it was answered, or nobody promised when. */
export const AnswerBadge = ({ claim }: { claim: Pick<Claim, "answer_due_at" | "answered_at" | "status"> }) => {
  const { t } = useTranslation("crm")
  const isOpen = ["submitted", "approved", "in_repair"].includes(claim.status)
  if (!claim.answer_due_at || claim.answered_at || !isOpen) {
    return null
  }
  const isLate = Date.parse(claim.answer_due_at) < Date.now()
  return (
    <Tooltip content={<Moment value={claim.answer_due_at} />}>
      <Badge size="2xsmall" color={isLate ? "red" : "blue"} className="whitespace-nowrap">
        {t(isLate ? "warranty.answer.late" : "warranty.answer.due")}
      </Badge>
    </Tooltip>
  )
}
