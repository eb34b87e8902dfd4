import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type TablePagesProps = {
  /** Rows of all pages. */
  count: number
  /** Rows before this page. */
  offset: number
  pageSize: number
  onPage: (offset: number) => void
}

/** Turns the pages of a table; nothing where one page holds all. */
export const TablePages = ({ count, offset, pageSize, onPage }: TablePagesProps) => {
  const { t } = useTranslation("crm")
  return count > pageSize ? (
    <Table.Pagination
      count={count}
      pageSize={pageSize}
      pageIndex={Math.floor(offset / pageSize)}
      pageCount={Math.ceil(count / pageSize)}
      canPreviousPage={offset > 0}
      canNextPage={offset + pageSize < count}
      previousPage={() => onPage(offset - pageSize)}
      nextPage={() => onPage(offset + pageSize)}
      translations={{
        of: t("receivable.pages.of"),
        results: t("receivable.pages.results"),
        pages: t("receivable.pages.pages"),
        prev: t("receivable.pages.previous"),
        next: t("receivable.pages.next"),
      }}
    />
  ) : null
}
