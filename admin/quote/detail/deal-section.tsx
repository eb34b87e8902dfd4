import { Button, Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Day } from "../../shared/day"
import { DayInput } from "../../shared/day-input"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { OwnerChoice } from "../../shared/owner-choice"
import { parseDecimal } from "../../shared/parse-decimal"
import { stageName } from "../../shared/stage-name"
import { useStageOptions } from "../../pipeline/use-stage-options"
import { stagesQuery } from "../queries"
import { refusal } from "../rules/actions"
import { paymentTermsText } from "../rules/payment-terms"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { Row, Section } from "../../shared/section"
import { DealFacts } from "./deal-facts"
import { DealStanding } from "./deal-standing"
import { NextStepRows } from "./next-step-rows"
import { SourceRow } from "./source-row"
import { useDetailAddress } from "./use-detail-address"

/** Where the seller believes the deal stands: set freely while it is open, whatever was sent. */
export const DealSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data: stages } = useQuery(stagesQuery())
  const { data: users } = useQuery(usersQuery())
  const stageOptions = useStageOptions(stages)
  const { mutate, isPending } = useQuoteAct(quote, "/deal")
  const address = useDetailAddress()
  const open = quote.status === "draft" || quote.status === "sent" || quote.status === "expired"
  const owner = users?.find((user) => user.id === quote.owner_id)
  return (
    <Section title={t("quote.deal.title")}>
      <Row label={t("quote.fields.stage")} htmlFor="quote-stage">
        {open ? (
          <Choice
            id="quote-stage"
            size="small"
            label={t("quote.fields.stage")}
            disabled={isPending}
            value={quote.stage_id}
            options={stageOptions}
            onChange={(stage_id) => mutate({ stage_id, probability: null })}
          />
        ) : (
          stageName(t, quote.stage)
        )}
      </Row>
      {open ? (
        <>
          <DealStanding quote={quote} />
          <NextStepRows quote={quote} onSave={mutate} />
          <Row label={t("quote.fields.probability")} htmlFor="quote-probability">
            <ProbabilityInput quote={quote} onSave={(probability) => mutate({ probability })} />
          </Row>
          <Row label={t("quote.fields.weighted")}>
            <Money amount={quote.weighted_total} currency={quote.currency_code} />
          </Row>
        </>
      ) : null}
      <Row label={t("quote.fields.validUntil")}>
        <div className="flex flex-wrap items-center justify-between gap-x-2">
          <Day value={quote.valid_until} />
          {refusal("extend", quote) === null ? (
            <Button
              size="small"
              variant="transparent"
              className="whitespace-nowrap"
              onClick={() => address.open("extend")}
            >
              {t("quote.actions.extend")}
            </Button>
          ) : null}
        </div>
      </Row>
      <Row label={t("quote.fields.expectedClose")}>
        {open ? (
          <DayInput
            label={t("quote.fields.expectedClose")}
            value={quote.expected_close_date}
            onChange={(expected_close_date) => mutate({ expected_close_date })}
          />
        ) : (
          <Day value={quote.expected_close_date} />
        )}
      </Row>
      <Row label={t("quote.fields.owner")} htmlFor="quote-owner">
        {open ? (
          <OwnerChoice
            id="quote-owner"
            size="small"
            label={t("quote.fields.owner")}
            disabled={isPending}
            value={quote.owner_id}
            onChange={(owner_id) => mutate({ owner_id })}
          />
        ) : owner ? (
          userName(owner)
        ) : (
          "–"
        )}
      </Row>
      <SourceRow quote={quote} open={open} disabled={isPending} onSave={(source_id) => mutate({ source_id })} />
      <DealFacts quote={quote} />
      {quote.purchase_order_number ? (
        <Row label={t("quote.fields.purchaseOrder")}>{quote.purchase_order_number}</Row>
      ) : null}
      {quote.payment_terms ? (
        <Row label={t("quote.fields.paymentTerms")}>{paymentTermsText(t, quote.payment_terms)}</Row>
      ) : null}
    </Section>
  )
}

/** A figure of one's own is saved when the field is left or Enter is pressed; an emptied field follows the stage again. */
const ProbabilityInput = ({ quote, onSave }: { quote: Quote; onSave: (probability: number | null) => void }) => {
  const own = quote.probability_override ?? null
  const stored = own === null ? "" : String(+own)
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  const value = text.trim() ? parseDecimal(text) : null
  const bad = text.trim() !== "" && (value === null || !Number.isInteger(value) || value < 0 || value > 100)
  const save = (): void => {
    if (!bad && text.trim() !== stored) {
      onSave(value)
    }
  }
  return (
    <div className="relative">
      <Input
        id="quote-probability"
        size="small"
        inputMode="decimal"
        className="pe-7 text-end tabular-nums"
        value={text}
        placeholder={String(quote.stage?.probability ?? 0)}
        aria-invalid={bad}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => (event.key === "Enter" ? save() : undefined)}
      />
      <span
        className="text-ui-fg-subtle pointer-events-none absolute end-2 top-1/2 -translate-y-1/2"
        aria-hidden="true"
      >
        %
      </span>
    </div>
  )
}
