import { useEffect } from "react"
import { useTranslation } from "react-i18next"

/**
 * Names what the host's components leave nameless (2.21.2), so that a screen reader can say it: menus and close buttons that
 * show only a picture, the ticks of a table's rows, and the picture inside a search field. Used by each page of ours; the host's own pages stay as they are.
 */
export function useNamedHostControls(): void {
  const { t } = useTranslation("crm")
  const menu = t("common.menu")
  const close = t("common.close")
  const tick = t("common.select")
  const tickAll = t("common.selectAll")
  useEffect(() => {
    const name = (): void => {
      const nameless = document.querySelectorAll<HTMLButtonElement>(
        'main button:not([aria-label], [role]), [role="dialog"] button:not([aria-label], [role])'
      )
      for (const button of nameless) {
        if (
          !button.textContent?.trim() &&
          !button.title &&
          !button.labels.length &&
          !button.getAttribute("aria-labelledby")
        ) {
          button.setAttribute("aria-label", button.getAttribute("aria-haspopup") === "menu" ? menu : close)
        }
      }
      for (const box of document.querySelectorAll('main table [role="checkbox"]:not([aria-label])')) {
        const row = box.closest<HTMLTableRowElement>("tbody tr")
        box.setAttribute("aria-label", row ? `${tick} ${row.cells[1]?.textContent ?? ""}`.trim() : tickAll)
      }
      for (const picture of document.querySelectorAll('[role="img"]:not([aria-label]):not([aria-hidden])')) {
        picture.setAttribute("aria-hidden", "true")
      }
      for (const tab of document.querySelectorAll('[role="tab"][aria-controls]')) {
        if (!document.getElementById(tab.getAttribute("aria-controls") ?? "")) {
          tab.removeAttribute("aria-controls")
        }
      }
    }
    name()
    const watch = new MutationObserver(name)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [menu, close, tick, tickAll])
}
