import { Drawer, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

import { ErrorState } from "./error-state"
import { Amount, formatNumber } from "./format"
import { useLocale } from "./locale"
import { Money } from "./money"
import { TablePages } from "./table-pages"

type ShownDocument = {
  id: string
  href: string
  name: ReactNode
  /** What stands below its name, a line each. */
  lines: string[]
  amount: Amount
}

type DocumentsDrawerProps = {
  title: string
  description: string
  /** One page of them; nothing while it comes. Where there is no currency, what they add up to is no money. */
  page:
    { documents: ShownDocument[]; count: number; counted: string; total: Amount; currency: string | null } | undefined
  error: unknown
  onRetry: () => void
  offset: number
  pageSize: number
  onPage: (offset: number) => void
  onClose: () => void
}

/** The documents behind a figure beside the report that says it: how many, what they come to, and each as a link. */
export const DocumentsDrawer = (props: DocumentsDrawerProps) => {
  const { title, description, page, error, onRetry, offset, pageSize, onPage, onClose } = props
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>{description}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          {page ? (
            <>
              <div className="border-ui-border-base flex items-baseline justify-between border-b px-6 py-3">
                <Text size="small" className="text-ui-fg-subtle">
                  {page.counted}
                </Text>
                <Text size="small" weight="plus" data-testid="crm-documents-total">
                  <Adds amount={page.total} currency={page.currency} />
                </Text>
              </div>
              <ul className="divide-ui-border-base divide-y">
                {page.documents.map((document, index) => (
                  <li key={`${document.id}-${offset + index}`}>
                    <DocumentLink document={document} currency={page.currency} />
                  </li>
                ))}
              </ul>
              <TablePages count={page.count} offset={offset} pageSize={pageSize} onPage={onPage} />
            </>
          ) : error ? (
            <ErrorState compact error={error} onRetry={onRetry} />
          ) : (
            <div className="h-40" aria-busy="true" />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const DocumentLink = ({ document, currency }: { document: ShownDocument; currency: string | null }) => (
  <Link
    to={document.href}
    className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-start justify-between gap-x-4 px-6 py-3 outline-none"
  >
    <div className="min-w-0">
      <div className="txt-small-plus flex flex-wrap items-center gap-x-2">{document.name}</div>
      {document.lines.map((line, index) => (
        <Text
          key={index}
          size={index ? "xsmall" : "small"}
          leading="compact"
          className={index ? "text-ui-fg-subtle" : "truncate"}
        >
          {line}
        </Text>
      ))}
    </div>
    <Text size="small" className="whitespace-nowrap">
      <Adds amount={document.amount} currency={currency} />
    </Text>
  </Link>
)

const Adds = ({ amount, currency }: { amount: Amount; currency: string | null }) => {
  const locale = useLocale()
  return currency === null ? <>{formatNumber(amount ?? 0, locale)}</> : <Money amount={amount} currency={currency} />
}
