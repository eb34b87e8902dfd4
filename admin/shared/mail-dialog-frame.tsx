import { Alert, Button, FocusModal, Text } from "@medusajs/ui"
import { UseQueryResult } from "@tanstack/react-query"
import { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { MailPreviewPane } from "./mail-preview-pane"
import { MailPreview } from "./mails"
import { errorMessage } from "./sdk"
import { useShortcut } from "./use-shortcut"

type MailDialogFrameProps = {
  title: string
  description: string
  /** What the button says. */
  confirm: string
  /** Whether what is typed can be sent. */
  valid: boolean
  saving: boolean
  error: unknown
  preview: UseQueryResult<MailPreview>
  /** The paper that goes with it; none when left out. */
  pdf?: { path: string; queryKey: readonly unknown[] }
  onConfirm: () => void
  onClose: () => void
  /** The fields, and what is said below them. */
  children: ReactNode
}

/** Mail leaving the house is confirmed once, with recipients, text and PDF shown. Ctrl+Enter confirms. */
export const MailDialogFrame = ({
  title,
  description,
  confirm,
  valid,
  saving,
  error,
  preview,
  pdf,
  onConfirm,
  onClose,
  children,
}: MailDialogFrameProps) => {
  const { t } = useTranslation("crm")
  const act = (): void => {
    if (valid && !saving) {
      onConfirm()
    }
  }
  useShortcut("Enter", act, { ctrl: true })
  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : onClose())}>
      <FocusModal.Content>
        <form
          className="flex h-full flex-col overflow-hidden"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            act()
          }}
        >
          <FocusModal.Header />
          <FocusModal.Body className="flex flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
            <div className="flex w-full shrink-0 flex-col gap-y-6 px-6 py-6 lg:max-w-[440px] lg:overflow-y-auto lg:border-e">
              <div>
                <FocusModal.Title asChild>
                  <h2 className="h1-core">{title}</h2>
                </FocusModal.Title>
                <FocusModal.Description asChild>
                  <Text size="small" className="text-ui-fg-subtle">
                    {description}
                  </Text>
                </FocusModal.Description>
              </div>
              {children}
              {error ? <Alert variant="error">{errorMessage(error)}</Alert> : null}
            </div>
            <MailPreviewPane preview={preview} pdf={pdf} />
          </FocusModal.Body>
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {t("common.cancel")}
              </Button>
            </FocusModal.Close>
            <Button type="submit" size="small" disabled={!valid} isLoading={saving}>
              {confirm}
            </Button>
          </FocusModal.Footer>
        </form>
      </FocusModal.Content>
    </FocusModal>
  )
}
