import { Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { FilterBar } from "../../pipeline/board/filter-bar"
import { useListParams } from "../../receivable/list-params"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { plural } from "../../shared/plural"
import { useFilterAddress } from "../../shared/use-filter-address"
import { claimBoardQuery, ClaimColumn, claimListHref, CLAIM_STATUSES } from "../claim-queries"
import { ClaimCard } from "./claim-card"
import { BOARD_FILTERS, CLAIM_MULTIPLE, useClaimFilters } from "./use-claim-filters"

/** Claims by where they stand: what waits for a decision, what is being mended, what was done lately. */
export const ClaimsBoard = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(CLAIM_MULTIPLE)
  const { limit: _limit, offset: _offset, order: _order, ...params } = useListParams(BOARD_FILTERS, "")
  const { data: board, error, refetch } = useQuery(claimBoardQuery(params))
  const filters = useClaimFilters(params).filter(({ id }) => BOARD_FILTERS.some((name) => name === id))
  const open = (board?.columns ?? [])
    .filter(({ status }) => ["submitted", "approved", "in_repair"].includes(status))
    .reduce((sum, { count }) => sum + count, 0)
  // What went well stands before what was refused.
  const columns = CLAIM_STATUSES.flatMap((name) => board?.columns.filter(({ status }) => status === name) ?? [])
  const isEmpty = board && board.columns.every(({ count }) => !count)
  if (!ready) {
    return null
  }
  return (
    <Container className="overflow-hidden p-0">
      <FilterBar filters={filters}>
        <Heading>{t("warranty.tabs.claims")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {board ? plural(t, "warranty.openClaims", open) : "\u00a0"}
        </Text>
      </FilterBar>
      {error && !board ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {isEmpty ? (
        <EmptyState title={t("warranty.claims.empty")} description={t("warranty.claims.emptyDescription")} />
      ) : null}
      {board && !isEmpty ? (
        <div
          data-testid="crm-claims-board"
          className="flex snap-x items-start gap-x-3 overflow-x-auto px-6 pb-4 md:h-[max(360px,calc(100vh-320px))] md:snap-none"
        >
          {columns.map((column) => (
            <Column key={column.status} column={column} />
          ))}
        </div>
      ) : null}
      {!board && !error ? (
        <div className="flex gap-x-3 overflow-hidden px-6 pb-4" aria-busy="true">
          {Array.from({ length: 4 }, (_, index) => (
            <Skeleton key={index} className="h-72 w-[272px] shrink-0 rounded-lg" />
          ))}
        </div>
      ) : null}
    </Container>
  )
}

const Column = ({ column }: { column: ClaimColumn }) => {
  const { t } = useTranslation("crm")
  const name = t(`status.warranty_claim.${column.status}`)
  return (
    <section
      data-column={column.status}
      aria-label={name}
      className="bg-ui-bg-subtle flex max-h-full w-[78vw] max-w-[300px] shrink-0 snap-start flex-col rounded-lg sm:w-[272px]"
    >
      <header className="px-3 py-2.5">
        <h2 className="txt-compact-small-plus text-ui-fg-base truncate">
          {name} <span className="text-ui-fg-subtle tabular-nums">{column.count}</span>
        </h2>
      </header>
      <ul className="flex min-h-16 flex-col gap-y-2 overflow-y-auto px-2 pb-2 pt-0.5">
        {column.warranty_claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
      </ul>
      {column.count > column.warranty_claims.length ? (
        <div className="px-2 pb-2">
          <Button size="small" variant="transparent" asChild>
            <Link to={claimListHref({ status: JSON.stringify([column.status]) })}>
              {t("pipeline.board.inList", { count: column.count })}
            </Link>
          </Button>
        </div>
      ) : null}
    </section>
  )
}
