import { Button, Heading, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

export type EmptyStateProps = {
  title: string
  /** What will appear here, in one sentence. */
  description?: string
  icon?: ReactNode
  action?: { label: string; to?: string; onClick?: () => void }
  className?: string
}

/** What stands where a list or chart has nothing to show: what will appear, and the one act that fills it. */
export const EmptyState = ({ title, description, icon, action, className }: EmptyStateProps) => (
  <div
    className={`flex min-h-[200px] flex-col items-center justify-center gap-y-3 px-6 py-10 text-center ${className ?? ""}`}
  >
    {icon ? <span className="text-ui-fg-subtle">{icon}</span> : null}
    <div className="flex max-w-[420px] flex-col gap-y-1">
      <Heading level="h3">{title}</Heading>
      {description ? (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {description}
        </Text>
      ) : null}
    </div>
    {action?.to ? (
      <Button size="small" variant="secondary" asChild>
        <Link to={action.to}>{action.label}</Link>
      </Button>
    ) : null}
    {action?.onClick ? (
      <Button size="small" variant="secondary" onClick={action.onClick}>
        {action.label}
      </Button>
    ) : null}
  </div>
)
