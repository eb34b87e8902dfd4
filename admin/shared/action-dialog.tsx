import { Alert, Button, Drawer } from "@medusajs/ui"
import { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { errorMessage } from "./sdk"
import { useShortcut } from "./use-shortcut"

type ActionDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: string
  confirm: string
  /** Paints the button red: what it does cannot be taken back. */
  danger?: boolean
  disabled?: boolean
  saving: boolean
  /** Stops long work that is under way; stands in the place of "Cancel". */
  onStop?: () => void
  /** The API's refusal, shown where the button is. */
  error: unknown
  onConfirm: () => void
  children?: ReactNode
}

/** A small form that carries out one act: what will happen is shown, one button does it. Ctrl+Enter confirms. */
export const ActionDialog = ({
  open,
  onClose,
  title,
  description,
  confirm,
  danger,
  disabled,
  saving,
  onStop,
  error,
  onConfirm,
  children,
}: ActionDialogProps) => {
  const { t } = useTranslation("crm")
  const act = (): void => {
    if (!disabled && !saving) {
      onConfirm()
    }
  }
  useShortcut("Enter", act, { ctrl: true, enabled: open })
  return (
    <Drawer open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Drawer.Content aria-describedby={description ? undefined : ""}>
        <form
          className="flex h-full flex-col overflow-hidden"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            act()
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
            {description ? <Drawer.Description>{description}</Drawer.Description> : null}
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto">
            {children}
            {error ? <Alert variant="error">{errorMessage(error)}</Alert> : null}
          </Drawer.Body>
          <Drawer.Footer>
            {onStop ? (
              <Button type="button" size="small" variant="secondary" onClick={onStop}>
                {t("common.stop")}
              </Button>
            ) : (
              <Drawer.Close asChild>
                <Button type="button" size="small" variant="secondary">
                  {t("common.cancel")}
                </Button>
              </Drawer.Close>
            )}
            <Button
              type="submit"
              size="small"
              variant={danger ? "danger" : "primary"}
              disabled={disabled}
              isLoading={saving}
            >
              {confirm}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
