import { Button, Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { FormEvent, KeyboardEvent, useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../../shared/field"
import { userName, usersQuery } from "../../shared/host-queries"
import { MessageBubble } from "../../shared/message-bubble"
import { Section } from "../../shared/section"
import { ClaimDetail, ClaimMessage } from "../claim-queries"
import { UnansweredBadge } from "../unanswered-badge"
import { useClaimAct } from "./use-claim-act"

/** What the customer wrote and was answered. */
export const ClaimMessages = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("warranty.messages.title")} actions={<UnansweredBadge count={claim.unanswered_messages} />}>
      {claim.messages.length ? (
        <ol className="flex flex-col gap-y-3 px-6 py-4" data-testid="crm-claim-messages">
          {claim.messages.map((message) => (
            <Message key={message.id} message={message} customer={claim.customer_name} />
          ))}
        </ol>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.messages.none")}
        </Text>
      )}
      <Answer claim={claim} />
    </Section>
  )
}

const Message = ({ message, customer }: { message: ClaimMessage; customer: string | null }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const staff = message.author_type !== "customer"
  const user = users?.find(({ id }) => id === message.author_id)
  const name = message.author_name ?? (staff ? (user ? userName(user) : null) : customer)
  return (
    <MessageBubble text={message.text} name={name ?? t("common.unknown")} at={message.created_at} isStaff={staff} />
  )
}

const Answer = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState("")
  const { mutate, isPending } = useClaimAct(claim, "/messages", {
    done: t("warranty.messages.done"),
    onDone: () => setText(""),
  })
  const send = (): void => {
    if (text.trim() && !isPending) {
      mutate({ text: text.trim() })
    }
  }
  return (
    <form
      className="flex flex-col gap-y-3 px-6 py-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label={t("warranty.messages.text")} htmlFor="claim-message" hint={t("warranty.messages.hint")}>
        <Textarea
          id="claim-message"
          rows={3}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              send()
            }
          }}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" size="small" variant="secondary" disabled={!text.trim()} isLoading={isPending}>
          {t("warranty.messages.send")}
        </Button>
      </div>
    </form>
  )
}
