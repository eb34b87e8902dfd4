import { Button, Skeleton } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "./error-state"
import { sdk } from "./sdk"

type PdfFrameProps = {
  path: string
  /** What the PDF depends on. */
  queryKey: readonly unknown[]
  className?: string
}

/** A PDF of the API. Browsers that cannot show one here, such as on phones, open it by the button. */
export const PdfFrame = ({ path, queryKey, className }: PdfFrameProps) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async () => {
      const answer = await sdk.client.fetch<Response>(path, {
        headers: { accept: "application/pdf" },
      })
      return answer.blob()
    },
    gcTime: 0,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) {
      return
    }
    const made = URL.createObjectURL(new Blob([data], { type: "application/pdf" }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (error) {
    return <ErrorState compact error={error} onRetry={() => refetch()} />
  }
  return url ? (
    <div className="flex flex-col gap-y-2">
      <iframe
        title={t("quote.send.pdf")}
        src={url}
        data-testid="pdf-preview"
        className={`shadow-borders-base block w-full rounded-lg ${className ?? ""}`}
      />
      <div>
        <Button size="small" variant="secondary" asChild>
          <a href={url} target="_blank" rel="noreferrer">
            {t("quote.send.openPdf")}
          </a>
        </Button>
      </div>
    </div>
  ) : (
    <Skeleton className={`w-full rounded-lg ${className ?? ""}`} />
  )
}
