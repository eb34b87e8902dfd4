import { Button, Container, Heading, Text, Tooltip } from "@medusajs/ui"
import { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { useAccess } from "../shared/use-access"
import { SettingsForm } from "./use-settings-form"

type SettingsSectionProps = {
  title: string
  description: string
  form: SettingsForm
  children: ReactNode
}

/** A part of the settings with its own save; the button wakes up when something was changed. */
export const SettingsSection = ({ title, description, form, children }: SettingsSectionProps) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const button = (
    <Button type="submit" size="small" disabled={!form.dirty || !can_setup} isLoading={form.saving}>
      {t("common.save")}
    </Button>
  )
  return (
    <Container className="p-0">
      <form
        className="divide-y"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          form.save()
        }}
      >
        <div className="flex items-start justify-between gap-x-4 px-6 py-4">
          <div>
            <Heading level="h2">{title}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          </div>
          {can_setup ? (
            button
          ) : (
            <Tooltip content={t("settings.refused")}>
              <span tabIndex={0}>{button}</span>
            </Tooltip>
          )}
        </div>
        <fieldset disabled={!can_setup} className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-2">
          {children}
        </fieldset>
      </form>
    </Container>
  )
}
