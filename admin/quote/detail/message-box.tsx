import { Button, Text, Textarea } from "@medusajs/ui"
import { FormEvent, KeyboardEvent, useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"

const WHOLE = "whole"

type MessageBoxProps = { quote: Quote; about: string | null; onAbout: (itemId: string | null) => void }

/** An answer, or a word of one's own, to the buyer, about the whole quote or one line. Ctrl+Enter sends it. */
export const MessageBox = ({ quote, about, onAbout }: MessageBoxProps) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState("")
  const { mutate, isPending } = useQuoteAct(quote, "/messages", {
    done: "quote.messages.done",
    onDone: () => setText(""),
  })
  const lines = quote.items.filter((item) => (item.kind ?? "item") === "item").sort((a, b) => a.position - b.position)
  const send = (): void => {
    if (text.trim() && !isPending) {
      mutate({ text: text.trim(), ...(about ? { item_id: about } : {}) })
    }
  }
  return (
    <form
      className="flex flex-col gap-y-4 px-6 py-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label={t("quote.messages.text")} htmlFor="quote-message-text">
        <Textarea
          id="quote-message-text"
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              // On this page Ctrl+Enter also sends a draft.
              event.preventDefault()
              event.stopPropagation()
              send()
            }
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex w-full min-w-0 items-center gap-x-2 md:w-auto md:flex-1">
          <Text size="small" className="text-ui-fg-subtle shrink-0">
            {t("quote.messages.about")}
          </Text>
          <div className="min-w-0 max-w-[320px] flex-1">
            <Choice
              size="small"
              label={t("quote.messages.about")}
              value={about ?? WHOLE}
              options={[
                { value: WHOLE, label: t("quote.messages.whole") },
                ...lines.map((item) => ({ value: item.id, label: item.title })),
              ]}
              onChange={(picked) => onAbout(picked === WHOLE ? null : picked)}
            />
          </div>
        </div>
        <Button type="submit" size="small" variant="secondary" disabled={!text.trim()} isLoading={isPending}>
          {t("quote.messages.send")}
        </Button>
      </div>
    </form>
  )
}
