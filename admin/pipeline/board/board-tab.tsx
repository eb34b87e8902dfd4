import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { useQuoteFilters } from "../../quote/list/use-quote-filters"
import { Choice } from "../../shared/choice"
import { ErrorState } from "../../shared/error-state"
import { EmptyState } from "../../shared/empty-state"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { usePipelineName } from "../use-pipeline-name"
import { Board, boardQuery, pipelinesQuery } from "../queries"
import { BoardColumns } from "./board-columns"
import { FilterBar } from "./filter-bar"
import { useBoardParams } from "./use-board-params"

/** Cards of a column at first, and the most that the server gives. */
const FIRST = 20
const MOST = 100

/** Not asked on the board: its columns are the stages, and a deal that is closed lies on none. */
const ELSEWHERE = ["stage_id", "pipeline_id", "currency_code", "status", "decided_date"]

/** CRM › Quotes › Board: where does each deal stand, what is stuck? */
export const BoardTab = () => {
  const [limit, setLimit] = useState(FIRST)
  const params = useBoardParams(limit)
  const { data: board, error, refetch } = useQuery(boardQuery(params))
  const filters = useQuoteFilters(params.customer_id).filter(({ id }) => !ELSEWHERE.includes(id))
  return (
    <Container className="overflow-hidden p-0">
      <FilterBar filters={filters}>
        <BoardHead board={board} />
      </FilterBar>
      {error && !board ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {board ? (
        <Columns board={board} params={params} onMore={limit < MOST ? () => setLimit(MOST) : undefined} />
      ) : null}
      {!board && !error ? <BoardSkeleton /> : null}
    </Container>
  )
}

const Columns = (props: Parameters<typeof BoardColumns>[0]) => {
  const { t } = useTranslation("crm")
  const { board, params } = props
  const { limit: _limit, currency_code: _currency, pipeline_id: _pipeline, ...narrowed } = params
  const isFiltered = Object.values(narrowed).some((value) => value !== undefined)
  if (board.columns.some(({ count }) => count)) {
    return <BoardColumns {...props} />
  }
  return isFiltered ? (
    <EmptyState title={t("quote.filtered.title")} description={t("quote.filtered.description")} />
  ) : (
    <EmptyState
      title={t("pipeline.board.empty")}
      description={t("pipeline.board.emptyDescription")}
      action={{ label: t("quote.create"), to: "/crm/quotes/create" }}
    />
  )
}

/** What the board holds, and which pipeline and currency it shows. */
const BoardHead = ({ board }: { board: Board | undefined }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const nameOf = usePipelineName()
  const { data: pipelines } = useQuery(pipelinesQuery())
  const [, setUrl] = useUrlState(["pipeline_id", "currency_code"] as const)
  const sum = (key: "count" | "total" | "weighted_total"): number =>
    (board?.columns ?? []).reduce((all, column) => all + +column[key], 0)
  return (
    <div className="flex flex-col gap-y-2">
      <div>
        <Heading>{t("quote.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle" data-testid="crm-board-sum">
          {board
            ? [
                plural(t, "quote.count", sum("count")),
                money(sum("total"), board.currency_code),
                `${t("pipeline.board.weighted")} ${money(sum("weighted_total"), board.currency_code)}`,
              ].join(" · ")
            : "\u00a0"}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {board && pipelines && pipelines.length > 1 ? (
          <div className="w-44">
            <Choice
              size="small"
              label={t("pipeline.pipeline")}
              value={board.pipeline_id}
              options={pipelines.map((one) => ({ value: one.id, label: nameOf(one) }))}
              onChange={(id) => setUrl({ pipeline_id: JSON.stringify([id]) })}
            />
          </div>
        ) : null}
        {board && board.currencies.length > 1 ? (
          <div className="w-24">
            <Choice
              size="small"
              label={t("quote.fields.currency")}
              value={board.currency_code}
              options={board.currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
              onChange={(code) => setUrl({ currency_code: JSON.stringify([code]) })}
            />
          </div>
        ) : null}
      </div>
    </div>
  )
}

const BoardSkeleton = () => (
  <div className="flex gap-x-3 overflow-hidden px-6 pb-4" aria-busy="true">
    {Array.from({ length: 5 }, (_, index) => (
      <Skeleton key={index} className="h-72 w-[272px] shrink-0 rounded-lg" />
    ))}
  </div>
)
