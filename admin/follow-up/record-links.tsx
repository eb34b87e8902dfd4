import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerHref, referenceHref } from "../interaction/queries"
import { FollowUp } from "./queries"

const LINK = "text-ui-fg-interactive-hover break-words"

/** Whom and which document a follow-up is about, each a link where it has a page. */
export function useRecordLinks({ customer_id, customer_name, reference, reference_id, reference_number }: FollowUp): {
  customer: React.ReactNode
  document: React.ReactNode
} {
  const { t } = useTranslation("crm")
  const isDocument = reference && reference_id && reference !== "customer"
  const href = isDocument ? referenceHref({ reference, reference_id }) : null
  const number = isDocument
    ? [t(`followUp.references.${reference}`, { defaultValue: "" }), reference_number].filter(Boolean).join(" ")
    : ""
  return {
    customer: customer_id ? (
      <Link to={customerHref(customer_id)} className={LINK}>
        {customer_name ?? t("common.customer")}
      </Link>
    ) : null,
    document: number ? (
      href ? (
        <Link to={href} className={LINK}>
          {number}
        </Link>
      ) : (
        number
      )
    ) : null,
  }
}
