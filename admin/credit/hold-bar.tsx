import { Alert, Button, Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useDetailAddress } from "../quote/detail/use-detail-address"
import { Quote } from "../quote/types"
import { Day, Moment } from "../shared/day"
import { ReasonLines } from "./reason-lines"
import { useMayRelease } from "./use-may-release"

/** On the page of an accepted quote that waits: why, since when, and the two ways on. */
export const HoldBar = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { open } = useDetailAddress()
  const may = useMayRelease()
  if (!quote.hold) {
    return null
  }
  const { reasons, since, stock_until } = quote.hold
  const release = (
    <Button size="small" variant="secondary" disabled={!may} onClick={() => open("release")}>
      {t("quote.actions.release")}
    </Button>
  )
  return (
    <Alert variant="warning" className="rounded-none px-6" data-testid="hold">
      <div className="flex flex-col items-start gap-y-2">
        <div className="min-w-0 break-words">
          <Text as="span" size="small" weight="plus" className="block">
            {t("creditPolicy.hold.banner")} <Moment value={since} />
          </Text>
          <ReasonLines reasons={reasons} />
          {stock_until ? (
            <Text as="span" size="small" className="text-ui-fg-subtle block">
              {t("creditPolicy.hold.stockUntil")} <Day value={stock_until} />
            </Text>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-2">
          {may ? (
            release
          ) : (
            <Tooltip content={t("quote.refused.releaseAccess")}>
              <span tabIndex={0}>{release}</span>
            </Tooltip>
          )}
          <Button size="small" variant="transparent" onClick={() => open("withdraw")}>
            {t("quote.actions.withdraw")}
          </Button>
        </div>
      </div>
    </Alert>
  )
}
