import { useTranslation } from "react-i18next"

import { localeTag } from "./locale-tag"

/** {@link localeTag} of the user at the screen. */
export function useLocale(): string {
  const { i18n } = useTranslation()
  return localeTag(i18n.language, typeof navigator === "undefined" ? undefined : navigator.language)
}
