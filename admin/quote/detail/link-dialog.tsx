import { Alert, Button, Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Quote } from "../types"
import { PublicLink } from "../../shared/public-link"

type LinkDialogProps = { quote: Quote; url: string | null; onClose: () => void }

/** Shows the buyer's link once it is known. It is not stored, so it cannot be shown again later. */
export const LinkDialog = ({ quote, url, onClose }: LinkDialogProps) => {
  const { t } = useTranslation("crm")
  return (
    <Drawer open={url !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("quote.link.title", { number: quote.number })}</Drawer.Title>
          <Drawer.Description>{t("quote.link.description")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-y-4">
          {url ? <PublicLink url={url} /> : null}
          <Alert>
            <Text size="small">{t("quote.link.secret")}</Text>
          </Alert>
        </Drawer.Body>
        <Drawer.Footer>
          {url ? (
            <Button size="small" variant="secondary" asChild>
              <a href={url} target="_blank" rel="noreferrer">
                {t("quote.link.open")}
              </a>
            </Button>
          ) : null}
          <Button size="small" onClick={onClose}>
            {t("common.close")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
