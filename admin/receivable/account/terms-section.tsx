import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../shared/error-state"
import { Row, Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { Account, creditTermsQuery } from "../collection/queries"
import { MoneyButton } from "../money-button"
import { AgreedRows } from "./agreed-rows"
import { TermsDialog } from "./terms-dialog"

/** What is agreed with the debtor about money, who else gets its invoices, and what the house keeps in mind. */
export const TermsSection = ({ customerId, account }: { customerId: string; account: Account }) => {
  const { t } = useTranslation("crm")
  const { data: terms, error, isPending, refetch } = useQuery(creditTermsQuery(customerId))
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={t("collection.terms.title")}
      actions={
        terms ? (
          <MoneyButton variant="secondary" onClick={() => setEditing(true)}>
            {t("common.edit")}
          </MoneyButton>
        ) : undefined
      }
    >
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {terms ? (
        <>
          <AgreedRows terms={terms} days={account.suggested.base_days} />
          <Row label={t("collection.terms.hold")}>{t(terms.hold ? "common.yes" : "common.no")}</Row>
          <Row label={t("collection.terms.contacts")}>
            {terms.invoice_contacts?.length
              ? terms.invoice_contacts.map(({ email, name }) => (
                  <div key={email} className="break-all">
                    {name ? `${name}, ${email}` : email}
                  </div>
                ))
              : "–"}
          </Row>
          <Row label={t("statement.monthly")}>
            {terms.statement_monthly === null
              ? t("statement.monthlyUsual")
              : t(terms.statement_monthly ? "common.yes" : "common.no")}
          </Row>
          <Row label={t("collection.note")}>
            <span className="whitespace-pre-wrap">{terms.collection_note ?? "–"}</span>
          </Row>
        </>
      ) : null}
      {editing && terms ? (
        <TermsDialog
          customerId={customerId}
          terms={terms}
          currency={account.currency_code}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Section>
  )
}
