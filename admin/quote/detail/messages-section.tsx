import { Badge, Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../shared/error-state"
import { MessageBubble } from "../../shared/message-bubble"
import { plural } from "../../shared/plural"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { QuoteMessage, Thread, threadsOf } from "../rules/threads"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { MessageBox } from "./message-box"
import { messagesQuery } from "./queries"

export const MESSAGES_ID = "quote-messages"

/** What the buyer asked and what was answered, on the whole quote and per line; what waits for an answer is marked. */
export const MessagesSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(messagesQuery(quote.id))
  const [about, setAbout] = useState<string | null>(null)
  const read = useQuoteAct(quote, "/messages/read")
  const waiting = quote.unanswered_messages ?? 0
  const threads = threadsOf(data ?? [], quote.items, waiting > 0)
  return (
    <div id={MESSAGES_ID}>
      <Section
        title={t("quote.messages.title")}
        actions={
          waiting ? (
            <div className="flex items-center gap-x-2">
              <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
                {plural(t, "quote.messages.waiting", waiting)}
              </Badge>
              <Button
                size="small"
                variant="transparent"
                className="whitespace-nowrap"
                isLoading={read.isPending}
                onClick={() => read.mutate()}
              >
                {t("quote.messages.read")}
              </Button>
            </div>
          ) : null
        }
      >
        {isPending ? <TextSkeleton lines={2} /> : null}
        {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
        {data && !threads.length ? (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("quote.messages.none")}
          </Text>
        ) : null}
        {threads.map((thread) => (
          <ThreadBlock
            key={thread.item_id ?? "quote"}
            thread={thread}
            onAnswer={() => {
              setAbout(thread.item_id)
              document.getElementById("quote-message-text")?.focus()
            }}
          />
        ))}
        {data ? <MessageBox quote={quote} about={about} onAbout={setAbout} /> : null}
      </Section>
    </div>
  )
}

type ThreadBlockProps = { thread: Thread; onAnswer: () => void }

const ThreadBlock = ({ thread, onAnswer }: ThreadBlockProps) => {
  const { t } = useTranslation("crm")
  const title = thread.item_id === null ? t("quote.messages.whole") : (thread.title ?? t("quote.messages.goneLine"))
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="thread">
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle min-w-0 break-words">
          {title}
        </Text>
        <Button size="small" variant="transparent" onClick={onAnswer}>
          {t("quote.messages.answer")}
        </Button>
      </div>
      <ol className="flex flex-col gap-y-3">
        {thread.messages.map((message) => (
          <Message key={message.id} message={message} unanswered={thread.unanswered.includes(message.id)} />
        ))}
      </ol>
    </div>
  )
}

const Message = ({ message, unanswered }: { message: QuoteMessage; unanswered: boolean }) => {
  const { t } = useTranslation("crm")
  const staff = message.author_type === "staff"
  return (
    <MessageBubble
      text={message.text}
      name={message.author_name ?? t(staff ? "common.unknown" : "quote.history.actors.buyer")}
      at={message.created_at}
      isStaff={staff}
    >
      {unanswered ? (
        <Badge size="2xsmall" color="orange">
          {t("quote.messages.unanswered")}
        </Badge>
      ) : null}
    </MessageBubble>
  )
}
