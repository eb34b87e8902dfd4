import { Badge, FocusModal, Label, Switch, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../shared/error-state"
import { TextSkeleton } from "../../shared/skeletons"
import { Quote } from "../types"
import { CompareItem, Side } from "./compare-item"
import { Comparison, compareQuery } from "./queries"
import { useFieldText } from "./use-field-text"

type CompareDialogProps = { quote: Quote; from: number; to: number; onClose: () => void }

/** Follow from the amounts and taxes that are shown. */
const SILENT = ["tax_lines", "net_total", "subtotal", "rounding_total"]

/** Two versions side by side, what differs marked; on a phone the earlier one stands above the later. */
export const CompareDialog = ({ quote, from, to, onClose }: CompareDialogProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(compareQuery(quote.id, from, to))
  const [onlyChanges, setOnlyChanges] = useState(false)
  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : onClose())}>
      <FocusModal.Content>
        <FocusModal.Header />
        <FocusModal.Body className="overflow-y-auto">
          <div className="mx-auto flex w-full max-w-[1080px] flex-col gap-y-6 px-4 py-6 md:px-6">
            <div className="flex flex-wrap items-center justify-between gap-4">
              <div>
                <FocusModal.Title asChild>
                  <h2 className="h1-core">{t("quote.compare.title", { number: quote.number, from, to })}</h2>
                </FocusModal.Title>
                <FocusModal.Description asChild>
                  <Text size="small" className="text-ui-fg-subtle">
                    {t("quote.compare.description")}
                  </Text>
                </FocusModal.Description>
              </div>
              <div className="flex items-center gap-x-2">
                <Switch id="only-changes" checked={onlyChanges} onCheckedChange={setOnlyChanges} />
                <Label size="small" htmlFor="only-changes">
                  {t("quote.compare.onlyChanges")}
                </Label>
              </div>
            </div>
            {isPending ? <TextSkeleton lines={6} /> : null}
            {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
            {data ? <Differences quote={quote} from={from} to={to} data={data} onlyChanges={onlyChanges} /> : null}
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}

type DifferencesProps = { quote: Quote; from: number; to: number; data: Comparison; onlyChanges: boolean }

const Differences = ({ quote, from, to, data, onlyChanges }: DifferencesProps) => {
  const { t } = useTranslation("crm")
  const textOf = useFieldText(quote.currency_code)
  const items = data.items.filter((item) => !onlyChanges || item.change !== "same")
  const fields = data.fields.filter(({ field }) => !SILENT.includes(field))
  const labels = { from: t("quote.version", { version: from }), to: t("quote.version", { version: to }) }
  return (
    <div className="shadow-elevation-card-rest divide-y overflow-hidden rounded-lg" data-testid="comparison">
      <div className="bg-ui-bg-subtle hidden md:grid md:grid-cols-2">
        <Text size="small" weight="plus" className="px-4 py-3">
          {labels.from}
        </Text>
        <Text size="small" weight="plus" className="border-s px-4 py-3">
          {labels.to}
        </Text>
      </div>
      {items.map((item) => (
        <CompareItem key={item.key} item={item} labels={labels} textOf={textOf} />
      ))}
      {fields.map(({ field, from: before, to: after }) => (
        <div key={field} role="group" aria-label={t(`quote.history.fields.${field}`, { defaultValue: field })}>
          <div className="bg-ui-bg-subtle flex items-center gap-x-2 px-4 py-2">
            <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
              {t(`quote.history.fields.${field}`, { defaultValue: field })}
            </Text>
            <Badge size="2xsmall" color="orange">
              {t("quote.compare.changes.changed")}
            </Badge>
          </div>
          <div className="grid grid-cols-1 md:grid-cols-2">
            <Side label={labels.from} changed>
              {textOf(field, before) ?? t("quote.compare.long")}
            </Side>
            <Side label={labels.to} changed second>
              {textOf(field, after) ?? t("quote.compare.long")}
            </Side>
          </div>
        </div>
      ))}
      {!items.length && !fields.length ? (
        <Text size="small" className="text-ui-fg-subtle px-4 py-6">
          {t("quote.compare.same")}
        </Text>
      ) : null}
    </div>
  )
}
