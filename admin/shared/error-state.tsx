import { ArrowPath, ExclamationCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { errorMessage } from "./sdk"

type ErrorStateProps = {
  error: unknown
  onRetry?: () => void
  className?: string
  /** One quiet line, for widgets on the host's pages. */
  compact?: boolean
}

/** A failed request: the API's own sentence and "Try again". */
export const ErrorState = ({ error, onRetry, className, compact }: ErrorStateProps) => {
  const { t } = useTranslation("crm")
  const retry = onRetry ? (
    <Button
      size="small"
      variant={compact ? "transparent" : "secondary"}
      className="shrink-0 whitespace-nowrap"
      onClick={onRetry}
    >
      <ArrowPath />
      {t("common.tryAgain")}
    </Button>
  ) : null
  if (compact) {
    return (
      <div role="alert" className={`flex items-center justify-between gap-x-2 px-6 py-3 ${className ?? ""}`}>
        <Text size="small" className="text-ui-fg-subtle min-w-0 break-words">
          {t("common.loadFailed")} {errorMessage(error)}
        </Text>
        {retry}
      </div>
    )
  }
  return (
    <div
      role="alert"
      className={`flex min-h-[200px] flex-col items-center justify-center gap-y-3 px-6 py-10 text-center ${className ?? ""}`}
    >
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div className="flex max-w-[480px] flex-col gap-y-1">
        <Text size="small" weight="plus">
          {t("common.loadFailed")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {errorMessage(error)}
        </Text>
      </div>
      {retry}
    </div>
  )
}
