import { Skeleton, Tabs, Text } from "@medusajs/ui"
import { UseQueryResult } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ErrorState } from "./error-state"
import { MailFrame } from "./mail-frame"
import { MailPreview } from "./mails"
import { PdfFrame } from "./pdf-frame"

const FRAME = "h-[60vh] lg:h-[calc(100vh-300px)]"

type MailPreviewPaneProps = {
  preview: UseQueryResult<MailPreview>
  pdf?: { path: string; queryKey: readonly unknown[] }
}

/** Mail and PDF as the buyer will get them. */
export const MailPreviewPane = ({ preview, pdf }: MailPreviewPaneProps) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = preview
  return (
    <div className="bg-ui-bg-subtle flex min-w-0 flex-1 flex-col px-6 py-6 lg:overflow-y-auto">
      <Tabs defaultValue="mail">
        <Tabs.List>
          <Tabs.Trigger value="mail">{t("quote.send.mail")}</Tabs.Trigger>
          {pdf ? <Tabs.Trigger value="pdf">{t("quote.send.pdf")}</Tabs.Trigger> : null}
        </Tabs.List>
        <Tabs.Content value="mail" className="pt-4">
          {error ? (
            <ErrorState error={error} onRetry={() => refetch()} />
          ) : data ? (
            <div className="flex flex-col gap-y-3">
              <div data-testid="mail-head">
                <Text size="small" weight="plus" className="break-words">
                  {data.subject}
                </Text>
                <Text size="small" className="text-ui-fg-subtle break-words">
                  {[t("quote.send.toLine", { mail: data.to ?? "–" }), ...copies(t("quote.send.cc"), data.cc)].join(
                    " · "
                  )}
                </Text>
                {data.pdf_filename ? (
                  <Text size="xsmall" className="text-ui-fg-subtle break-words">
                    {t("quote.send.attached", { name: data.pdf_filename })}
                  </Text>
                ) : null}
              </div>
              <MailFrame html={data.html} title={t("quote.send.mail")} className={FRAME} />
            </div>
          ) : (
            <Skeleton className={`w-full rounded-lg ${FRAME}`} />
          )}
        </Tabs.Content>
        {pdf ? (
          <Tabs.Content value="pdf" className="pt-4">
            <PdfFrame {...pdf} className={FRAME} />
          </Tabs.Content>
        ) : null}
      </Tabs>
    </div>
  )
}

const copies = (label: string, cc: string[] | null | undefined): string[] => (cc?.length ? [`${label}: ${cc.join(", ")}`] : [])
