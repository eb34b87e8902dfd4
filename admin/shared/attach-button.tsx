import { Button, DropdownMenu, toast } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"

import { fileSize, MAX_FILE } from "./file-size"
import { base64Of } from "./base64-of"
import { useLocale } from "./locale"

type AttachButtonProps = {
  label: string
  /** What its two choices are called: for the other side, and for the house. */
  forThem: string
  internal: string
  isPending: boolean
  onAttach: (file: { filename: string; mime_type: string; content: string }, isForThem: boolean) => void
}

/** Adds a file, after asking whether the other side may have it. */
export const AttachButton = ({ label, forThem, internal, isPending, onAttach }: AttachButtonProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const isForThem = useRef(false)
  const choose = (theirs: boolean): void => {
    isForThem.current = theirs
    input.current?.click()
  }
  const attach = async (file: File | undefined): Promise<void> => {
    if (!file) {
      return
    }
    if (file.size > MAX_FILE) {
      toast.error(t("quote.attachments.tooLarge", { name: file.name, limit: fileSize(MAX_FILE, locale) }))
      return
    }
    const mime_type = file.type || "application/octet-stream"
    onAttach({ filename: file.name, mime_type, content: await base64Of(file) }, isForThem.current)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        className="hidden"
        aria-label={label}
        onChange={(event) => {
          void attach(event.target.files?.[0])
          // The same file may be chosen again.
          event.target.value = ""
        }}
      />
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button size="small" variant="secondary" isLoading={isPending}>
            {label}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content>
          <DropdownMenu.Item onClick={() => choose(true)}>{forThem}</DropdownMenu.Item>
          <DropdownMenu.Item onClick={() => choose(false)}>{internal}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </>
  )
}
