import { DataTable, DataTableProps } from "@medusajs/dashboard/components"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { useNarrow } from "./use-narrow"

type ListTableProps<Row> = Omit<DataTableProps<Row>, "heading" | "subHeading" | "action" | "actions"> & {
  heading: string
  /** Count and sum of what is filtered. */
  summary: string
  create?: { label: string; to: string }
  /** Saves what is filtered as CSV. */
  onExport?: () => void
}

/** The host's DataTable as a page of ours: on a phone title and sum get a line of their own above the tools. */
export function ListTable<Row>({ heading, summary, create, onExport, ...table }: ListTableProps<Row>) {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  if (!narrow) {
    return (
      <Container className="p-0">
        <DataTable
          {...table}
          heading={heading}
          subHeading={summary}
          action={create}
          actions={onExport ? [{ label: t("common.downloadCsv"), onClick: onExport }] : undefined}
        />
      </Container>
    )
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div className="min-w-0">
          <Heading>{heading}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {summary}
          </Text>
        </div>
        {onExport ? (
          <Button size="small" variant="secondary" className="shrink-0" onClick={onExport}>
            {t("common.downloadCsv")}
          </Button>
        ) : null}
        {create ? (
          <Button size="small" variant="secondary" className="shrink-0" asChild>
            <Link to={create.to}>{create.label}</Link>
          </Button>
        ) : null}
      </div>
      <DataTable {...table} />
    </Container>
  )
}
