import { StatusBadge, Table, Text } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { errorMessage, sdk } from "../../shared/sdk"
import { MailPreview } from "../../shared/mails"
import { keysOf, pathOf, sendDocument, SendNoun } from "./queries"

type State = "checking" | "ready" | "sending" | "sent" | "failed" | "refused"
type Line = { id: string; number: string; state: State; words: string }

const COLORS = {
  checking: "grey",
  ready: "orange",
  sending: "orange",
  sent: "green",
  failed: "red",
  refused: "red",
} as const satisfies Record<State, string>

const numberOf = ({ pdf_filename }: MailPreview): string => (pdf_filename ?? "").replace(/\.pdf$/, "")

/** Mails several documents, one after the other: to whom is shown before, and what was refused and why while they leave. */
export const BulkSend = ({ noun, ids, onClose }: { noun: SendNoun; ids: string[]; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [lines, setLines] = useState<Line[]>(() => ids.map((id) => ({ id, number: "…", state: "checking", words: "" })))
  const [phase, setPhase] = useState<"before" | "sending" | "after">("before")
  const set = (id: string, change: Partial<Line>): void =>
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
    }
    // The selection does not change while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const send = async (): Promise<void> => {
    setPhase("sending")
    for (const { id } of lines.filter(({ state }) => state === "ready" || state === "failed")) {
      set(id, { state: "sending" })
      try {
        const { mail } = await sendDocument(noun, id, {})
        const failed = mail.status === "failed"
        set(id, { state: failed ? "failed" : "sent", words: failed ? (mail.error ?? mail.recipient) : mail.recipient })
      } catch (error) {
        set(id, { state: "failed", words: errorMessage(error) })
      }
    }
    setPhase("after")
    await client.invalidateQueries({ queryKey: keysOf(noun).all })
  }
  const count = (...states: State[]): number => lines.filter(({ state }) => states.includes(state)).length
  const left = count("ready", "failed")
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("documents.bulk.sendTitle", { count: ids.length })}
      description={t("documents.bulk.sendText")}
      confirm={t(phase === "after" && left ? "documents.bulk.again" : "documents.bulk.send", { count: left })}
      disabled={!left || count("checking") > 0}
      saving={phase === "sending"}
      error={null}
      onConfirm={() => void send()}
    >
      <Text size="small" role="status" aria-live="polite">
        {t("documents.bulk.progress", {
          done: count("sent"),
          count: ids.length,
          refused: count("refused", "failed"),
        })}
      </Text>
      <Table>
        <Table.Body>
          {lines.map(({ id, number, state, words }) => (
            <Table.Row key={id}>
              <Table.Cell className="py-2 align-top">
                <span className="text-ui-fg-base whitespace-nowrap tabular-nums">{number}</span>
              </Table.Cell>
              <Table.Cell className="py-2 align-top whitespace-normal break-words">{words}</Table.Cell>
              <Table.Cell className="py-2 text-end align-top">
                <StatusBadge color={COLORS[state]} className="whitespace-nowrap">
                  {t(`documents.bulk.states.${state}`)}
                </StatusBadge>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ActionDialog>
  )
}
