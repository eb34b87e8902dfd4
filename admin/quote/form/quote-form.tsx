import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button, Heading } from "@medusajs/ui"
import { FormEvent, useCallback, useState } from "react"
import { useTranslation } from "react-i18next"

import { errorMessage } from "../../shared/sdk"
import { UnsavedGuard } from "../../shared/unsaved-guard"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useShortcut } from "../../shared/use-shortcut"
import { headProblem, LineDraft, lineProblem, QuoteDraft } from "../rules/draft"
import { Totals } from "../totals"
import { Quote } from "../types"
import { CustomerFields } from "./customer-fields"
import { DetailFields } from "./detail-fields"
import { Hints } from "./hints"
import { LineEditor } from "./line-editor"
import { OfferFields } from "./offer-fields"
import { SaveNote } from "./save-note"
import { TemplateChoice } from "./template-choice"
import { useAutosave } from "./use-autosave"
import { usePreview } from "./use-preview"

type QuoteFormProps = {
  title: string
  initial: QuoteDraft
  /** A stored quote, which is saved while it is typed; it keeps its customer's currency. */
  stored?: Quote
  saving: boolean
  error: unknown
  /** Writes over the revision that was saved last. */
  autosave?: (draft: QuoteDraft) => Promise<Quote>
  /** Opens what someone else saved meanwhile. */
  onReload?: () => void
  onSave: (draft: QuoteDraft) => void
}

/** The editor of an offer on one page: who, what, for how much, until when. Ctrl+Enter saves and leaves. */
export const QuoteForm = ({ title, initial, stored, saving, error, autosave, onReload, onSave }: QuoteFormProps) => {
  const { t } = useTranslation("crm")
  useNamedHostControls()
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const change = useCallback(
    (values: Partial<QuoteDraft>): void => setDraft((current) => ({ ...current, ...values })),
    []
  )
  const changeLines = useCallback(
    (edit: (lines: LineDraft[]) => LineDraft[]): void =>
      setDraft((current) => ({ ...current, lines: edit(current.lines) })),
    []
  )
  const { preview, priced, error: previewError, isFetching } = usePreview(draft, t("quote.totals.shipping"), stored?.id)

  const missing = !draft.customer_id && !draft.email ? "customer" : !draft.region_id ? "region" : null
  const broken = draft.lines.find((line) => lineProblem(line) !== null)
  const head = headProblem(draft)
  const problem = missing
    ? t(`quote.form.missing.${missing}`)
    : broken
      ? t(`quote.form.line.${lineProblem(broken) ?? "title"}`)
      : head
        ? t(
            head === "cc"
              ? "quote.form.cc"
              : head === "shipping_amount"
                ? "quote.form.line.unit_price"
                : "quote.form.line.discount_percent"
          )
        : null
  const { state, flush, dirty } = useAutosave(draft, initial, autosave, !problem, (quote, saved) => {
    // New lines learn their ids, so that the next save changes them instead of making them again.
    const ids = new Map(saved.lines.map((line, index) => [line.key, quote.items[index]?.id]))
    setDraft((current) => ({
      ...current,
      lines: current.lines.map((line) => (line.item_id ? line : { ...line, item_id: ids.get(line.key) })),
    }))
  })
  const save = async (): Promise<void> => {
    setTried(true)
    if (problem || saving) {
      return
    }
    if (!autosave || (await flush())) {
      onSave(draft)
    }
  }
  useShortcut("Enter", () => void save(), { ctrl: true })

  const conflict = state.kind === "failed" && /meanwhile/.test(errorMessage(state.error))
  const said = error ?? (state.kind === "failed" ? state.error : previewError)
  return (
    <>
      <UnsavedGuard dirty={autosave ? dirty : draft !== initial} />
      <form
        className="flex h-full flex-col overflow-hidden"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void save()
        }}
      >
        <RouteFocusModal.Header>
          <SaveNote state={state} onRetry={() => void flush()} />
        </RouteFocusModal.Header>
        <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto px-4 py-8 md:py-12">
          <div className="flex w-full max-w-[1040px] flex-col gap-y-8">
            <RouteFocusModal.Title asChild>
              <Heading>{title}</Heading>
            </RouteFocusModal.Title>
            <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
            {conflict ? (
              <Alert variant="warning" data-testid="edit-conflict">
                <div className="flex flex-col gap-y-2">
                  <span>{errorMessage(said)}</span>
                  <span>{t("quote.form.conflict")}</span>
                  {onReload ? (
                    <Button type="button" size="small" variant="secondary" className="w-fit" onClick={onReload}>
                      {t("quote.form.showTheirs")}
                    </Button>
                  ) : null}
                </div>
              </Alert>
            ) : null}
            {stored ? null : <TemplateChoice draft={draft} onChange={setDraft} />}
            <CustomerFields draft={draft} stored={Boolean(stored)} tried={tried} onChange={change} />
            <LineEditor lines={draft.lines} priced={priced} currency={draft.currency_code} onChange={changeLines} />
            {draft.currency_code && draft.lines.length ? (
              <div
                className={`ms-auto flex w-full max-w-[360px] flex-col gap-y-3 pe-4 transition-opacity md:pe-[84px] ${isFetching ? "opacity-60" : ""}`}
              >
                <Totals totals={preview} currency={draft.currency_code} inclusive={preview?.prices_include_tax} />
              </div>
            ) : null}
            {draft.currency_code ? <Hints preview={preview} currency={draft.currency_code} /> : null}
            <OfferFields draft={draft} onChange={change} />
            <DetailFields draft={draft} quoteId={stored?.id} onChange={change} />
          </div>
        </RouteFocusModal.Body>
        <RouteFocusModal.Footer>
          <div className="flex w-full flex-col gap-2 md:flex-row md:items-center md:justify-end">
            {said && !conflict ? (
              <Alert variant="error" className="w-full p-2 md:me-auto md:w-auto">
                {errorMessage(said)}
              </Alert>
            ) : tried && problem ? (
              <Alert variant="warning" className="w-full p-2 md:me-auto md:w-auto">
                {problem}
              </Alert>
            ) : null}
            <div className="flex items-center justify-end gap-x-2">
              <RouteFocusModal.Close asChild>
                <Button type="button" size="small" variant="secondary">
                  {t(autosave ? "common.close" : "common.cancel")}
                </Button>
              </RouteFocusModal.Close>
              <Button type="submit" size="small" isLoading={saving}>
                {t("common.save")}
              </Button>
            </div>
          </div>
        </RouteFocusModal.Footer>
      </form>
    </>
  )
}
