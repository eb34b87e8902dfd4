import { Button, Container, Heading, Text, Tooltip } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../shared/error-state"
import { TextSkeleton } from "../shared/skeletons"
import { useAccess } from "../shared/use-access"

type ListSectionProps = {
  title: string
  description: string
  /** Opens what adds one; left out where that happens elsewhere. Refused to those who may not set up, unless it says itself why or null. */
  add?: { label: string; onClick: () => void; refused?: string | null }
  error: unknown
  isPending: boolean
  onRetry: () => void
  /** Said while there is none. */
  empty: string | null
  children: ReactNode
}

/** A part of the settings that is a list: what it is for, the way to add one, its rows. */
export const ListSection = ({
  title,
  description,
  add,
  error,
  isPending,
  onRetry,
  empty,
  children,
}: ListSectionProps) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const refused = add?.refused === undefined ? (can_setup ? null : t("settings.refused")) : add.refused
  const button = add ? (
    <Button size="small" variant="secondary" className="shrink-0" disabled={refused !== null} onClick={add.onClick}>
      {add.label}
    </Button>
  ) : null
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level="h2">{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {description}
          </Text>
        </div>
        {button && refused !== null ? (
          <Tooltip content={refused}>
            <span tabIndex={0}>{button}</span>
          </Tooltip>
        ) : (
          button
        )}
      </div>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={onRetry} /> : null}
      {empty ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {empty}
        </Text>
      ) : null}
      {children}
    </Container>
  )
}
