import { Container, Heading, Table, Text } from "@medusajs/ui"
import { ReactNode } from "react"

import { ErrorState } from "../../shared/error-state"
import { TableSkeleton } from "../../shared/skeletons"
import { TablePages } from "../../shared/table-pages"
import { useUrlState } from "../../shared/use-url-state"
import { PAGE_SIZE } from "../list-params"

type ReportTableProps = {
  title: string
  summary: ReactNode
  tools?: ReactNode
  head: ReactNode
  rows: ReactNode[] | undefined
  count: number
  empty: ReactNode
  error: unknown
  onRetry: () => void
}

/** A page of a report as a table, with its sum in the header and its page in the address. */
export const ReportTable = ({ title, summary, tools, head, rows, count, empty, error, onRetry }: ReportTableProps) => {
  const [{ offset }, setUrl] = useUrlState(["offset"] as const)
  const start = parseInt(offset ?? "0", 10) || 0
  const go = (to: number): void => setUrl({ offset: to > 0 ? String(to) : null })
  if (error && !rows) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={onRetry} />
      </Container>
    )
  }
  if (!rows) {
    return <TableSkeleton />
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading>{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {summary}
          </Text>
        </div>
        {tools}
      </div>
      {rows.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>{head}</Table.Header>
            <Table.Body>{rows}</Table.Body>
          </Table>
        </div>
      ) : (
        empty
      )}
      <TablePages count={count} offset={start} pageSize={PAGE_SIZE} onPage={go} />
    </Container>
  )
}
