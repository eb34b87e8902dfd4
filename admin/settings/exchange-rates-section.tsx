import { Trash } from "@medusajs/icons"
import { Alert, IconButton, Input, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { decimalText } from "../shared/parse-decimal"
import { errorMessage, sdk } from "../shared/sdk"
import { TablePages } from "../shared/table-pages"
import { useAccess } from "../shared/use-access"
import { MoneyButton } from "../receivable/money-button"
import { ListSection } from "./list-section"
import { ExchangeRate, exchangeRatesKey, exchangeRatesQuery, RATES_SHOWN } from "./queries"
import { useSetupAct } from "./use-setup-act"

const PATH = "/admin/crm/exchange-rates"
type Counts = { created: number; updated: number; unchanged: number }

/** What other currencies are worth in that of the books, by day. */
export const ExchangeRatesSection = () => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [offset, setOffset] = useState(0)
  const { data, error, isPending, refetch } = useQuery(exchangeRatesQuery(offset))
  const [open, setOpen] = useState(false)
  return (
    <ListSection
      title={t("tax.settings.rates.title")}
      description={t("tax.settings.rates.description")}
      add={{ label: t("tax.settings.rates.add"), onClick: () => setOpen(true), refused: can_money ? null : t("receivable.refused.money") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.count ? t("tax.settings.rates.none") : null}
    >
      {data?.exchange_rates.map((rate) => (
        <RateRow key={rate.id} rate={rate} />
      ))}
      <TablePages count={data?.count ?? 0} offset={offset} pageSize={RATES_SHOWN} onPage={setOffset} />
      <ImportRow />
      {open ? <RateDialog onClose={() => setOpen(false)} /> : null}
    </ListSection>
  )
}

const RateRow = ({ rate: row }: { rate: ExchangeRate }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const prompt = usePrompt()
  const { can_money } = useAccess()
  const remove = useSetupAct({ refresh: exchangeRatesKey, done: t("tax.settings.rates.removed") })
  const { id, rate_date, from_currency, to_currency, rate, source } = row
  const name = t("tax.settings.rates.line", {
    from: from_currency.toUpperCase(),
    rate: decimalText(rate),
    to: to_currency.toUpperCase(),
  })
  const day = formatDay(rate_date, locale)
  const ask = async (): Promise<void> => {
    const agreed = await prompt({
      title: t("settings.removeTitle", { name: `${name}, ${day}` }),
      description: t("tax.settings.rates.removeText"),
      confirmText: t("common.remove"),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      remove.mutate({ path: `${PATH}/${id}`, method: "DELETE" })
    }
  }
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-2">
      <Text size="small" leading="compact" className="tabular-nums">
        {name}
      </Text>
      <div className="flex items-center gap-x-2">
        <Text size="small" leading="compact" className="text-ui-fg-subtle text-end">
          {[source, day].filter(Boolean).join(" · ")}
        </Text>
        <IconButton
          size="small"
          variant="transparent"
          disabled={!can_money}
          isLoading={remove.isPending}
          aria-label={t("settings.remove", { name: `${name}, ${day}` })}
          onClick={() => void ask()}
        >
          <Trash />
        </IconButton>
      </div>
    </div>
  )
}

/** Rates of a file, all or none; what is wrong with it stays until another one is chosen. */
const ImportRow = () => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: async (file: File) =>
      sdk.client.fetch<Counts>(`${PATH}/import`, { method: "POST", body: { csv: await file.text() } }),
    onSuccess: async (counts) => {
      toast.success(t("tax.settings.rates.imported", counts))
      await client.invalidateQueries({ queryKey: exchangeRatesKey })
    },
  })
  return (
    <div className="flex flex-col gap-y-3 px-6 py-3">
      {error ? (
        <Alert variant="error">
          <Text size="small" weight="plus">
            {variables?.name}
          </Text>
          <span className="break-words">{errorMessage(error)}</span>
        </Alert>
      ) : null}
      <input
        ref={input}
        id="rates-file"
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
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" className="text-ui-fg-subtle">
          {t("tax.settings.rates.importHint")}
        </Text>
        <MoneyButton variant="secondary" isLoading={isPending} onClick={() => input.current?.click()}>
          {t("tax.settings.rates.import")}
        </MoneyButton>
      </div>
    </div>
  )
}

const RateDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [rate_date, setDay] = useState<string | null>(null)
  const [values, setValues] = useState({ from_currency: "", to_currency: "", rate: "", source: "" })
  const save = useSetupAct({
    refresh: exchangeRatesKey,
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
