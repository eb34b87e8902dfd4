import { Button, Tooltip } from "@medusajs/ui"
import { ComponentProps } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { useAccess } from "../shared/use-access"

type MoneyButtonProps = Omit<ComponentProps<typeof Button>, "asChild"> & {
  /** Opens a page instead of acting. */
  to?: string
}

/** A button that acts on money: disabled with its reason for those who may not. */
export const MoneyButton = ({ to, children, disabled, ...props }: MoneyButtonProps) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  if (!can_money) {
    return (
      <Tooltip content={t("receivable.refused.money")}>
        <span tabIndex={0}>
          <Button size="small" {...props} onClick={undefined} disabled>
            {children}
          </Button>
        </span>
      </Tooltip>
    )
  }
  return to ? (
    <Button size="small" {...props} asChild>
      <Link to={to}>{children}</Link>
    </Button>
  ) : (
    <Button size="small" {...props} disabled={disabled}>
      {children}
    </Button>
  )
}
