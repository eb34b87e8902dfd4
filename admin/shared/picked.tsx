import { XMarkMini } from "@medusajs/icons"
import { IconButton, clx } from "@medusajs/ui"
import { ReactNode, Ref } from "react"
import { useTranslation } from "react-i18next"

type PickedProps = {
  children: ReactNode
  className?: string
  disabled?: boolean
  changeRef?: Ref<HTMLButtonElement>
  onChange: () => void
}

/** What was picked in a field, with a button that takes it out to pick another. */
export const Picked = ({ children, className, disabled, changeRef, onChange }: PickedProps) => {
  const { t } = useTranslation("crm")
  return (
    <div
      className={clx(
        "bg-ui-bg-field shadow-borders-base flex justify-between gap-x-2 rounded-md",
        className ?? "min-h-8 items-center px-2 py-1"
      )}
    >
      {children}
      {disabled ? null : (
        <IconButton
          ref={changeRef}
          size="small"
          variant="transparent"
          type="button"
          aria-label={t("common.change")}
          onClick={onChange}
        >
          <XMarkMini />
        </IconButton>
      )}
    </div>
  )
}
