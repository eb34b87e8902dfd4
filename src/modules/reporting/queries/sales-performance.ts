import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Decided, Ordered, Target } from "../rules/performance"
import { SalesDecision, SalesOrder, SalesTarget } from "../views"
import { Period, ReportInput, within } from "./input"

/** First and last day of the report, and the store's zone, by which an order falls on a day. */
export type SalesPeriod = Period & { timezone: string }

/** Why quotes were lost, as the reasons were called; null without one. */
export type LostFor = { id: string | null; name: string | null; count: number; net: string }

export type SalesFacts = { decided: Decided[]; ordered: Ordered[]; targets: Target[]; lost_reasons: LostFor[] }

/**
 * What the sales performance of a period is made of, added up by owner, source and month.
 *
 * Decisions count on their day, orders and cancellations on theirs; targets are those of the months that the period touches.
 */
export async function salesFacts(source: DataSource, input: ReportInput, period: SalesPeriod): Promise<SalesFacts> {
  const [decided, ordered, targets, lost_reasons] = await Promise.all([
    decisions(source, input, period),
    orders(source, input, period),
    targetsOf(source, input, period),
    lostReasons(source, input, period),
  ])
  return { decided, ordered, targets, lost_reasons }
}

/** A quote still to expire has no decision yet: its day lies ahead. */
const decidedIn = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  input: ReportInput,
  { from, to }: SalesPeriod
) =>
  within(query, "q", input).andWhere("q.decided_date >= :from and q.decided_date <= :to", {
    from,
    to: to < input.today ? to : input.today,
  })

const decisions = (source: DataSource, input: ReportInput, period: SalesPeriod): Promise<Decided[]> =>
  decidedIn(source.createQueryBuilder().select("q.owner_id", "owner_id").from(SalesDecision, "q"), input, period)
    .addSelect("q.source_id", "source_id")
    .addSelect("substr(q.decided_date, 1, 7)", "month")
    .addSelect("q.outcome", "outcome")
    .addSelect("count(*)::text", "count")
    .addSelect("sum(q.net_total)::text", "net")
    .addSelect("sum(q.days)::text", "days")
    .groupBy("1, 2, 3, 4")
    .getRawMany()

async function orders(source: DataSource, input: ReportInput, { from, to, timezone }: SalesPeriod): Promise<Ordered[]> {
  const day = "(o.happened_at at time zone :timezone)::date"
  const select = source.createQueryBuilder().select("o.owner_id", "owner_id").from(SalesOrder, "o")
  return within(select, "o", input)
    .addSelect("o.source_id", "source_id")
    .addSelect(`to_char(${day}, 'YYYY-MM')`, "month")
    .addSelect("sum(o.net_amount)::text", "net")
    .andWhere(`o.happened_at >= (:from::date - 1) and o.happened_at < (:to::date + 2)`)
    .andWhere(`${day} between :from::date and :to::date`)
    .setParameters({ from, to, timezone })
    .groupBy("1, 2, 3")
    .getRawMany()
}

const targetsOf = (source: DataSource, input: ReportInput, { from, to }: SalesPeriod): Promise<Target[]> => {
  const query = source
    .createQueryBuilder()
    .select("t.user_id", "user_id")
    .addSelect("t.month", "month")
    .addSelect("t.amount::text", "amount")
    .addSelect("t.commission_percent::text", "commission_percent")
    .from(SalesTarget, "t")
    .where("t.currency_code = :currency_code and t.month between :first and :last", {
      currency_code: input.currency_code,
      first: from.slice(0, 7),
      last: to.slice(0, 7),
    })
  if (input.owner_ids) {
    query.andWhere("t.user_id in (:...owner_ids)", { owner_ids: input.owner_ids })
  }
  return query.getRawMany()
}

const lostReasons = (source: DataSource, input: ReportInput, period: SalesPeriod): Promise<LostFor[]> =>
  decidedIn(source.createQueryBuilder().select("q.lost_reason_id", "id").from(SalesDecision, "q"), input, period)
    .addSelect("q.lost_reason_name", "name")
    .addSelect("count(*)::int", "count")
    .addSelect("sum(q.net_total)::text", "net")
    .andWhere("q.outcome = 'lost'")
    .groupBy("1, 2")
    .orderBy("3", "DESC")
    .addOrderBy("2")
    .getRawMany()
