import { ArrowDownTray, Trash } from "@medusajs/icons"
import { IconButton, Text, Tooltip, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { saveFile } from "../../shared/save-file"
import { ErrorState } from "../../shared/error-state"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { useAccess } from "../../shared/use-access"
import { MoneyButton } from "../money-button"
import { InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { AttachFiscalDocument } from "./attach-fiscal-document"
import { FiscalDocument, fiscalDocumentsQuery } from "./queries"

/** The tax documents of an invoice that were made in the tax office's own system. */
export const FiscalDocumentsSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(fiscalDocumentsQuery(invoice.id))
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t("tax.documents.title")}
      actions={<MoneyButton onClick={() => setOpen(true)}>{t("tax.documents.attach")}</MoneyButton>}
    >
      {isPending ? <TextSkeleton lines={1} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("tax.documents.none")}
        </Text>
      ) : null}
      {data?.map((document) => (
        <DocumentRow key={document.id} invoice={invoice} document={document} />
      ))}
      {open ? <AttachFiscalDocument invoice={invoice} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

const DocumentRow = ({ invoice, document }: { invoice: InvoiceDetail; document: FiscalDocument }) => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const { can_money } = useAccess()
  const path = `/admin/crm/invoices/${invoice.id}/fiscal-documents/${document.id}`
  const remove = useMoneyAct({ path, method: "DELETE", done: t("tax.documents.removed") })
  const series = document.series ? t("tax.documents.seriesOf", { series: document.series }) : null
  const name = [t(`tax.documents.kinds.${document.kind}`), document.number, series].filter(Boolean).join(" ")
  const ask = async (): Promise<void> => {
    const agreed = await prompt({
      title: t("tax.documents.removeTitle", { name }),
      description: t("tax.documents.removeText"),
      confirmText: t("common.remove"),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      remove.mutate()
    }
  }
  const download = (): void => {
    saveFile(path, { filename: document.filename ?? name })
  }
  return (
    <div className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {name}
        </Text>
        {document.access_key ? (
          <Text size="xsmall" className="text-ui-fg-subtle break-words tabular-nums">
            {document.access_key.replace(/(.{4})(?=.)/g, "$1 ")}
          </Text>
        ) : null}
        {document.issue_date ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            <Day value={document.issue_date} />
          </Text>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center gap-x-1">
        {document.filename ? (
          <Tooltip content={document.filename}>
            <IconButton
              size="small"
              variant="transparent"
              aria-label={t("tax.documents.download", { name })}
              onClick={download}
            >
              <ArrowDownTray />
            </IconButton>
          </Tooltip>
        ) : null}
        <IconButton
          size="small"
          variant="transparent"
          disabled={!can_money}
          aria-label={`${t("common.remove")}: ${name}`}
          isLoading={remove.isPending}
          onClick={() => void ask()}
        >
          <Trash />
        </IconButton>
      </div>
    </div>
  )
}
