import { Hint, Label, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

type FieldProps = {
  label: string
  htmlFor?: string
  hint?: string
  error?: string | null
  optional?: boolean
  className?: string
  children: ReactNode
}

/** A labeled input of our forms, as the host's: label, input, then hint or error. */
export const Field = ({ label, htmlFor, hint, error, optional, className, children }: FieldProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className={`flex min-w-0 flex-col gap-y-2 ${className ?? ""}`}>
      <div className="flex items-center gap-x-1">
        <Label size="small" weight="plus" htmlFor={htmlFor}>
          {label}
        </Label>
        {optional ? (
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            ({t("common.optional")})
          </Text>
        ) : null}
      </div>
      {children}
      {error ? <Hint variant="error">{error}</Hint> : hint ? <Hint>{hint}</Hint> : null}
    </div>
  )
}
