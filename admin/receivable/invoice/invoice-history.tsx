import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Section } from "../../shared/section"
import { Moment } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { userName, usersQuery } from "../../shared/host-queries"
import { TextSkeleton } from "../../shared/skeletons"
import { InvoiceDetail, invoiceHistoryQuery } from "../queries"

/** Who did what with the invoice, newest first. */
export const InvoiceHistory = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(invoiceHistoryQuery(invoice.id))
  const { data: users } = useQuery(usersQuery())
  const names = new Map((users ?? []).map((user) => [user.id, userName(user)]))
  return (
    <Section title={t("quote.history.title")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? (
        <ol className="flex flex-col gap-y-3 px-6 py-4">
          {data.map((entry) => (
            <li key={entry.id} className="flex items-baseline justify-between gap-x-3">
              <div>
                <Text size="small" leading="compact" weight="plus">
                  {t(`receivable.history.${entry.act}`, { defaultValue: entry.act })}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {names.get(entry.actor_id ?? "") ??
                    t(`quote.history.actors.${entry.actor_type ?? "system"}`, { defaultValue: t("common.unknown") })}
                  {entry.note ? ` · ${entry.note}` : null}
                </Text>
              </div>
              <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
                <Moment value={entry.created_at} />
              </Text>
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  )
}
