import { Badge } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Day, Moment } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { localToday } from "../../shared/format"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { NothingOpen, OpenRow } from "./open-row"
import { HostOrder, hostOrdersQuery, PromisedDate, promisedDatesQuery } from "./queries"

/** The customer's newest orders with when their goods are promised, or came. */
export const CustomerOrders = ({ customerIds }: { customerIds: string[] }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(hostOrdersQuery(customerIds))
  const { data: promised } = useQuery(promisedDatesQuery((data?.orders ?? []).map(({ id }) => id)))
  return (
    <Section title={t("interaction.customer.orders")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.orders.length ? <NothingOpen text={t("interaction.customer.noOrders")} /> : null}
      {data?.orders.map((order) => (
        <OpenRow
          key={order.id}
          to={`/orders/${order.id}`}
          number={`#${order.display_id}`}
          badge={
            <Badge size="2xsmall">
              {t(`interaction.fulfillment.${order.fulfillment_status}`, { defaultValue: order.fulfillment_status })}
            </Badge>
          }
          note={<Delivery order={order} promised={promised?.get(order.id)} />}
          amount={<Money amount={order.total} currency={order.currency_code} />}
        />
      ))}
    </Section>
  )
}

const Delivery = ({ order, promised }: { order: HostOrder; promised: PromisedDate | undefined }) => {
  const { t } = useTranslation("crm")
  if (promised) {
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <span>
          {t("delivery.promisedFor")} <Day value={promised.promised_date} />
        </span>
        {promised.previous_date ? (
          <span>
            {t("delivery.before")} <Day value={promised.previous_date} />
          </span>
        ) : null}
        {promised.promised_date < localToday() ? (
          <Badge size="2xsmall" color="red">
            {t("delivery.late")}
          </Badge>
        ) : null}
      </span>
    )
  }
  const deliveries = (order.fulfillments ?? []).flatMap((one) =>
    one.delivered_at && !one.canceled_at ? [one.delivered_at] : []
  )
  const last = deliveries.sort().at(-1)
  return last ? (
    <>
      {t("interaction.customer.delivered")} <Moment value={last} />
    </>
  ) : (
    <>
      {t("interaction.customer.placed")} <Moment value={order.created_at} />
    </>
  )
}
