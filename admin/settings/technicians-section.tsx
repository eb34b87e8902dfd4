import { Trash } from "@medusajs/icons"
import { Button, IconButton, Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

/** Who repairs, and for how many hours a week. */
export const TechniciansSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const rows = form.values.technicians
  const change = (place: number, said: Partial<(typeof rows)[number]>): void =>
    form.set({ technicians: rows.map((row, index) => (index === place ? { ...row, ...said } : row)) })
  return (
    <SettingsSection
      title={t("settings.technicians.title")}
      description={t("settings.technicians.description")}
      form={form}
    >
      <div className="flex flex-col gap-y-2 md:col-span-2">
        {rows.map((row, place) => (
          <div key={place} className="flex items-center gap-x-2">
            <Input
              aria-label={t("settings.technicians.name")}
              placeholder={t("settings.technicians.name")}
              required
              maxLength={200}
              className="flex-1"
              value={row.name}
              onChange={(event) => change(place, { name: event.target.value })}
            />
            <Input
              aria-label={t("settings.technicians.hours")}
              type="number"
              min={0.5}
              max={168}
              step={0.5}
              required
              className="w-28 tabular-nums"
              value={Number.isNaN(row.hours_per_week) ? "" : row.hours_per_week}
              onChange={(event) => change(place, { hours_per_week: event.target.valueAsNumber })}
            />
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("settings.technicians.remove", { name: row.name })}
              onClick={() => form.set({ technicians: rows.filter((_, index) => index !== place) })}
            >
              <Trash />
            </IconButton>
          </div>
        ))}
        <div>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => form.set({ technicians: [...rows, { name: "", hours_per_week: 40 }] })}
          >
            {t("settings.technicians.add")}
          </Button>
        </div>
      </div>
    </SettingsSection>
  )
}
