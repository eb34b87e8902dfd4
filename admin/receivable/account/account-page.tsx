import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { CreditStrip } from "../../credit/credit-strip"
import { CustomerReminders } from "../../dunning/customer-reminders"
import { FollowUpsSection } from "../../follow-up/follow-ups-section"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useUrlState } from "../../shared/use-url-state"
import { Disputable } from "../collection/dispute-dialog"
import { DisputesSection } from "../collection/disputes-section"
import { PromisesSection } from "../collection/promises-section"
import { accountQuery } from "../collection/queries"
import { openInvoicesQuery } from "../queries"
import { minus } from "../rules/minus"
import { StatementMails } from "../statement/statement-mails"
import { StatementSection } from "../statement/statement-section"
import { AccountHeader } from "./account-header"
import { BehaviourSection } from "./behaviour-section"
import { InterestSection } from "./interest-section"
import { OpenDocuments } from "./open-documents"
import { TermsSection } from "./terms-section"

/** CRM › Receivables › the account of one debtor: what do they owe, how do they pay, what was said? */
export const AccountPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const [{ currency }] = useUrlState(["currency"] as const)
  const { data: account, error, refetch } = useQuery(accountQuery(id, currency))
  const open = useQuery({
    ...openInvoicesQuery(account?.debtor_id ?? null, account?.currency_code),
    enabled: Boolean(account),
  })
  if (error && !account) {
    return (
      <Container className="p-0">
        {isNotFound(error) ? (
          <EmptyState
            title={t("collection.account.notFound")}
            action={{ label: t("receivable.title"), to: "/crm/receivables" }}
          />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </Container>
    )
  }
  if (!account) {
    return <DetailSkeleton />
  }
  const { currency_code, debtor_id } = account
  const invoices = open.data?.invoices ?? []
  const disputable: Disputable[] = invoices.flatMap(
    ({ id: invoice_id, number, outstanding, disputed_total, owner_id }) =>
      outstanding > disputed_total
        ? [
            {
              id: invoice_id,
              number: number ?? "",
              currency: currency_code,
              left: minus(outstanding, disputed_total),
              owner_id,
            },
          ]
        : []
  )
  const outstanding = account.positions.find((row) => row.currency_code === currency_code)?.outstanding ?? 0
  const entry = (name: string, section: ReactNode) => <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_account.details"
      preferredLayoutId="core:two-column"
      data={account}
      sections={{
        main: (
          <>
            {entry("CrmAccountHeader", <AccountHeader account={account} disputable={disputable} invoices={invoices} />)}
            {entry(
              "CrmAccountOpen",
              <OpenDocuments invoices={invoices} currency={currency_code} isPending={open.isPending} />
            )}
            {entry("CrmAccountStatement", <StatementSection customerId={debtor_id} currency={currency_code} />)}
            {entry(
              "CrmAccountPromises",
              <PromisesSection
                path={`/admin/crm/customers/${debtor_id}`}
                name={account.name ?? ""}
                currency={currency_code}
                outstanding={outstanding}
                ofAccount
              />
            )}
            {entry(
              "CrmAccountDisputes",
              <DisputesSection filters={{ bill_to_customer_id: debtor_id }} invoices={disputable} />
            )}
          </>
        ),
        side: (
          <>
            {entry(
              "CrmAccountCredit",
              <Container className="p-0">
                <CreditStrip customer_id={debtor_id} currency_code={currency_code} linked={false} />
              </Container>
            )}
            {entry(
              "CrmAccountFollowUps",
              <FollowUpsSection
                about={{ customer_id: debtor_id, name: account.name }}
                filters={{ customer_id: debtor_id }}
              />
            )}
            {entry("CrmAccountBehaviour", <BehaviourSection account={account} />)}
            {entry("CrmAccountReminders", <CustomerReminders customer_id={debtor_id} />)}
            {entry("CrmAccountInterest", <InterestSection account={account} />)}
            {entry("CrmAccountMails", <StatementMails customerId={debtor_id} />)}
            {entry("CrmAccountTerms", <TermsSection customerId={debtor_id} account={account} />)}
          </>
        ),
      }}
    />
  )
}
