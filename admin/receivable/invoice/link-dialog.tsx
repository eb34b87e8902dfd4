import { Button, Drawer } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { PublicLink } from "../../shared/public-link"

/** The new link, which can be had only now. */
export const LinkDialog = ({ url, onClose }: { url: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  return (
    <Drawer open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("documents.link.title")}</Drawer.Title>
          <Drawer.Description>{t("documents.link.text")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body>
          <PublicLink url={url} />
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("common.close")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
