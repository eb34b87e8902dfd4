import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { addDay, formatDay, localToday } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { plural } from "../../shared/plural"
import { useQuoteAct } from "../use-quote-act"
import { DialogProps } from "./decide-dialogs"

const STEPS = [7, 14, 30]

/** A later last day for the offer that the buyer has; prices and link stay. Counted from the later of today and its last day. */
export const ExtendDialog = ({ quote, onDone, onClose }: DialogProps & { onDone?: () => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const today = localToday()
  const from = quote.valid_until && quote.valid_until > today ? quote.valid_until : today
  const [day, setDay] = useState<string | null>(addDay(from, 14))
  const { mutate, isPending, error } = useQuoteAct(quote, "/extend", {
    quiet: true,
    done: "quote.extend.done",
    onDone: () => {
      onClose()
      onDone?.()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.extend.title", { number: quote.number })}
      description={t("quote.extend.description")}
      confirm={t("quote.extend.confirm")}
      disabled={!day}
      saving={isPending}
      error={error}
      onConfirm={() => mutate({ valid_until: day })}
    >
      {quote.valid_until ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("quote.extend.until", { day: formatDay(quote.valid_until, locale) })}
        </Text>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {STEPS.map((days) => (
          <Button
            key={days}
            type="button"
            size="small"
            variant={day === addDay(from, days) ? "primary" : "secondary"}
            onClick={() => setDay(addDay(from, days))}
          >
            {plural(t, "quote.extend.days", days)}
          </Button>
        ))}
      </div>
      <Field label={t("quote.fields.validUntil")}>
        <DayInput label={t("quote.fields.validUntil")} value={day} minDay={from > today ? addDay(from, 1) : today} onChange={setDay} />
      </Field>
    </ActionDialog>
  )
}
