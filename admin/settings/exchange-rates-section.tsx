import { Button, Input, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { errorMessage, sdk } from "../shared/sdk"
import { useAccess } from "../shared/use-access"
import { ListSection } from "./list-section"
import { exchangeRatesQuery } from "./queries"
import { useSetupAct } from "./use-setup-act"

const PATH = "/admin/crm/exchange-rates"
type Counts = { created: number; updated: number; unchanged: number }

/** What other currencies are worth in that of the books, by day. */
export const ExchangeRatesSection = () => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { can_money } = useAccess()
  const { data, error, isPending, refetch } = useQuery(exchangeRatesQuery())
  const [open, setOpen] = useState(false)
  return (
    <ListSection
      title={t("tax.settings.rates.title")}
      description={t("tax.settings.rates.description")}
      add={{ label: t("tax.settings.rates.add"), onClick: () => setOpen(true) }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.count ? t("tax.settings.rates.none") : null}
    >
      {data?.exchange_rates.map(({ id, rate_date, from_currency, to_currency, rate, source }) => (
        <div key={id} className="flex items-center justify-between gap-x-4 px-6 py-2">
          <Text size="small" leading="compact" className="tabular-nums">
            {t("tax.settings.rates.line", { from: from_currency.toUpperCase(), rate, to: to_currency.toUpperCase() })}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle text-end">
            {[source, formatDay(rate_date, locale)].filter(Boolean).join(" · ")}
          </Text>
        </div>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
        <Text size="small" className="text-ui-fg-subtle">
          {data && data.count > data.exchange_rates.length
            ? t("tax.settings.rates.newest", { shown: data.exchange_rates.length, count: data.count })
            : t("tax.settings.rates.importHint")}
        </Text>
        <ImportButton disabled={!can_money} />
      </div>
      {open ? <RateDialog onClose={() => setOpen(false)} /> : null}
    </ListSection>
  )
}

const ImportButton = ({ disabled }: { disabled: boolean }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, isPending } = useMutation({
    mutationFn: async (file: File) =>
      sdk.client.fetch<Counts>(`${PATH}/import`, { method: "POST", body: { csv: await file.text() } }),
    onSuccess: async (counts) => {
      toast.success(t("tax.settings.rates.imported", counts))
      await client.invalidateQueries({ queryKey: exchangeRatesQuery().queryKey })
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="hidden"
        aria-label={t("tax.settings.rates.import")}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) {
            mutate(file)
          }
          // The same file may be chosen again.
          event.target.value = ""
        }}
      />
      <Button size="small" variant="secondary" disabled={disabled} isLoading={isPending} onClick={() => input.current?.click()}>
        {t("tax.settings.rates.import")}
      </Button>
    </>
  )
}

const RateDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [rate_date, setDay] = useState<string | null>(null)
  const [values, setValues] = useState({ from_currency: "", to_currency: "", rate: "", source: "" })
  const save = useSetupAct({
    refresh: exchangeRatesQuery().queryKey,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const line = (name: keyof typeof values, label: string, optional?: boolean) => (
    <Field label={label} htmlFor={`rate-${name}`} optional={optional}>
      <Input
        id={`rate-${name}`}
        value={values[name]}
        maxLength={name.endsWith("currency") ? 3 : 64}
        onChange={(event) => setValues((current) => ({ ...current, [name]: event.target.value }))}
      />
    </Field>
  )
  const { source, rate, ...currencies } = values
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("tax.settings.rates.new")}
      confirm={t("common.save")}
      disabled={!rate_date || !rate.trim() || Object.values(currencies).some((code) => code.trim().length !== 3)}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          path: PATH,
          body: { ...currencies, rate_date, rate: rate.trim().replace(",", "."), source: source.trim() || null },
        })
      }
    >
      <Field label={t("tax.settings.rates.day")}>
        <DayInput label={t("tax.settings.rates.day")} value={rate_date} onChange={setDay} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        {line("from_currency", t("tax.settings.rates.from"))}
        {line("to_currency", t("tax.settings.rates.to"))}
      </div>
      {line("rate", t("tax.settings.rates.rate"))}
      {line("source", t("tax.settings.rates.source"), true)}
    </ActionDialog>
  )
}
