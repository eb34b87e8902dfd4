import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button, Heading } from "@medusajs/ui"
import { FormEvent, useState } from "react"
import { useTranslation } from "react-i18next"

import { errorMessage } from "../../shared/sdk"
import { UnsavedGuard } from "../../shared/unsaved-guard"
import { useShortcut } from "../../shared/use-shortcut"
import { QuoteDraft, lineProblem } from "../rules/draft"
import { Totals } from "../totals"
import { CustomerFields } from "./customer-fields"
import { DetailFields } from "./detail-fields"
import { LineEditor } from "./line-editor"
import { usePreview } from "./use-preview"

type QuoteFormProps = {
  title: string
  initial: QuoteDraft
  /** A stored quote keeps its customer's currency: its region cannot move to another one. */
  stored?: boolean
  saving: boolean
  error: unknown
  onSave: (draft: QuoteDraft) => void
}

/** The editor of an offer, to create and to change: who, what, for how much, until when. Ctrl+Enter saves. */
export const QuoteForm = ({ title, initial, stored, saving, error, onSave }: QuoteFormProps) => {
  const { t } = useTranslation("crm")
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const change = (values: Partial<QuoteDraft>): void => setDraft((current) => ({ ...current, ...values }))
  const { preview, priced, error: previewError, isFetching } = usePreview(draft, t("quote.totals.shipping"))

  const missing = !draft.customer_id && !draft.email ? "customer" : !draft.region_id ? "region" : null
  const broken = draft.lines.find((line) => lineProblem(line) !== null)
  const problem = missing
    ? t(`quote.form.missing.${missing}`)
    : broken
      ? t(`quote.form.line.${lineProblem(broken) ?? "title"}`)
      : null
  const save = (): void => {
    setTried(true)
    if (!problem && !saving) {
      onSave(draft)
    }
  }
  useShortcut("Enter", save, { ctrl: true })

  const said = error ?? previewError
  return (
    <>
      <UnsavedGuard dirty={draft !== initial} />
      <form
        className="flex h-full flex-col overflow-hidden"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          save()
        }}
      >
        <RouteFocusModal.Header />
        <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto px-4 py-8 md:py-12">
          <div className="flex w-full max-w-[960px] flex-col gap-y-8">
            <RouteFocusModal.Title asChild>
              <Heading>{title}</Heading>
            </RouteFocusModal.Title>
            <RouteFocusModal.Description className="sr-only">{t("quote.form.description")}</RouteFocusModal.Description>
            <CustomerFields draft={draft} stored={stored} tried={tried} onChange={change} />
            <LineEditor
              lines={draft.lines}
              priced={priced}
              currency={draft.currency_code}
              onChange={(lines) => change({ lines })}
            />
            {draft.currency_code && draft.lines.length ? (
              <div
                className={`ms-auto w-full max-w-[360px] pe-4 transition-opacity md:pe-[52px] ${isFetching ? "opacity-60" : ""}`}
              >
                <Totals totals={preview} currency={draft.currency_code} inclusive={preview?.prices_include_tax} />
              </div>
            ) : null}
            <DetailFields draft={draft} onChange={change} />
          </div>
        </RouteFocusModal.Body>
        <RouteFocusModal.Footer>
          <div className="flex w-full flex-col gap-2 md:flex-row md:items-center md:justify-end">
            {said ? (
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
                  {t("common.cancel")}
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
