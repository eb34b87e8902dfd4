import { PencilSquare } from "@medusajs/icons"
import { Alert, Button, clx } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { refusal } from "../rules/actions"
import { withIncluded } from "../rules/options"
import { threadsOf } from "../rules/threads"
import { Totals } from "../totals"
import { Quote, QuoteItem, QuoteTotals } from "../types"
import { ITEM_GRID, ItemRow } from "./item-row"
import { messagesQuery, versionQuery } from "./queries"
import { useDetailAddress } from "./use-detail-address"

/** What is offered, line by line, and totals that add up visibly; an earlier version when the address asks for one. */
export const ItemsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { version, show, compare } = useDetailAddress()
  const editable = refusal("edit", quote) === null
  if (version && version !== quote.version) {
    return (
      <Section title={t("quote.versions.itemsOf", { version })}>
        <Alert variant="warning" className="items-center rounded-none px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span>{t("quote.versions.earlier", { version, current: quote.version })}</span>
            <span className="flex gap-x-2">
              <Button
                size="small"
                variant="secondary"
                onClick={() =>
                  compare({ from: Math.min(version, quote.version), to: Math.max(version, quote.version) })
                }
              >
                {t("quote.versions.compare")}
              </Button>
              <Button size="small" variant="secondary" onClick={() => show(null)}>
                {t("quote.versions.backToCurrent")}
              </Button>
            </span>
          </div>
        </Alert>
        <EarlierItems quote={quote} version={version} />
      </Section>
    )
  }
  return (
    <Section
      title={t("quote.lines.title")}
      actions={
        editable && quote.items.length ? (
          <Button size="small" variant="secondary" asChild>
            <Link to="edit">
              <PencilSquare />
              {t("common.edit")}
            </Link>
          </Button>
        ) : null
      }
    >
      {quote.items.length ? (
        <CurrentItems quote={quote} />
      ) : (
        <EmptyState
          title={t("quote.lines.none")}
          description={t("quote.lines.noneDescription")}
          action={editable ? { label: t("common.addProduct"), to: "edit" } : undefined}
        />
      )}
    </Section>
  )
}

/** The lines as they stand, with the questions that wait on each. */
const CurrentItems = ({ quote }: { quote: Quote }) => {
  const { data: messages } = useQuery(messagesQuery(quote.id))
  const threads = threadsOf(messages ?? [], quote.items, (quote.unanswered_messages ?? 0) > 0)
  const questions = new Map(threads.map((thread) => [thread.item_id, thread]))
  return (
    <ItemList
      items={quote.items}
      totals={quote}
      currency={quote.currency_code}
      showOrdered={quote.status === "accepted"}
      questionsOf={(id) => {
        const thread = questions.get(id)
        return thread ? { count: thread.messages.length, waiting: thread.unanswered.length } : null
      }}
    />
  )
}

const EarlierItems = ({ quote, version }: { quote: Quote; version: number }) => {
  const { data, error, isPending, refetch } = useQuery(versionQuery(quote.id, version))
  if (isPending) {
    return <TextSkeleton lines={4} />
  }
  if (error || !data?.snapshot) {
    return <ErrorState compact error={error} onRetry={() => refetch()} />
  }
  const { snapshot } = data
  return (
    <ItemList
      items={withIncluded(snapshot.items, data.decided_item_ids)}
      totals={snapshot.quote as unknown as QuoteTotals}
      currency={snapshot.quote.currency_code ?? quote.currency_code}
    />
  )
}

type ItemListProps = {
  items: QuoteItem[]
  totals: QuoteTotals
  currency: string
  showOrdered?: boolean
  questionsOf?: (itemId: string) => { count: number; waiting: number } | null
}

const ItemList = ({ items, totals, currency, showOrdered, questionsOf }: ItemListProps) => {
  const { t } = useTranslation("crm")
  const sorted = [...items].sort((a, b) => a.position - b.position)
  return (
    <>
      <div role="table" aria-label={t("quote.lines.title")} className="divide-y">
        <div
          role="row"
          className={clx("text-ui-fg-subtle txt-compact-small-plus bg-ui-bg-subtle hidden px-6 py-2.5", ITEM_GRID)}
        >
          <span role="columnheader">{t("quote.lines.item")}</span>
          {(["quantity", "price", "discount", "tax", "total"] as const).map((column) => (
            <span key={column} role="columnheader" className="text-end">
              {t(column === "discount" ? "quote.totals.discount" : `quote.lines.${column}`)}
            </span>
          ))}
        </div>
        {sorted.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            currency={currency}
            showOrdered={showOrdered}
            questions={questionsOf?.(item.id) ?? null}
          />
        ))}
      </div>
      <div className="flex justify-end px-6 py-4">
        <Totals
          totals={totals}
          currency={currency}
          inclusive={items.some((item) => item.is_tax_inclusive)}
          className="w-full md:max-w-[360px]"
        />
      </div>
    </>
  )
}
