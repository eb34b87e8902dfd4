import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Heading } from "@medusajs/ui"
import { FormEvent, useCallback, useState } from "react"
import { useTranslation } from "react-i18next"

import { CreditStrip } from "../../credit/credit-strip"
import { UnsavedGuard } from "../../shared/unsaved-guard"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useShortcut } from "../../shared/use-shortcut"
import { draftOf, LineDraft, QuoteDraft } from "../rules/draft"
import { draftProblem } from "../rules/draft-problem"
import { Totals } from "../totals"
import { Quote } from "../types"
import { CustomerFields } from "./customer-fields"
import { DetailFields } from "./detail-fields"
import { EditConflict, isConflict } from "./edit-conflict"
import { FormFooter } from "./form-footer"
import { Hints } from "./hints"
import { LineEditor } from "./line-editor"
import { OfferFields } from "./offer-fields"
import { SaveNote } from "./save-note"
import { TemplateChoice } from "./template-choice"
import { useAutosave } from "./use-autosave"
import { usePreview } from "./use-preview"

type QuoteFormProps = {
  initial: QuoteDraft
  /** The quote as it was opened; missing while a new one is written. */
  opened?: Quote
  /** Writes the draft over what was stored last. */
  save: (draft: QuoteDraft, before: QuoteDraft) => Promise<Quote>
  /** Leaves the editor with everything stored, to the offer or straight to sending it. */
  onDone: (quote: Quote, then: "look" | "send") => void
  /** Opens what someone else saved meanwhile. */
  onReload: () => void
}

/**
 * The editor of an offer on one page: who, what, for how much, until when. It is stored while it is typed, a new one from its first
 * line on. Ctrl+Enter goes on to sending it.
 */
export const QuoteForm = ({ initial, opened, save, onDone, onReload }: QuoteFormProps) => {
  const { t } = useTranslation("crm")
  useNamedHostControls()
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const change = useCallback(
    (values: Partial<QuoteDraft>): void => setDraft((current) => ({ ...current, ...values })),
    []
  )
  const changeLines = useCallback(
    (edit: (lines: LineDraft[]) => LineDraft[]): void =>
      setDraft((current) => ({ ...current, lines: edit(current.lines) })),
    []
  )
  const problem = draftProblem(draft)
  const { state, flush, dirty, quote } = useAutosave({
    draft,
    initial,
    opened,
    save,
    ready: !problem,
    onSaved: (stored, saved) => {
      const learned = learnedFrom(stored, saved)
      setDraft(learned)
      return learned
    },
  })
  const { preview, priced, error: previewError, isFetching } = usePreview(draft, t("quote.totals.shipping"), quote?.id)
  const leave = async (then: "look" | "send"): Promise<void> => {
    setTried(true)
    if (problem || leaving) {
      return
    }
    setLeaving(true)
    const stored = await flush()
    setLeaving(false)
    if (stored) {
      onDone(stored, then)
    }
  }
  useShortcut("Enter", () => void leave("send"), { ctrl: true })

  return (
    <>
      <UnsavedGuard dirty={dirty} />
      <form
        className="flex h-full flex-col overflow-hidden"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void leave("look")
        }}
      >
        <RouteFocusModal.Header>
          <SaveNote state={state} onRetry={() => void flush()} />
        </RouteFocusModal.Header>
        <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto px-4 py-8 md:py-12">
          <div className="flex w-full max-w-[1040px] flex-col gap-y-8">
            <RouteFocusModal.Title asChild>
              <Heading>{quote ? t("quote.form.editTitle", { number: quote.number }) : t("quote.create")}</Heading>
            </RouteFocusModal.Title>
            <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
            <EditConflict quote={quote} state={state} dirty={dirty} onReload={onReload} />
            {opened ? null : <TemplateChoice draft={draft} onChange={setDraft} />}
            <CustomerFields draft={draft} stored={Boolean(opened)} tried={tried} onChange={change} />
            <LineEditor draft={draft} priced={priced} onChange={changeLines} />
            {draft.currency_code && draft.lines.length ? (
              <div
                className={`ms-auto flex w-full max-w-[360px] flex-col gap-y-3 pe-4 transition-opacity md:pe-[84px] ${isFetching ? "opacity-60" : ""}`}
              >
                <Totals totals={preview} currency={draft.currency_code} inclusive={preview?.prices_include_tax} />
              </div>
            ) : null}
            {draft.currency_code && draft.customer_id ? (
              <div className="bg-ui-bg-subtle border-ui-border-base rounded-lg border">
                <CreditStrip
                  wide
                  customer_id={draft.customer_id}
                  currency_code={draft.currency_code}
                  quote_id={quote?.id}
                  amount={preview?.total}
                />
              </div>
            ) : null}
            {draft.currency_code ? <Hints preview={preview} currency={draft.currency_code} /> : null}
            <OfferFields draft={draft} onChange={change} />
            <DetailFields draft={draft} onChange={change} />
          </div>
        </RouteFocusModal.Body>
        <FormFooter
          error={state.kind === "failed" ? (isConflict(state) ? null : state.error) : previewError}
          problem={tried ? problem : null}
          saving={leaving}
          onSend={() => void leave("send")}
        />
      </form>
    </>
  )
}

/** What an editor learns from the server: the ids of new lines, and the day on which the store expects a new offer to close. */
function learnedFrom(quote: Quote, saved: QuoteDraft): (draft: QuoteDraft) => QuoteDraft {
  const ids = new Map(saved.lines.map((line, index) => [line.key, quote.items[index]?.id]))
  const { expected_close_date } = draftOf(quote)
  return (draft) => ({
    ...draft,
    expected_close_date: draft.expected_close_date ?? expected_close_date,
    lines: draft.lines.map((line) => {
      const item_id = ids.get(line.key) ?? line.item_id
      return item_id === line.item_id ? line : { ...line, item_id }
    }),
  })
}
