import { MathBN, MedusaService } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"

import { clearError, withClearErrors } from "../../shared/database-errors"
import type { ListScope } from "../../shared/lists/list-documents"
import { addDays, Day } from "../../shared/days"
import { whenReportsAreDown } from "./availability"
import type { DATA_SOURCE, PLANNED_SOURCE } from "./connect"
import {
  agedTotals,
  agingByCustomer,
  agingByOwner,
  AgingLayout,
  AgingLine,
  CustomerAging,
  DEFAULT_LAYOUT,
  InstalmentFilters,
  openInstalments,
  OwnerAging,
  Page,
  streamAging,
} from "./queries/aging"
import { AgreementPage, agreementPage, OwnCheck } from "./queries/agreement"
import { capacity, CapacityFilters } from "./queries/capacity"
import { CapacityInput } from "./queries/capacity-goods"
import { capacityPeople } from "./queries/capacity-people"
import { capacityRepairs, Technician } from "./queries/capacity-repairs"
import { capacityQuotes, CapacityQuoteFilters } from "./queries/capacity-quotes"
import { cashCalendar, CashWeek } from "./queries/cash-calendar"
import type { CashCase } from "./queries/cash-entries"
import { CashItemFilters, cashItems } from "./queries/cash-items"
import { Collection, collection, CollectionFilters } from "./queries/collection"
import { currencies } from "./queries/currencies"
import {
  CustomerListFilters,
  CustomerListRow,
  customerList,
  customersByPlace,
  streamCustomers,
} from "./queries/customer-list"
import { CreditQuestion, CreditStrip, creditStrip, CustomerCredit, customerCredit } from "./queries/customer-credit"
import { Converted, converted } from "./queries/converted"
import { CustomerFigures, customers, TopBy } from "./queries/customers"
import { Decisions, decisions } from "./queries/decisions"
import { duplicates, MergedFrom, mergedInto } from "./queries/duplicates"
import { customersNow } from "./queries/customers-now"
import { isKept, Period, ReportInput } from "./queries/input"
import { KeptSum, keptSumBreaks, rebuildSum } from "./queries/kept-sum-breaks"
import { overviewSums } from "./queries/kept-sums"
import { journal, JournalInput, JournalRow, streamJournal } from "./queries/journal"
import { ClosingInput, closeNextMonth } from "./queries/provision/close"
import { ProvisionInput } from "./queries/provision/input"
import { closeNextCoverMonth } from "./queries/sold-cover/close"
import { CoverLine, soldCover, SoldCoverInput, soldCoverLines, SoldCoverReport } from "./queries/sold-cover/report"
import {
  Arithmetic,
  Cohort,
  MonthMovement,
  Provision,
  provision,
  provisionArithmetic,
  provisionCohorts,
  provisionMovements,
} from "./queries/provision/report"
import { QuoteTotals, quoteTotals, QuoteTotalsInput } from "./queries/quote-totals"
import { paymentDelays, UsualDelay } from "./queries/payment-delays"
import { overdueOf } from "./queries/overdue-of"
import { owed } from "./queries/owed"
import { FollowOnGroup, followOn } from "./queries/follow-on"
import { quoteToCash } from "./queries/sales-cash"
import { salesForecast } from "./queries/sales-forecast"
import type { SalesQuestion } from "./queries/sales-frame"
import { salesFunnel } from "./queries/sales-funnel"
import { salesLost } from "./queries/sales-lost"
import { SalesQuoteFilters, salesQuotes } from "./queries/sales-quotes"
import { ResultGroup, salesResults } from "./queries/sales-results"
import { SalesFacts, salesFacts, SalesPeriod } from "./queries/sales-performance"
import { Pipeline, pipeline, pipelineOf } from "./queries/pipeline"
import { PivotDocument, pivotDocuments, pivotPage, streamPivot } from "./queries/pivot"
import type { PivotAnswer } from "./pivot/answer"
import type { PivotInput } from "./pivot/frame"
import type { Pivot } from "./pivot/pivot"
import type { StatementRow } from "./pivot/statement"
import { executeOn } from "./queries/read"
import { ReceivablesTrend, receivablesTrend } from "./queries/receivables-trend"
import { Receivables, receivables, receivablesOf, unallocatedCredit } from "./queries/receivables"
import {
  movementsOfOthers,
  Statement,
  statement,
  statementCurrencies,
  StatementDue,
  StatementInput,
  statementsDue,
} from "./queries/statement"
import { TimelineInput, TimelinePage, timeline } from "./queries/timeline"
import { TieOut, tieOut } from "./queries/tie-out"
import { mayHaveBankLines, Today, today } from "./queries/today"
import { unallocatedCredits } from "./queries/unallocated"
import { uninvoicedOrders } from "./queries/uninvoiced-orders"
import { FailureFilters, warrantyFailures, WarrantyFailures } from "./queries/warranty-failures"
import { EndingCover, endingCover, ToldArticles } from "./queries/warranty-expiring"
import { WarrantyInput } from "./queries/warranty-input"
import { CostGroup, WarrantyCostFilters, WarrantyCosts, warrantyCosts } from "./queries/warranty-costs"
import { OpenClaims, openClaims } from "./queries/warranty-open-claims"
import { Recoveries, recoveries } from "./queries/warranty-recoveries"
import { WarrantyTile, warrantyTile } from "./queries/warranty-tile"
import { CoverUse, coverUse } from "./queries/warranty-use"
import { Bucket, figure } from "./rules/aging"

export type Overview = {
  as_of: Day
  currency_code: string
  /** Currencies in which anything is open. */
  currencies: string[]
  /** What waits for somebody on the store's day, whatever day is looked at. */
  today: Today
  pipeline: Pipeline
  receivables: Receivables
  cash_calendar: CashWeek[]
  cash_calendar_later: Omit<CashWeek, "week_start">
  customers: CustomerFigures[]
  delivered_not_invoiced: { count: number; amount: number }
  follow_ups: { due_today: number; overdue: number }
}

/** A customer with what they may buy beside what they owe, and how late they usually pay. */
export type TopCustomer = CustomerFigures & { payment_delay_days: number; payment_delay_source: UsualDelay["source"] }

export type Aging = {
  as_of: Day
  currency_code: string
  buckets: Bucket[]
  total: number
  unallocated: number
  net: number
  customers?: CustomerAging[]
  /** With `group_by=owner`; all of them, for owners are few. */
  owners?: OwnerAging[]
  /** Debtors or owners, when they are asked for. */
  count?: number
}

/** By what an aging is broken down. */
export type AgingGroups = { customers?: Page; owners?: boolean }

type Dependencies = { [DATA_SOURCE]: DataSource; [PLANNED_SOURCE]?: DataSource }

/** A last day so long ago does not come back, whatever the store's zone is changed to. */
const PASSED_DAYS = 3

/** Reports: reads over the other rooms' tables, through a connection of its own. Figures are JSON numbers made of exact sums. */
export class ReportingModuleService extends MedusaService({}) {
  protected readonly source_: DataSource
  protected readonly planned_?: DataSource

  constructor(container: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- the generated class takes what the host hands over
    super(...arguments)
    this.source_ = container.crmReportingDataSource
    this.planned_ = container.crmReportingPlannedSource
  }

  /** The host calls it when the server stops and when a test drops its database. */
  __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      const open = [this.source_, this.planned_].filter((source) => source?.isInitialized)
      await Promise.all(open.map((source) => source!.destroy()))
    },
  }

  /**
   * What waits today, what will be sold, what will be paid, by whom, when; one currency at a time.
   *
   * @param options - whether whoever asks may see lines of bank statements
   */
  async overview(input: ReportInput, { withBank }: { withBank: boolean }): Promise<Overview> {
    const [small, due, waiting, unallocated, calendar, who] = await Promise.all([
      overviewSums(this.source_, input),
      owed(this.source_, input),
      today(this.source_, input, withBank && mayHaveBankLines(input)),
      // Today's is one of those that wait.
      input.as_of === input.today ? undefined : unallocatedCredit(this.source_, input),
      cashCalendar(this.source_, input),
      isKept(input) ? customersNow(this.source_, input) : customers(this.source_, input),
    ])
    const free = unallocated ?? String(waiting.unmatched.unallocated.amount)
    return {
      as_of: input.as_of,
      currency_code: input.currency_code,
      currencies: small.currencies,
      today: waiting,
      pipeline: pipelineOf(small),
      receivables: receivablesOf(due, free, small.billed),
      cash_calendar: calendar.weeks,
      cash_calendar_later: calendar.later,
      customers: who,
      delivered_not_invoiced: waiting.delivered_not_invoiced,
      follow_ups: small.follow_ups,
    }
  }

  /** Sums of every currency in which something is open, in one currency at the rates of a day. */
  async converted(input: ReportInput, rate_date: Day): Promise<Converted> {
    return converted(this.source_, input, rate_date)
  }

  /** Quotes won, lost and expired in a period, beside the period before. */
  async decisions(input: ReportInput, period: Period): Promise<Decisions> {
    return decisions(this.source_, input, period)
  }

  /** What was owed, what of it late, and DSO at the ends of the last months. */
  async receivablesTrend(input: ReportInput, months: number): Promise<ReceivablesTrend> {
    return receivablesTrend(this.source_, input, months)
  }

  /** At most ten customers by open quotes, by debt, or by both. */
  async topCustomers(input: ReportInput, by: TopBy): Promise<TopCustomer[]> {
    const rows = isKept(input) ? await customersNow(this.source_, input, by) : await customers(this.source_, input, by)
    const delays = await paymentDelays(
      this.source_,
      rows.map(({ customer_id }) => customer_id)
    )
    return rows.map((row) => {
      const { days, source } = delays.get(row.customer_id)!
      return { ...row, payment_delay_days: days, payment_delay_source: source }
    })
  }

  /** Outstanding by age, each instalment by its own day; by customer when a page of them is asked for, by owner when they are. */
  async aging(input: ReportInput, groups: AgingGroups = {}, layout: AgingLayout = DEFAULT_LAYOUT): Promise<Aging> {
    const [totals, unallocated, byCustomer, byOwner] = await Promise.all([
      agedTotals(this.source_, input, layout),
      unallocatedCredit(this.source_, input),
      groups.customers && agingByCustomer(this.source_, input, groups.customers, layout),
      groups.owners ? agingByOwner(this.source_, input, layout) : undefined,
    ])
    return {
      as_of: input.as_of,
      currency_code: input.currency_code,
      buckets: totals.buckets,
      total: figure(totals.total),
      unallocated: figure(unallocated),
      net: figure(MathBN.sub(totals.total, unallocated).toFixed()),
      ...byCustomer,
      ...byOwner,
    }
  }

  /** The collector's queue: a page of debtors, the most urgent first. */
  async collection(input: ReportInput, filters: CollectionFilters, page: Page): Promise<Collection> {
    return collection(this.source_, input, filters, page)
  }

  /** Aging totals, unallocated credit and days sales outstanding. */
  async receivables(input: ReportInput): Promise<Receivables> {
    return receivables(this.source_, input)
  }

  /** Every row of the aging by customer or owner, the largest first, a batch at a time; amounts are exact decimal text. */
  async streamAging(
    input: ReportInput,
    layout: AgingLayout,
    by: "customer" | "owner",
    onLines: (lines: AgingLine[]) => Promise<void>
  ): Promise<void> {
    return streamAging(this.source_, input, layout, by, onLines)
  }

  /** What a debtor owed, what moved it and what it owes, in one currency. */
  async statement(input: StatementInput): Promise<Statement> {
    return statement(this.source_, input)
  }

  /** Currencies that a debtor has documents in, those with a balance first. */
  async statementCurrencies(customer_ids: string[]): Promise<string[]> {
    return statementCurrencies(this.source_, customer_ids)
  }

  /** Whether any document or movement of a debtor belongs to other users than these. */
  async movementsOfOthers(customer_ids: string[], owner_ids: string[]): Promise<boolean> {
    return movementsOfOthers(this.source_, customer_ids, owner_ids)
  }

  /** A page of debtors and currencies of which there is something to state. */
  async statementsDue(asked: {
    from: Day
    to: Day
    after: StatementDue | null
    limit: number
    /** Only these debtors; all when left out. */
    customer_ids?: string[]
  }): Promise<StatementDue[]> {
    return statementsDue(this.source_, asked)
  }

  /** A page of the sales journal of a company's period, and what all of it comes to. */
  async journal(input: JournalInput, page: Page) {
    return journal(this.source_, input, page)
  }

  /** Every line of the sales journal of a period, in its order, a batch at a time. */
  async streamJournal(input: JournalInput, onLines: (lines: JournalRow[]) => Promise<void>): Promise<void> {
    return streamJournal(this.source_, input, onLines)
  }

  /** Documents, journal and aging of a company's period beside each other. */
  async tieOut(input: ReportInput, period: JournalInput): Promise<TieOut> {
    return tieOut(this.source_, input, period)
  }

  /** Open quotes by stage and the win rate. */
  async pipeline(input: ReportInput): Promise<Pipeline> {
    return pipeline(this.source_, input)
  }

  /** What the quotes that a list's filters leave come to, as decimal text; undefined where it is not kept. */
  async quoteTotals(input: QuoteTotalsInput): Promise<QuoteTotals[] | undefined> {
    return quoteTotals(this.source_, input)
  }

  /** Currencies in which anything is open. */
  async currencies(): Promise<string[]> {
    return currencies(this.source_)
  }

  /** What was decided, ordered and to be sold in a period, by owner, source and month. */
  async salesFacts(input: ReportInput, period: SalesPeriod): Promise<SalesFacts> {
    return salesFacts(this.source_, input, period)
  }

  /** What each of some debtors owes past its day, as decimal text. */
  async overdueOf(input: ReportInput, debtors: string[]): Promise<Map<string, string>> {
    return overdueOf(this.source_, input, debtors)
  }

  /** Money expected by week. */
  async cashCalendar(input: ReportInput, is?: CashCase) {
    return cashCalendar(this.source_, input, is)
  }

  /** The documents behind a piece of a bar of the money calendar. */
  async cashItems(input: ReportInput, page: Page, filters: CashItemFilters) {
    return cashItems(this.source_, input, page, filters)
  }

  /** Open quotes by month of close and owner, beside what was ordered and the targets. */
  async salesForecast(question: SalesQuestion) {
    return salesForecast(this.source_, question)
  }

  /** Win rate, cycle and velocity by owner or stage. */
  async salesResults(question: SalesQuestion, group: ResultGroup) {
    return salesResults(this.source_, question, group)
  }

  /** What became of the quotes that came to each stage. */
  async salesFunnel(question: SalesQuestion) {
    return salesFunnel(this.source_, question)
  }

  /** Why quotes were lost. */
  async salesLost(question: SalesQuestion) {
    return salesLost(this.source_, question)
  }

  /** The quotes behind a figure of these. */
  async salesQuotes(question: SalesQuestion, page: Page, filters: SalesQuoteFilters) {
    return salesQuotes(this.source_, question, page, filters)
  }

  /** How long accepted quotes took to the money. */
  async quoteToCash(question: SalesQuestion, page: Page) {
    return quoteToCash(this.source_, question, page)
  }

  /** Who ordered again, and how long ago the last order was. */
  async followOn(question: SalesQuestion, group: FollowOnGroup, page: Page, quiet_days?: number) {
    return followOn(this.source_, question, group, page, quiet_days)
  }

  /** A page of items by stock location: what there is, what quotes want of it by week, when it runs out. */
  async capacity(input: CapacityInput, filters: CapacityFilters, order: string, page: Page) {
    return capacity(this.source_, input, filters, order, page)
  }

  /** What of a page of our own tables, or of one document, disagrees. */
  async agreementPage(
    check: OwnCheck,
    at: { after: string | null } | { reference_id: string }
  ): Promise<AgreementPage> {
    return agreementPage(this.source_, check, at)
  }

  /** Whether a kept sum differs from its documents. */
  async keptSumBreaks(name: KeptSum) {
    return keptSumBreaks(this.source_, name)
  }

  /** Adds a kept sum up anew. */
  async rebuildSum(name: KeptSum): Promise<void> {
    await rebuildSum(this.source_, name)
  }

  /** Open quotes and follow-ups of each person against what they close in a week. */
  async capacityPeople(input: ReportInput, timezone: string) {
    return capacityPeople(this.source_, input, timezone)
  }

  /** Hours of repair in hand against the technicians' hours. */
  async capacityRepairs(scope: ListScope, technicians: Technician[]) {
    return capacityRepairs(this.source_, scope, technicians)
  }

  /** The quotes behind what is wanted of an item at a stock location. */
  async capacityQuotes(input: Omit<CapacityInput, "weeks">, filters: CapacityQuoteFilters, page: Page) {
    return capacityQuotes(this.source_, input, filters, page)
  }

  /** The instalments behind a figure of the aging. */
  async openInstalments(input: ReportInput, page: Page, filters: InstalmentFilters) {
    return openInstalments(this.source_, input, page, filters)
  }

  /** The orders behind "delivered, not invoiced" and behind the calendar's orders. */
  async uninvoicedOrders(input: ReportInput, page: Page, filters: { delivered?: boolean }) {
    return uninvoicedOrders(this.source_, input, page, filters)
  }

  /** The receipts and credit notes behind "unallocated". */
  async unallocated(input: ReportInput, page: Page) {
    return unallocatedCredits(this.source_, input, page)
  }

  /** A page of customers with what was sold, offered and owed, in one currency. */
  async customerList(input: ReportInput, filters: CustomerListFilters, order: string, page: Page) {
    return customerList(this.source_, input, filters, order, page)
  }

  /** Every customer that the filters leave, in the list's order, a batch at a time. */
  async streamCustomers(
    input: ReportInput,
    filters: CustomerListFilters,
    order: string,
    onRows: (rows: CustomerListRow[]) => Promise<void>
  ): Promise<void> {
    return streamCustomers(this.source_, input, filters, order, onRows)
  }

  /** Customers who look like one, with what they share; a page. */
  async duplicates(filters: { q?: string }, page: Page) {
    return duplicates(this.source_, filters, page)
  }

  /** Everyone who was merged into a customer. */
  async mergedInto(customer_id: string): Promise<MergedFrom[]> {
    return mergedInto(this.source_, customer_id)
  }

  /** Customers and their open quotes by country and city. */
  async customersByPlace(input: ReportInput) {
    return customersByPlace(this.source_, input)
  }

  /** What happened with a customer or an order, newest first; a page and where the next one begins. */
  async timeline(input: TimelineInput): Promise<TimelinePage> {
    return timeline(this.source_, input)
  }

  /** What a sale on credit is judged by. */
  async customerCredit(question: CreditQuestion): Promise<CustomerCredit> {
    return customerCredit(executeOn(this.source_), question)
  }

  /** The same with how the debtor pays, and what else is on offer to them. */
  async creditStrip(question: CreditQuestion): Promise<CreditStrip> {
    return creditStrip(executeOn(this.source_), question)
  }

  /** What warranties cost in a period, by one thing; all rows without a page. */
  async warrantyCosts(
    input: WarrantyInput,
    filters: WarrantyCostFilters,
    shown: { group_by: CostGroup; order: string; page?: Page }
  ): Promise<WarrantyCosts> {
    return warrantyCosts(this.source_, input, filters, shown)
  }

  /** How often what was sold in some months was claimed since, by age and by product. */
  async warrantyFailures(input: WarrantyInput, filters: FailureFilters, page: Page): Promise<WarrantyFailures> {
    return warrantyFailures(this.source_, input, filters, page)
  }

  /** Open warranty claims by where they stand and for how long. */
  async openClaims(input: WarrantyInput, filters: { product_id?: string }): Promise<OpenClaims> {
    return openClaims(this.source_, input, filters)
  }

  /** Cover that ends in some months, by month and by the articles that are told apart; by every article where none are named. */
  async endingCover(
    input: WarrantyInput,
    filters: Period & { product_id?: string; plan_id?: string },
    told?: ToldArticles
  ): Promise<EndingCover[]> {
    return endingCover(this.source_, input, filters, told)
  }

  /** Claims and cost against what cover was sold for, by plan. */
  async coverUse(
    input: WarrantyInput,
    filters: Period & { product_id?: string; plan_id?: string }
  ): Promise<CoverUse[]> {
    return coverUse(this.source_, input, filters)
  }

  /** What suppliers are to pay for claims and what came of it, by supplier. */
  async recoveries(
    input: WarrantyInput,
    filters: { supplier?: string; product_id?: string },
    page: Page
  ): Promise<Recoveries> {
    return recoveries(this.source_, input, filters, page)
  }

  /** What claims cost this month, and the product they cost most of. */
  async warrantyTile(input: WarrantyInput, set_aside: Promise<ProvisionInput> | null): Promise<WarrantyTile> {
    return warrantyTile(this.source_, input, set_aside)
  }

  /** What free cover will still cost, with a page of products; `whole` reads everything anew. @throws as `provision` */
  async warrantyProvision(
    input: ProvisionInput,
    page: Page,
    which: { product_id?: string; whole?: boolean } = {}
  ): Promise<Provision> {
    return provision(this.source_, input, page, which)
  }

  /** How a product's provision comes about. @throws as `provisionArithmetic` */
  async provisionArithmetic(input: ProvisionInput, product_id: string): Promise<Arithmetic> {
    return provisionArithmetic(this.source_, input, product_id)
  }

  /** How the provision moved, month by month (months as `monthOf` counts them). */
  async provisionMovements(
    input: ProvisionInput,
    period: { from: number; to: number; product_id?: string }
  ): Promise<MonthMovement[]> {
    return provisionMovements(this.source_, input, period)
  }

  /** Expected against actual by the month that cover began in. @throws as `provisionCohorts` */
  async provisionCohorts(input: ProvisionInput, which: { product_id?: string } = {}): Promise<Cohort[]> {
    return provisionCohorts(this.source_, input, which)
  }

  /** Closes the next month of the provision that is over; null where there is none. */
  async closeProvisionMonth(input: ClosingInput): Promise<string | null> {
    return closeNextMonth(this.source_, input)
  }

  /** How what was sold of cover became revenue, month by month and by plan. */
  async soldCover(input: SoldCoverInput): Promise<SoldCoverReport> {
    return soldCover(this.source_, input)
  }

  /** The invoiced lines behind it. */
  async soldCoverLines(input: SoldCoverInput, page: Page): Promise<{ lines: CoverLine[]; count: number }> {
    return soldCoverLines(this.source_, input, page)
  }

  /** Closes the next month of sold cover that is over; null where there is none. */
  async closeCoverMonth(today: Day): Promise<string | null> {
    return closeNextCoverMonth(this.source_, today)
  }

  /** Rows and columns of any fields, with what is counted of them. */
  async pivot(pivot: Pivot, input: PivotInput, page: Page): Promise<PivotAnswer> {
    return pivotPage(this.source_, pivot, input, page)
  }

  /** All rows of it, the totals first. */
  async streamPivot(pivot: Pivot, input: PivotInput, onRows: (rows: StatementRow[]) => Promise<void>): Promise<void> {
    return streamPivot(this.source_, pivot, input, onRows)
  }

  /** The documents behind a figure of it. */
  async pivotDocuments(
    pivot: Pivot,
    input: PivotInput,
    page: Page
  ): Promise<{ documents: PivotDocument[]; count: number; total: number }> {
    return pivotDocuments(this.source_, pivot, input, page)
  }

  /**
   * Folds the differences behind the kept sums together; changes no figure.
   *
   * @param today - the store's day; last days well before it are kept as one
   */
  async compactSums(today: Day): Promise<void> {
    const runner = this.source_.createQueryRunner("master")
    try {
      await runner.query(
        "select crm_compact_sums(), crm_compact_quote_list($1), crm_compact_cash($1), crm_compact_warranty_sums(), crm_compact_provision_sums(), crm_compact_demand($1)",
        [addDays(today, -PASSED_DAYS)]
      )
    } finally {
      await runner.release()
    }
  }
}

withClearErrors(ReportingModuleService, (error) => whenReportsAreDown(clearError(error)))
