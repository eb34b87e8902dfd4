import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"

import { FollowUpsSection } from "../../follow-up/follow-ups-section"
import { InteractionsSection } from "../../interaction/interactions-section"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { isNotFound } from "../../shared/sdk"
import { DetailSkeleton } from "../../shared/skeletons"
import { quoteQuery } from "../queries"
import { ApprovalSection, hasApproval } from "./approval-section"
import { AttachmentsSection } from "./attachments-section"
import { CustomerSection } from "./customer-section"
import { DealHistory } from "./deal-history"
import { DealSection } from "./deal-section"
import { HeaderSection } from "./header-section"
import { HistorySection } from "./history-section"
import { ItemsSection } from "./items-section"
import { QuoteMails } from "./quote-mails"
import { MessagesSection } from "./messages-section"
import { OrdersSection } from "./orders-section"
import { TextsSection } from "./texts-section"
import { VersionsSection } from "./versions-section"
import { useNamedHostControls } from "../../shared/use-named-host-controls"

/** CRM › Quotes › one: what did we offer, what did they say, what next? */
export const QuoteDetailPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { id = "" } = useParams()
  const { data: quote, error, refetch } = useQuery(quoteQuery(id))
  if (error && isNotFound(error)) {
    return (
      <Container className="p-0">
        <EmptyState title={t("quote.notFound")} action={{ label: t("quote.backToList"), to: "/crm/quotes" }} />
      </Container>
    )
  }
  if (error && !quote) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  if (!quote) {
    return <DetailSkeleton />
  }
  const wasSent = quote.status !== "draft" || quote.version > 1 || Boolean(quote.unanswered_messages)
  const entry = (name: string, section: React.ReactNode) => (
    <LayoutComposer.Entry id={name}>{section}</LayoutComposer.Entry>
  )
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_quote.details"
      preferredLayoutId="core:two-column"
      data={quote}
      sections={{
        main: (
          <>
            {entry("CrmQuoteHeader", <HeaderSection quote={quote} />)}
            {entry("CrmQuoteItems", <ItemsSection quote={quote} />)}
            {hasApproval(quote) ? entry("CrmQuoteApproval", <ApprovalSection quote={quote} />) : null}
            {quote.status === "accepted" ? entry("CrmQuoteOrders", <OrdersSection quote={quote} />) : null}
            {wasSent ? entry("CrmQuoteMessages", <MessagesSection quote={quote} />) : null}
            {entry("CrmQuoteTexts", <TextsSection quote={quote} />)}
            {entry("CrmQuoteAttachments", <AttachmentsSection quote={quote} />)}
            {wasSent ? entry("CrmQuoteVersions", <VersionsSection quote={quote} />) : null}
          </>
        ),
        side: (
          <>
            {entry("CrmQuoteCustomer", <CustomerSection quote={quote} />)}
            {entry(
              "CrmQuoteFollowUps",
              <FollowUpsSection
                about={{
                  customer_id: quote.customer_id,
                  reference: { reference: "crm_quote", reference_id: quote.id },
                  name: quote.number,
                }}
                filters={{ reference: "crm_quote", reference_id: quote.id }}
              />
            )}
            {entry("CrmQuoteDeal", <DealSection quote={quote} />)}
            {entry(
              "CrmQuoteInteractions",
              <InteractionsSection
                reference="crm_quote"
                reference_id={quote.id}
                name={quote.number}
                customer_id={quote.customer_id}
              />
            )}
            {entry("CrmQuoteDealHistory", <DealHistory quote={quote} />)}
            {wasSent ? entry("CrmQuoteMails", <QuoteMails quote={quote} />) : null}
            {entry("CrmQuoteHistory", <HistorySection quote={quote} />)}
          </>
        ),
      }}
    />
  )
}
