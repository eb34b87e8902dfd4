import { DataTable, DataTableProps } from "@medusajs/dashboard/components"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { UseQueryResult } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EmptyState, EmptyStateProps } from "./empty-state"
import { ErrorState } from "./error-state"
import { useNarrow } from "./use-narrow"

type Answer = { count: number }

type ListTableProps<Row extends { id: string }, Data extends Answer> = Omit<
  DataTableProps<Row>,
  | "heading"
  | "subHeading"
  | "action"
  | "actions"
  | "data"
  | "rowCount"
  | "isLoading"
  | "emptyState"
  | "getRowId"
  | "rowHref"
> & {
  heading: string
  /** Count and sum of what is filtered. */
  summary: string
  query: UseQueryResult<Data>
  rowsOf: (data: Data) => Row[]
  rowHref: (row: Row) => string
  /** What is said while there is nothing at all, and while nothing fits the filters. */
  empty: EmptyStateProps
  filtered?: { title: string; description: string }
  create?: { label: string; to: string }
  /** Saves what is filtered as CSV. */
  onExport?: () => void
}

/**
 * The host's DataTable as a page of ours, with what it says while it loads, fails, is empty or filtered to nothing. On a phone title and
 * sum get a line of their own above the tools.
 */
export function ListTable<Row extends { id: string }, Data extends Answer>({
  heading,
  summary,
  query,
  rowsOf,
  rowHref,
  empty,
  filtered,
  create,
  onExport,
  ...rest
}: ListTableProps<Row, Data>) {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  const { data, error, isPending, refetch } = query
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  const rows = data && rowsOf(data)
  const table = {
    ...rest,
    data: rows,
    // The host gives the row of its table, which has nothing of ours but the id.
    rowHref: ({ id }: { id: string }) => {
      const row = rows?.find((one) => one.id === id)
      return row ? rowHref(row) : ""
    },
    rowCount: data?.count,
    isLoading: isPending,
    getRowId: (row: Row) => row.id,
    emptyState: {
      empty: { custom: <EmptyState {...empty} /> },
      filtered: {
        heading: filtered?.title ?? t("receivable.filtered.title"),
        description: filtered?.description ?? t("receivable.filtered.description"),
      },
    },
  }
  if (!narrow) {
    return (
      <Container className="p-0">
        <DataTable
          {...table}
          heading={heading}
          subHeading={summary}
          actions={[
            ...(onExport ? [{ label: t("common.downloadCsv"), onClick: onExport }] : []),
            ...(create ? [create] : []),
          ]}
        />
      </Container>
    )
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-6 py-4">
        <div className="min-w-0">
          <Heading>{heading}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {summary}
          </Text>
        </div>
        <div className="flex flex-wrap gap-2">
          {onExport ? (
            <Button size="small" variant="secondary" onClick={onExport}>
              {t("common.downloadCsv")}
            </Button>
          ) : null}
          {create ? (
            <Button size="small" variant="secondary" asChild>
              <Link to={create.to}>{create.label}</Link>
            </Button>
          ) : null}
        </div>
      </div>
      <DataTable {...table} />
    </Container>
  )
}
