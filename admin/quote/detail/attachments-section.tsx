import { Trash } from "@medusajs/icons"
import { IconButton, Text, Tooltip, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../shared/error-state"
import { FileRow } from "../../shared/file-row"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { QUOTES_PATH } from "../queries"
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
        <AttachmentRow key={file.id} quote={quote} file={file} />
      ))}
    </Section>
  )
}

const AttachmentRow = ({ quote, file }: { quote: Quote; file: QuoteAttachment }) => {
  const { t } = useTranslation("crm")
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
  return (
    <FileRow
      path={`${QUOTES_PATH}/${quote.id}${path}`}
      name={file.filename}
      size={file.size}
      isForThem={file.for_buyer}
      audience={t(file.for_buyer ? "quote.attachments.forBuyer" : "quote.attachments.internal")}
    >
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
    </FileRow>
  )
}
