import { ActionMenu as HostActionMenu } from "@medusajs/dashboard/components"
import { ComponentProps } from "react"

import { afterMenu } from "./after-menu"

/** The dashboard's menu, whose acts may open a dialog. */
export const ActionMenu = ({ groups, ...rest }: ComponentProps<typeof HostActionMenu>) => (
  <HostActionMenu
    {...rest}
    groups={groups.map(({ actions }) => ({
      actions: actions.map((action) => (action.onClick ? { ...action, onClick: afterMenu(action.onClick) } : action)),
    }))}
  />
)
