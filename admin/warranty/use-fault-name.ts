import { useTranslation } from "react-i18next"

/** What a fault is called: an offered one in the reader's language, else the word that was typed. */
export function useFaultName(): (code: string | null) => string {
  const { t } = useTranslation("crm")
  return (code) => (code ? t(`warranty.faults.${code}`, { defaultValue: code }) : "–")
}
