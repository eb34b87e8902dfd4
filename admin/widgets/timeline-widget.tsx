import { AdminCustomer, AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { LogButton } from "../interaction/log-buttons"
import { LogAbout } from "../interaction/log-dialog"
import { customerHref, timelineQuery } from "../interaction/queries"
import { TimelineEntry } from "../interaction/timeline-entry"
import { ErrorState } from "../shared/error-state"
import { TextSkeleton } from "../shared/skeletons"
import { WidgetSection } from "./widget-section"

const SHOWN = 5
const NOBODY = new Map<string, string>()

type ShortTimelineProps = { path: string; about: LogAbout; customerId: string | null }

const ShortTimeline = ({ path, about, customerId }: ShortTimelineProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useInfiniteQuery(timelineQuery(path, [], SHOWN))
  const entries = data?.pages[0]?.timeline ?? []
  return (
    <WidgetSection title={t("interaction.timeline.title")} action={<LogButton about={about} />}>
      {isPending ? <TextSkeleton lines={3} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !entries.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("interaction.timeline.none")}
        </Text>
      ) : null}
      {entries.length ? (
        <ol className="flex flex-col gap-y-4 px-6 py-4" data-testid="crm-short-timeline">
          {entries.map((entry) => (
            <TimelineEntry key={entry.id} entry={entry} names={NOBODY} compact />
          ))}
        </ol>
      ) : null}
      {customerId ? (
        <div className="px-6 py-3">
          <Link to={customerHref(customerId)} className="text-ui-fg-interactive-hover txt-compact-small">
            {t("common.openInCrm")}
          </Link>
        </div>
      ) : null}
    </WidgetSection>
  )
}

/** On the host's customer page: what happened last, and the button that notes more. */
export const CustomerTimelineWidget = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => (
  <ShortTimeline
    path={`/admin/crm/customers/${customer.id}`}
    about={{ customer_id: customer.id }}
    customerId={customer.id}
  />
)

/** On the host's order page: the same about the order. */
export const OrderTimelineWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => (
  <ShortTimeline
    path={`/admin/crm/orders/${order.id}`}
    about={{
      customer_id: order.customer_id,
      reference: { reference: "order", reference_id: order.id },
      name: `#${order.display_id}`,
    }}
    customerId={order.customer_id ?? null}
  />
)
