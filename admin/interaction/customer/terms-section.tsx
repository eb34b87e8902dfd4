import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerDunningQuery } from "../../dunning/queries"
import { policyName } from "../../dunning/rules/policy-name"
import { AgreedRows } from "../../receivable/account/agreed-rows"
import { accountHref, accountQuery, creditTermsQuery } from "../../receivable/collection/queries"
import { ErrorState } from "../../shared/error-state"
import { Row, Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { customerHref } from "../queries"

/** What is agreed with the customer about money; it is changed in the account. */
export const AgreedTermsSection = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data: terms, error, isPending, refetch } = useQuery(creditTermsQuery(customerId))
  const { data: account } = useQuery(accountQuery(customerId, undefined))
  const { data: reminders } = useQuery(customerDunningQuery(customerId))
  return (
    <Section
      title={t("interaction.customer.terms")}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={accountHref(customerId)}>{t("interaction.customer.account")}</Link>
        </Button>
      }
    >
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {terms ? (
        <>
          <AgreedRows terms={terms} days={account?.suggested.base_days} />
          {terms.hold ? <Row label={t("collection.terms.hold")}>{t("common.yes")}</Row> : null}
          {terms.bill_to_customer_id && terms.bill_to_customer_id !== customerId ? (
            <Row label={t("interaction.customer.paidBy")}>
              <Link to={customerHref(terms.bill_to_customer_id)} className="text-ui-fg-interactive-hover">
                {account?.name ?? terms.bill_to_customer_id}
              </Link>
            </Row>
          ) : null}
          {reminders ? (
            <Row label={t("interaction.customer.reminders")}>
              {policyName(reminders.policy, t)}
              <Small text={t(`interaction.customer.${reminders.policy_id ? "remindersOwn" : "remindersUsual"}`)} />
            </Row>
          ) : null}
        </>
      ) : null}
    </Section>
  )
}

const Small = ({ text }: { text: string }) => (
  <Text size="xsmall" className="text-ui-fg-subtle">
    {text}
  </Text>
)
