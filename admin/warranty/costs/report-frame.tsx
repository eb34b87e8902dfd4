import { Container } from "@medusajs/ui"
import { UseQueryResult } from "@tanstack/react-query"
import { ReactNode } from "react"

import { ErrorState } from "../../shared/error-state"
import { SectionSkeleton } from "../../shared/skeletons"

type ReportFrameProps<Report> = { query: UseQueryResult<Report>; children: (report: Report) => ReactNode }

/** A report, or what stands in its place while it loads and where it failed. */
export function ReportFrame<Report>({ query: { data, error, refetch }, children }: ReportFrameProps<Report>) {
  if (error) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return data ? <>{children(data)}</> : <SectionSkeleton lines={8} />
}
