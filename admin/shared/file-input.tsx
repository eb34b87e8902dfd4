import { Button, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"

type FileInputProps = {
  id: string
  /** Endings and types that are offered first, such as ".csv,text/csv". */
  accept: string
  /** Name of the file that is chosen. */
  name: string | null
  onChange: (file: File) => void
}

/** A file to choose. The browser's own field speaks the browser's language, not the dashboard's. */
export const FileInput = ({ id, accept, name, onChange }: FileInputProps) => {
  const { t } = useTranslation("crm")
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="flex min-w-0 items-center gap-x-3">
      <input
        ref={input}
        id={id}
        type="file"
        tabIndex={-1}
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) {
            onChange(file)
          }
          // The same file may be chosen again.
          event.target.value = ""
        }}
      />
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="shrink-0"
        aria-describedby={`${id}-name`}
        onClick={() => input.current?.click()}
      >
        {t("common.chooseFile")}
      </Button>
      <Text id={`${id}-name`} size="small" leading="compact" className="text-ui-fg-subtle min-w-0 truncate">
        {name ?? t("common.noFile")}
      </Text>
    </div>
  )
}
