import { Button, DropdownMenu, toast } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"

import { base64Of } from "../../shared/base64-of"
import { useLocale } from "../../shared/locale"
import { MAX_FILE, fileSize } from "../rules/file-size"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"

/** Adds a file, after asking whether the buyer may have it. */
export const AttachButton = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const forBuyer = useRef(false)
  const { mutate, isPending } = useQuoteAct(quote, "/attachments", { done: "quote.attachments.added" })
  const choose = (buyer: boolean): void => {
    forBuyer.current = buyer
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
    mutate({
      filename: file.name,
      mime_type: file.type || "application/octet-stream",
      content: await base64Of(file),
      for_buyer: forBuyer.current,
    })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        className="hidden"
        aria-label={t("quote.attachments.add")}
        onChange={(event) => {
          void attach(event.target.files?.[0])
          // The same file may be chosen again.
          event.target.value = ""
        }}
      />
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button size="small" variant="secondary" isLoading={isPending}>
            {t("quote.attachments.add")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content>
          <DropdownMenu.Item onClick={() => choose(true)}>{t("quote.attachments.addForBuyer")}</DropdownMenu.Item>
          <DropdownMenu.Item onClick={() => choose(false)}>{t("quote.attachments.addInternal")}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </>
  )
}
