import { Button, Hint } from "@medusajs/ui"
import { ChangeEvent, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

const MAX_BYTES = 200_000

type LogoInputProps = { value: string | null; onChange: (logo: string | null) => void }

/** A PNG or JPEG of at most 200 kB, kept as a data URL beside the settings. */
export const LogoInput = ({ value, onChange }: LogoInputProps) => {
  const { t } = useTranslation("crm")
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const read = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    event.target.value = ""
    if (!file) {
      return
    }
    if (!/^image\/(png|jpeg)$/.test(file.type) || file.size > MAX_BYTES) {
      setProblem(t("settings.company.logoRefused", { size: Math.ceil(file.size / 1000) }))
      return
    }
    setProblem(null)
    const reader = new FileReader()
    reader.onload = () => onChange(String(reader.result))
    reader.readAsDataURL(file)
  }
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-3">
        {value ? (
          <span className="shadow-borders-base flex h-16 max-w-[240px] items-center justify-center rounded-md bg-white p-2">
            <img src={value} alt={t("settings.company.logo")} className="max-h-full max-w-full object-contain" />
          </span>
        ) : null}
        <input
          ref={input}
          id="crm-logo"
          type="file"
          accept="image/png,image/jpeg"
          className="sr-only"
          onChange={read}
        />
        <Button type="button" size="small" variant="secondary" onClick={() => input.current?.click()}>
          {t(value ? "settings.company.changeLogo" : "settings.company.uploadLogo")}
        </Button>
        {value ? (
          <Button type="button" size="small" variant="transparent" onClick={() => onChange(null)}>
            {t("common.remove")}
          </Button>
        ) : null}
      </div>
      {problem ? <Hint variant="error">{problem}</Hint> : null}
    </div>
  )
}
