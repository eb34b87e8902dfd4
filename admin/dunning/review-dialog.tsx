import { Alert, Button, FocusModal, Input, Skeleton, Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { MoneyButton } from "../receivable/money-button"
import { useMoneyAct } from "../receivable/use-money-act"
import { Day } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { Field } from "../shared/field"
import { MailFrame } from "../shared/mail-frame"
import { Money } from "../shared/money"
import { PdfFrame } from "../shared/pdf-frame"
import { plural } from "../shared/plural"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { DocumentStatus } from "../shared/status-badge"
import { useHeldText } from "./held-text"
import { DunningNotice, noticePath, noticePreviewQuery } from "./queries"

const FRAME = "h-[60vh] lg:h-[calc(100vh-240px)]"

const noticeQuery = (id: string) => ({
  queryKey: [...crmKeys.dunning.all, "notice", id],
  queryFn: () => sdk.client.fetch<{ dunning_notice: DunningNotice }>(`/admin/crm/dunning-notices/${id}`),
})

/** One message: to whom, what it lists and says, and what a person decides about it. */
export const ReviewDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(noticeQuery(id))
  const notice = data?.dunning_notice
  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : onClose())}>
      <FocusModal.Content aria-describedby="">
        <FocusModal.Header />
        {notice ? (
          <Review notice={notice} />
        ) : (
          <FocusModal.Body className="p-6">
            <FocusModal.Title className="sr-only">{t("dunning.notice.review")}</FocusModal.Title>
            {error ? (
              <ErrorState error={error} onRetry={() => refetch()} />
            ) : (
              <Skeleton className={`w-full ${FRAME}`} />
            )}
          </FocusModal.Body>
        )}
      </FocusModal.Content>
    </FocusModal>
  )
}

const EDITABLE = ["proposed", "held", "excluded"]

const Review = ({ notice }: { notice: DunningNotice }) => {
  const { t } = useTranslation("crm")
  const preview = useQuery(noticePreviewQuery(notice))
  const held = useHeldText(notice.currency_code)
  const kept = {
    subject: notice.subject ?? "",
    message: notice.message ?? "",
    recipient: notice.recipient ?? "",
    note: notice.note ?? "",
  }
  const [draft, setDraft] = useState(kept)
  useEffect(() => setDraft(kept), [notice]) // eslint-disable-line react-hooks/exhaustive-deps -- what is stored comes anew with the notice
  const act = useMoneyAct({ path: noticePath(notice), done: t("dunning.notice.saved"), quiet: true })
  const set = (change: Partial<typeof kept>): void => setDraft((current) => ({ ...current, ...change }))
  const editable = EDITABLE.includes(notice.status)
  const mailed = notice.channel !== "phone"
  const changed = JSON.stringify(draft) !== JSON.stringify(kept)
  const call = notice.status === "open" || notice.status === "done"
  return (
    <>
      <FocusModal.Body className="flex flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
        <div className="flex w-full shrink-0 flex-col gap-y-6 px-6 py-6 lg:max-w-[460px] lg:overflow-y-auto lg:border-e">
          <div className="flex flex-col gap-y-1">
            <FocusModal.Title asChild>
              <h2 className="h1-core break-words">{notice.customer_name ?? "–"}</h2>
            </FocusModal.Title>
            <div className="flex flex-wrap items-center gap-2">
              <DocumentStatus kind="dunning_notice" status={notice.status} />
              <Text size="small" className="text-ui-fg-subtle">
                {[
                  t("dunning.notice.levelOf", { position: notice.level_position }),
                  t(`dunning.tone.${notice.tone}`),
                  t(`dunning.channel.${notice.channel}`, { defaultValue: notice.channel }),
                ].join(" · ")}
              </Text>
            </div>
          </div>
          {notice.held_reasons?.length ? (
            <Alert variant="warning">{[...new Set(notice.held_reasons.map(held))].join("; ")}</Alert>
          ) : null}
          <Lines notice={notice} />
          {notice.recipient !== null || editable ? (
            notice.channel === "letter" ? null : (
              <Field label={t("dunning.notice.to")} htmlFor="notice-to">
                <Input
                  id="notice-to"
                  value={draft.recipient}
                  placeholder={t("dunning.notice.nobody")}
                  disabled={!editable}
                  onChange={(event) => set({ recipient: event.target.value })}
                />
              </Field>
            )
          ) : null}
          {mailed && editable ? (
            <>
              <Field
                label={t("quote.send.subject")}
                htmlFor="notice-subject"
                optional
                hint={t("dunning.notice.subjectHint")}
              >
                <Input
                  id="notice-subject"
                  maxLength={200}
                  value={draft.subject}
                  placeholder={preview.data?.subject}
                  onChange={(event) => set({ subject: event.target.value })}
                />
              </Field>
              <Field
                label={t("dunning.policy.text")}
                htmlFor="notice-message"
                optional
                hint={t("dunning.notice.messageHint", { names: "{{company}}, {{customer}}, {{total}}" })}
              >
                <Textarea
                  id="notice-message"
                  rows={5}
                  value={draft.message}
                  onChange={(event) => set({ message: event.target.value })}
                />
              </Field>
            </>
          ) : null}
          <Field
            label={call ? t("dunning.notice.callNote") : t("dunning.notice.note")}
            htmlFor="notice-note"
            optional
            hint={t("dunning.notice.noteHint")}
          >
            <Textarea
              id="notice-note"
              rows={2}
              value={draft.note}
              disabled={!editable && !call}
              onChange={(event) => set({ note: event.target.value })}
            />
          </Field>
          {act.error ? <Alert variant="error">{errorMessage(act.error)}</Alert> : null}
        </div>
        <div className="bg-ui-bg-subtle flex min-w-0 flex-1 flex-col gap-y-3 px-6 py-6 lg:overflow-y-auto">
          {notice.channel === "letter" ? (
            <PdfFrame
              path={`${noticePath(notice)}/letter`}
              queryKey={[...crmKeys.dunning.all, "letter", notice.id, notice.status, notice.message, notice.subject]}
              className={FRAME}
            />
          ) : preview.error ? (
            <ErrorState error={preview.error} onRetry={() => preview.refetch()} />
          ) : preview.data ? (
            <>
              <Text size="small" weight="plus" className="break-words">
                {preview.data.subject}
              </Text>
              <MailFrame html={preview.data.html} title={t("quote.send.mail")} className={FRAME} />
            </>
          ) : (
            <Skeleton className={`w-full rounded-lg ${FRAME}`} />
          )}
        </div>
      </FocusModal.Body>
      <FocusModal.Footer>
        <FocusModal.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("common.close")}
          </Button>
        </FocusModal.Close>
        {notice.status === "proposed" || notice.status === "held" ? (
          <MoneyButton
            variant="secondary"
            disabled={act.isPending}
            onClick={() => act.mutate({ action: "exclude", note: draft.note || null })}
          >
            {t("dunning.notice.exclude")}
          </MoneyButton>
        ) : null}
        {notice.status === "held" || notice.status === "excluded" ? (
          <MoneyButton
            variant="secondary"
            disabled={act.isPending}
            onClick={() => act.mutate({ action: "include", note: draft.note || null })}
          >
            {t(notice.status === "held" ? "dunning.notice.includeAnyway" : "dunning.notice.include")}
          </MoneyButton>
        ) : null}
        {notice.status === "open" ? (
          <MoneyButton
            isLoading={act.isPending}
            onClick={() => act.mutate({ action: "done", note: draft.note || null })}
          >
            {t("dunning.notice.markDone")}
          </MoneyButton>
        ) : null}
        {editable ? (
          <MoneyButton
            isLoading={act.isPending}
            disabled={!changed}
            onClick={() => act.mutate({ action: "edit", ...draft })}
          >
            {t("dunning.notice.save")}
          </MoneyButton>
        ) : null}
      </FocusModal.Footer>
    </>
  )
}

/** What the message lists, and what of it is left out and why. */
const Lines = ({ notice }: { notice: DunningNotice }) => {
  const { t } = useTranslation("crm")
  const held = useHeldText(notice.currency_code)
  return (
    <ul
      className="divide-y rounded-lg border"
      aria-label={plural(t, "dunning.notice.invoices", notice.invoices.length)}
    >
      {notice.invoices.map((line) => (
        <li key={line.invoice_id} className="flex items-start justify-between gap-x-4 px-4 py-2">
          <div className="min-w-0">
            <Link
              to={`/crm/receivables/invoices/${line.invoice_id}`}
              className="txt-small-plus text-ui-fg-interactive-hover tabular-nums"
            >
              {line.number ?? line.invoice_id}
            </Link>
            <Text size="xsmall" className="text-ui-fg-subtle">
              <Day value={line.due_date} />
              {line.days_late > 0 ? ` · ${plural(t, "dunning.notice.days", line.days_late)}` : null}
            </Text>
            {line.held.map((reason, index) => (
              <Text key={index} size="xsmall" className="text-ui-tag-orange-text break-words">
                {held(reason)}
              </Text>
            ))}
          </div>
          <div className="txt-small shrink-0 text-end">
            {line.asked ? (
              <Money amount={line.asked} currency={notice.currency_code} className="text-ui-fg-base" />
            ) : (
              <span className="text-ui-fg-subtle">{t("dunning.notice.notAsked")}</span>
            )}
          </div>
        </li>
      ))}
      <li className="flex items-center justify-between px-4 py-2">
        <Text size="small" weight="plus">
          {t("dunning.notice.amount")}
        </Text>
        <Money amount={notice.amount} currency={notice.currency_code} className="txt-small-plus text-ui-fg-base" />
      </li>
    </ul>
  )
}
