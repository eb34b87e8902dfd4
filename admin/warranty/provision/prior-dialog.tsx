import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { DecimalField } from "../../shared/decimal-field"
import { Field } from "../../shared/field"
import { parseDecimal } from "../../shared/parse-decimal"
import { crmKeys } from "../../shared/query-keys"
import { SearchPicker } from "../../shared/search-picker"
import { WholeNumberField } from "../../shared/whole-number-field"
import { Prior, PRIORS_PATH, searchScope } from "./queries"
import { useProvisionAct } from "./use-provision-act"

type PriorDialogProps = { prior: Prior | null; currency: string; onClose: () => void }

const SCOPES = ["product", "type", "all"] as const
const USUAL_K = "100"

/** Says how often units of a product, type or all are claimed, at what cost, and how much that weighs. */
export const PriorDialog = ({ prior, currency, onClose }: PriorDialogProps) => {
  const { t } = useTranslation("crm")
  const [scope, setScope] = useState<Prior["scope"]>(prior?.scope ?? "all")
  const [of, setOf] = useState(prior?.scope_id ? { id: prior.scope_id, title: prior.name ?? prior.scope_id } : null)
  const [rates, setRates] = useState(prior?.rates.join(" ") ?? "")
  const [cost, setCost] = useState(prior ? String(prior.cost) : "")
  const [k, setK] = useState(String(prior?.k ?? USUAL_K))
  const save = useProvisionAct({
    path: PRIORS_PATH,
    done: t("warrantyProvision.priors.saved"),
    onDone: onClose,
    quiet: true,
  })
  const read = rates
    .split(/\s+/)
    .filter(Boolean)
    .map((rate) => parseDecimal(rate))
  const amount = parseDecimal(cost)
  const isWhole =
    read.length > 0 && !read.includes(null) && amount !== null && /^\d+$/.test(k) && (scope === "all" || of !== null)
  const text = (value: number | null): string => (value ?? 0).toFixed(RATE_DIGITS).replace(/\.?0+$/, "")
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(prior ? "warrantyProvision.priors.edit" : "warrantyProvision.priors.add")}
      description={t("warrantyProvision.priors.description")}
      confirm={t("common.save")}
      disabled={!isWhole}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          ...{ scope, scope_id: of?.id ?? null, currency_code: prior?.currency_code ?? currency },
          ...{ rates: read.map(text), cost: String(amount), k: Number(k) },
        })
      }
    >
      {prior ? null : (
        <Field label={t("warrantyProvision.priors.scope")} htmlFor="prior-scope">
          <Choice
            id="prior-scope"
            label={t("warrantyProvision.priors.scope")}
            value={scope}
            options={SCOPES.map((value) => ({ value, label: t(`warrantyProvision.priors.scopes.${value}`) }))}
            onChange={(next) => {
              setScope(next)
              setOf(null)
            }}
          />
        </Field>
      )}
      {prior || scope === "all" ? null : (
        <Field label={t(`warrantyProvision.priors.scopes.${scope}`)} htmlFor="prior-of" hint={of?.title}>
          <SearchPicker
            id="prior-of"
            label={t(`warrantyProvision.priors.scopes.${scope}`)}
            queryKey={crmKeys.warrantyProvision.list({ scope })}
            search={(typed) => searchScope(scope, typed)}
            getKey={({ id }) => id}
            renderItem={({ title }) => title}
            onPick={setOf}
          />
        </Field>
      )}
      <Field
        label={t("warrantyProvision.priors.rates")}
        htmlFor="prior-rates"
        hint={t("warrantyProvision.priors.ratesHint")}
      >
        <Input
          id="prior-rates"
          inputMode="decimal"
          className="tabular-nums"
          value={rates}
          onChange={(event) => setRates(event.target.value)}
        />
      </Field>
      <DecimalField id="prior-cost" label={t("warrantyProvision.priors.cost")} value={cost} onChange={setCost} />
      <WholeNumberField
        id="prior-k"
        label={t("warrantyProvision.priors.k")}
        hint={t("warrantyProvision.priors.kHint")}
        value={k}
        onChange={setK}
      />
    </ActionDialog>
  )
}

const RATE_DIGITS = 12
