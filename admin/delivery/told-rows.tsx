import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Day, Moment } from "../shared/day"
import { Notice } from "./queries"

const SHOWN = 3
const COLORS = { fine: "green", call: "orange", text: "orange" } as const

/** What the customer was told last, and what they said to it. */
export const ToldRows = ({ told }: { told: Notice[] }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="crm-delivery-told">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {t("delivery.told.title")}
      </Text>
      {told.length ? null : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("delivery.told.none")}
        </Text>
      )}
      {told.slice(0, SHOWN).map((notice) => (
        <div key={notice.id} className="flex flex-col gap-y-1">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Text size="small" leading="compact" className="min-w-0 break-words">
              {t(`delivery.told.${notice.kind}`)} {notice.date ? <Day value={notice.date} /> : null}
            </Text>
            {notice.mail?.state === "failed" ? (
              <StatusBadge color="red">{t("delivery.told.failed")}</StatusBadge>
            ) : notice.answer ? (
              <StatusBadge color={COLORS[notice.answer]}>{t(`delivery.answer.${notice.answer}`)}</StatusBadge>
            ) : null}
          </div>
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {notice.to} · <Moment value={notice.at} />
          </Text>
          {notice.answer_text ? (
            <Text size="small" className="whitespace-pre-line break-words">
              “{notice.answer_text}”
            </Text>
          ) : null}
        </div>
      ))}
    </div>
  )
}
