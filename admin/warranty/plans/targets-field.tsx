import { XMarkMini } from "@medusajs/icons"
import { Badge, IconButton, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { SearchPicker } from "../../shared/search-picker"
import { PlanTarget, TARGETS } from "../queries"
import { searchTargets, useTargetNames } from "./targets"

type TargetsFieldProps = { value: PlanTarget[]; error?: string | null; onChange: (targets: PlanTarget[]) => void }

/** What a plan is for: every product, or types, categories, collections, products and variants of the host. */
export const TargetsField = ({ value, error, onChange }: TargetsFieldProps) => {
  const { t } = useTranslation("crm")
  const [kind, setKind] = useState<PlanTarget["type"]>(value[0]?.type ?? "all")
  const nameOf = useTargetNames(value)
  const choose = (next: PlanTarget["type"]): void => {
    setKind(next)
    if (next === "all") {
      onChange([{ type: "all", id: null }])
    } else if (value.some(({ type }) => type === "all")) {
      onChange([])
    }
  }
  const add = (id: string): void => {
    if (!value.some((target) => target.type === kind && target.id === id)) {
      onChange([...value, { type: kind, id }])
    }
  }
  return (
    <Field
      label={t("warranty.plans.targets")}
      htmlFor="plan-target-kind"
      hint={t("warranty.plans.targetsHint")}
      error={error}
    >
      <div className="flex flex-col gap-2">
        <Choice
          id="plan-target-kind"
          label={t("warranty.plans.targets")}
          value={kind}
          options={TARGETS.map((type) => ({ value: type, label: t(`warranty.targets.${type}`) }))}
          onChange={choose}
        />
        {kind === "all" ? null : (
          <SearchPicker
            key={kind}
            label={t(`warranty.targets.${kind}`)}
            placeholder={t("common.search")}
            queryKey={["crm", "host", "targets", kind]}
            search={(text) => searchTargets(kind, text)}
            getKey={({ id }) => id}
            onPick={({ id }) => add(id)}
            renderItem={({ name }) => (
              <Text size="small" className="truncate">
                {name}
              </Text>
            )}
          />
        )}
        {value.some(({ id }) => id) ? (
          <ul className="flex flex-wrap gap-2">
            {value.map((target) => (
              <li key={`${target.type}-${target.id}`} className="max-w-full">
                <Badge size="small" className="max-w-full gap-x-1 pe-1">
                  <span className="truncate">
                    {t(`warranty.targets.${target.type}`)}: {nameOf(target)}
                  </span>
                  <IconButton
                    size="2xsmall"
                    variant="transparent"
                    type="button"
                    aria-label={`${t("common.remove")}: ${nameOf(target)}`}
                    onClick={() => onChange(value.filter((one) => one !== target))}
                  >
                    <XMarkMini />
                  </IconButton>
                </Badge>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Field>
  )
}
