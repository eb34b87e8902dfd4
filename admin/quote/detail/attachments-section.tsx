import { ArrowDownTray, Trash } from "@medusajs/icons"
import { Badge, IconButton, Text, Tooltip, toast, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { downloadFile } from "../../shared/download-file"
import { ErrorState } from "../../shared/error-state"
import { useLocale } from "../../shared/locale"
import { errorMessage } from "../../shared/sdk"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { QUOTES_PATH } from "../queries"
import { fileSize } from "../rules/file-size"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { AttachButton } from "./attach-button"
import { QuoteAttachment, attachmentsQuery } from "./queries"

/** Files that belong to the quote: for the house, or for the buyer's page too. */
export const AttachmentsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(attachmentsQuery(quote.id))
  return (
    <Section title={t("quote.attachments.title")} actions={<AttachButton quote={quote} />}>
      {isPending ? <TextSkeleton lines={1} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("quote.attachments.none")}
        </Text>
      ) : null}
      {data?.map((file) => (
        <FileRow key={file.id} quote={quote} file={file} />
      ))}
    </Section>
  )
}

const FileRow = ({ quote, file }: { quote: Quote; file: QuoteAttachment }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const prompt = usePrompt()
  const path = `/attachments/${file.id}`
  const remove = useQuoteAct(quote, path, { method: "DELETE", done: "quote.attachments.removed" })
  const ask = async (): Promise<void> => {
    const agreed = await prompt({
      title: t("quote.attachments.removeTitle", { name: file.filename }),
      description: t("quote.attachments.removeText", { number: quote.number }),
      confirmText: t("common.remove"),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      remove.mutate()
    }
  }
  const download = (): void => {
    downloadFile(`${QUOTES_PATH}/${quote.id}${path}`, { filename: file.filename }).catch((error: unknown) =>
      toast.error(errorMessage(error))
    )
  }
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {file.filename}
        </Text>
        <div className="flex items-center gap-x-2">
          <Text size="xsmall" className="text-ui-fg-subtle">
            {fileSize(file.size, locale)}
          </Text>
          <Badge size="2xsmall" color={file.for_buyer ? "blue" : "grey"}>
            {t(file.for_buyer ? "quote.attachments.forBuyer" : "quote.attachments.internal")}
          </Badge>
        </div>
      </div>
      <div className="flex items-center gap-x-1">
        <Tooltip content={t("quote.attachments.download")}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={`${t("quote.attachments.download")}: ${file.filename}`}
            onClick={download}
          >
            <ArrowDownTray />
          </IconButton>
        </Tooltip>
        <Tooltip content={t("common.remove")}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={`${t("common.remove")}: ${file.filename}`}
            isLoading={remove.isPending}
            onClick={() => void ask()}
          >
            <Trash />
          </IconButton>
        </Tooltip>
      </div>
    </div>
  )
}
