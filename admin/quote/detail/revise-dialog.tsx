import { Label, RadioGroup, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { useQuoteAct } from "../use-quote-act"
import { DialogProps } from "./decide-dialogs"
import { Tick } from "../../shared/tick"

const PRICES = ["keep", "refresh"] as const

/** Opens the next version as a draft: with the prices offered or the store's of today, and the buyer's link alive or not. */
export const ReviseDialog = ({ quote, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [prices, setPrices] = useState<(typeof PRICES)[number]>("keep")
  const [open, setOpen] = useState(false)
  const { mutate, isPending, error } = useQuoteAct(quote, "/revise", {
    quiet: true,
    done: "quote.revise.done",
    onDone: onClose,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.revise.title", { number: quote.number })}
      description={t("quote.revise.description")}
      confirm={t("quote.revise.confirm")}
      saving={isPending}
      error={error}
      onConfirm={() => mutate({ prices, ...(open ? { keep_open: true } : {}) })}
    >
      <RadioGroup
        aria-label={t("quote.revise.prices")}
        value={prices}
        onValueChange={(value) => setPrices(value === "refresh" ? "refresh" : "keep")}
      >
        {PRICES.map((value) => (
          <div key={value} className="flex items-start gap-x-2">
            <RadioGroup.Item id={`revise-${value}`} value={value} />
            <div className="flex flex-col">
              <Label size="small" weight="plus" htmlFor={`revise-${value}`}>
                {t(`quote.revise.${value}`)}
              </Label>
              <Text size="small" className="text-ui-fg-subtle">
                {t(`quote.revise.${value}Hint`)}
              </Text>
            </div>
          </div>
        ))}
      </RadioGroup>
      {quote.status === "sent" ? (
        <Tick
          id="revise-open"
          label={t("quote.revise.keepOpen")}
          hint={t("quote.revise.keepOpenHint")}
          checked={open}
          onChange={setOpen}
        />
      ) : null}
    </ActionDialog>
  )
}
