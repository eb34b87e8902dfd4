import { InformationCircleSolid } from "@medusajs/icons"
import { Tooltip } from "@medusajs/ui"

/** How a figure is defined, behind an icon that the keyboard reaches. */
export const Definition = ({ of, text }: { of: string; text: string }) => (
  <Tooltip content={text} maxWidth={320}>
    <button
      type="button"
      aria-label={`${of}: ${text}`}
      className="text-ui-fg-subtle focus-visible:shadow-borders-focus -m-1 flex size-6 items-center justify-center rounded-full outline-none"
    >
      <InformationCircleSolid className="h-3.5 w-3.5" />
    </button>
  </Tooltip>
)
