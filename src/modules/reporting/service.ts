import { MathBN, MedusaService } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"

import { Day } from "../../shared/days"
import type { DATA_SOURCE } from "./connect"
import { agingByCustomer, CustomerAging, InstalmentFilters, openInstalments, Page } from "./queries/aging"
import { cashCalendar, CashWeek } from "./queries/cash-calendar"
import { currencies } from "./queries/currencies"
import { CustomerFigures, customers } from "./queries/customers"
import { customersNow } from "./queries/customers-now"
import { isKept, ReportInput } from "./queries/input"
import { owed, sumBy } from "./queries/owed"
import { Pipeline, pipeline } from "./queries/pipeline"
import { Receivables, receivables, unallocatedCredit } from "./queries/receivables"
import { unallocatedCredits } from "./queries/unallocated"
import { deliveredNotInvoiced, uninvoicedOrders } from "./queries/uninvoiced-orders"
import { Bucket, figure, fillBuckets } from "./rules/aging"

export type Overview = {
  as_of: Day
  currency_code: string
  /** Currencies in which anything is open. */
  currencies: string[]
  pipeline: Pipeline
  receivables: Receivables
  cash_calendar: CashWeek[]
  cash_calendar_later: Omit<CashWeek, "week_start">
  customers: CustomerFigures[]
  delivered_not_invoiced: { count: number; amount: number }
}

export type Aging = {
  as_of: Day
  currency_code: string
  buckets: Bucket[]
  total: number
  unallocated: number
  net: number
  customers?: CustomerAging[]
  /** Debtors, with `group_by=customer`. */
  count?: number
}

type Dependencies = { [DATA_SOURCE]: DataSource }

/** Reports: reads over the other rooms' tables, through a connection of its own. Figures are JSON numbers made of exact sums. */
export class ReportingModuleService extends MedusaService({}) {
  protected readonly source_: DataSource

  constructor(container: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- the generated class takes what the host hands over
    super(...arguments)
    this.source_ = container.crmReportingDataSource
  }

  /** The host calls it when the server stops and when a test drops its database. */
  __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      if (this.source_.isInitialized) {
        await this.source_.destroy()
      }
    },
  }

  /** What will be sold, what will be paid, by whom, when; one currency at a time. */
  async overview(input: ReportInput): Promise<Overview> {
    const rows = owed(this.source_, input)
    const [sold, due, calendar, who, delivered, known] = await Promise.all([
      pipeline(this.source_, input),
      receivables(this.source_, input, rows),
      cashCalendar(this.source_, input, rows),
      isKept(input) ? customersNow(this.source_, input) : customers(this.source_, input),
      deliveredNotInvoiced(this.source_, input),
      currencies(this.source_),
    ])
    return {
      as_of: input.as_of,
      currency_code: input.currency_code,
      currencies: known,
      pipeline: sold,
      receivables: due,
      cash_calendar: calendar.weeks,
      cash_calendar_later: calendar.later,
      customers: who,
      delivered_not_invoiced: delivered,
    }
  }

  /** Outstanding by days past due, each instalment by its own due date; by customer when a page of them is asked for. */
  async aging(input: ReportInput, page?: Page): Promise<Aging> {
    const [totals, unallocated, byCustomer] = await Promise.all([
      owed(this.source_, input).then((rows) => fillBuckets(sumBy(rows, "bucket"))),
      unallocatedCredit(this.source_, input),
      page ? agingByCustomer(this.source_, input, page) : undefined,
    ])
    return {
      as_of: input.as_of,
      currency_code: input.currency_code,
      buckets: totals.buckets,
      total: figure(totals.total),
      unallocated: figure(unallocated),
      net: figure(MathBN.sub(totals.total, unallocated).toFixed()),
      ...byCustomer,
    }
  }

  /** Open quotes by stage and the win rate. */
  async pipeline(input: ReportInput): Promise<Pipeline> {
    return pipeline(this.source_, input)
  }

  /** Money expected by week. */
  async cashCalendar(input: ReportInput) {
    return cashCalendar(this.source_, input, owed(this.source_, input))
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

  /** Folds the differences behind the kept sums together; changes no figure. */
  async compactSums(): Promise<void> {
    const runner = this.source_.createQueryRunner("master")
    try {
      await runner.query("select crm_compact_sums()")
    } finally {
      await runner.release()
    }
  }
}
