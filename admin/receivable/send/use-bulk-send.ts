import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { MailPreview } from "../../shared/mails"
import { onceKey } from "../../shared/once-key"
import { errorMessage, sdk } from "../../shared/sdk"
import { BulkLine, waitingLines } from "./bulk-list"
import { keysOf, mailingOf, pathOf, sendMail, SendNoun } from "./queries"

const numberOf = ({ pdf_filename }: MailPreview): string => (pdf_filename ?? "").replace(/\.pdf$/, "")

/** Looks to whom each document would go, then mails them one after the other; stops between two. */
export function useBulkSend(noun: SendNoun, ids: string[]) {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [lines, setLines] = useState(() => waitingLines(ids))
  const [phase, setPhase] = useState<"before" | "sending" | "after">("before")
  const stopped = useRef(false)
  const keys = useRef(new Map(ids.map((id) => [id, onceKey()])))
  const set = (id: string, change: Partial<BulkLine>): void =>
    setLines((current) => current.map((line) => (line.id === id ? { ...line, ...change } : line)))

  useEffect(() => {
    let left = false
    const check = async (): Promise<void> => {
      for (const id of ids) {
        if (left) {
          return
        }
        try {
          const preview = await sdk.client.fetch<MailPreview>(`${pathOf(noun, id)}/send-preview`)
          const state = preview.to ? "ready" : "refused"
          set(id, { number: numberOf(preview), state, words: preview.to ?? t("documents.send.nobody") })
        } catch (error) {
          set(id, { number: "–", state: "refused", words: errorMessage(error) })
        }
      }
    }
    void check()
    return () => {
      left = true
      stopped.current = true
    }
    // The selection does not change while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const sendOne = async (id: string): Promise<void> => {
    set(id, { state: "sending" })
    try {
      const { mail } = await sendMail(mailingOf(noun, id), {}, keys.current.get(id)!)
      const failed = mail.status === "failed"
      set(id, { state: failed ? "failed" : "sent", words: failed ? (mail.error ?? mail.recipient) : mail.recipient })
      // It is known to have failed, so that another try is another mail. Without an answer the key stays.
      keys.current.set(id, onceKey())
    } catch (error) {
      set(id, { state: "failed", words: errorMessage(error) })
    }
  }
  const send = async (): Promise<void> => {
    stopped.current = false
    setPhase("sending")
    for (const { id } of lines.filter(({ state }) => state === "ready" || state === "failed")) {
      if (stopped.current) {
        break
      }
      await sendOne(id)
    }
    setPhase("after")
    await client.invalidateQueries({ queryKey: keysOf(noun).all })
  }
  const stop = (): void => {
    stopped.current = true
  }
  return { lines, phase, send, stop }
}
