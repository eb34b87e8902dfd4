import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"

import { DunningPoliciesSection } from "../dunning/policies-section"
import { FollowUpRulesSection } from "../follow-up/settings/rules-section"
import { ErrorState } from "../shared/error-state"
import { SectionSkeleton } from "../shared/skeletons"
import { AccountsSection } from "./accounts-section"
import { AccessSection } from "./access-section"
import { ApprovalRulesSection } from "./approval-rules-section"
import { CompaniesSection } from "./companies-section"
import { CompanySection } from "./company-section"
import { CreditPolicySection } from "./credit-policy-section"
import { CreditSection } from "./credit-section"
import { DocumentsSection } from "./documents-section"
import { InterestSection } from "./interest-section"
import { JournalCsvSection } from "./journal-csv-section"
import { InvoicesSection } from "./invoices-section"
import { MailSection } from "./mail-section"
import { PaymentTermsSection } from "./payment-terms-section"
import { ChoicesSection } from "./pipeline/choices-section"
import { PipelinesSection } from "./pipeline/pipelines-section"
import { TargetsSection } from "./pipeline/targets-section"
import { NumberingSection } from "./numbering-section"
import { settingsQuery } from "./queries"
import { QuotesSection } from "./quotes-section"
import { OpeningBalancesSection } from "./opening-balances-section"
import { ExchangeRatesSection } from "./exchange-rates-section"
import { TaxCategoriesSection } from "./tax-categories-section"
import { TaxSettingsSection } from "./tax-section"
import { TechniciansSection } from "./technicians-section"
import { TeamsSection } from "./teams-section"
import { TemplatesSection } from "./templates-section"
import { WarrantyPlansSection } from "../warranty/plans/plans-section"
import { useNamedHostControls } from "../shared/use-named-host-controls"

/** Settings › CRM: who the seller is, how documents are made, how mail leaves, who may do what. */
export const SettingsPage = () => {
  useNamedHostControls()
  const { data: settings, error, refetch } = useQuery(settingsQuery())
  if (error && !settings) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      {settings ? (
        <>
          <CompanySection settings={settings} />
          <DocumentsSection settings={settings} />
          <InvoicesSection settings={settings} />
          <CreditSection settings={settings} />
          <CreditPolicySection settings={settings} />
          <InterestSection settings={settings} />
          <NumberingSection settings={settings} />
          <TaxSettingsSection settings={settings} />
          <TaxCategoriesSection settings={settings} />
          <AccountsSection settings={settings} />
          <JournalCsvSection settings={settings} />
          <ExchangeRatesSection />
          <OpeningBalancesSection />
          <TechniciansSection settings={settings} />
          <QuotesSection settings={settings} />
          <MailSection settings={settings} />
        </>
      ) : (
        <>
          <SectionSkeleton lines={6} />
          <SectionSkeleton lines={6} />
        </>
      )}
      <PipelinesSection />
      <ChoicesSection kind="sources" />
      <ChoicesSection kind="reasons" />
      <TargetsSection />
      <PaymentTermsSection />
      <WarrantyPlansSection />
      <FollowUpRulesSection />
      <DunningPoliciesSection />
      <CompaniesSection />
      <ApprovalRulesSection />
      <TemplatesSection />
      <AccessSection />
      <TeamsSection />
    </div>
  )
}
