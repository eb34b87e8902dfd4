import { MagnifyingGlass } from "@medusajs/icons"
import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { customerHref } from "../interaction/queries"
import { ErrorState } from "../shared/error-state"
import { plural } from "../shared/plural"
import { TextSkeleton } from "../shared/skeletons"
import { useDebounced } from "../shared/use-debounced"
import { useUrlState } from "../shared/use-url-state"
import { CoverageReasons } from "./coverage-reasons"
import { LookUp, lookUpQuery, warrantyHref } from "./queries"
import { CoverageBadge } from "./warranty-status"

export const LOOK_UP_ID = "crm-warranty-look-up"

/** One box for whatever a customer can name; the answer is covered or not, until when, and why. */
export const LookUpSection = ({ onClaim }: { onClaim: (warrantyId: string) => void }) => {
  const { t } = useTranslation("crm")
  const [{ look }, setUrl] = useUrlState(["look"] as const)
  const [text, setText] = useState(look ?? "")
  const asked = useDebounced(text.trim())
  useEffect(() => {
    if (asked !== (look ?? "")) {
      setUrl({ look: asked || null })
    }
    // Only what is typed goes into the address; the address fills the box once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked])
  const { data, error, isFetching, refetch } = useQuery(lookUpQuery(asked))
  const isAsked = asked.length > 1
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <div>
          <Heading level="h1">{t("warranty.lookUp.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("warranty.lookUp.hint")}
          </Text>
        </div>
        <Input
          id={LOOK_UP_ID}
          type="search"
          autoComplete="off"
          aria-label={t("warranty.lookUp.title")}
          placeholder={t("warranty.lookUp.placeholder")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {isAsked && error && !data ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {isAsked && isFetching && !data ? <TextSkeleton lines={2} /> : null}
      {isAsked && data ? <Answer lookUp={data} onClaim={onClaim} /> : null}
    </Container>
  )
}

const Answer = ({ lookUp, onClaim }: { lookUp: LookUp; onClaim: (warrantyId: string) => void }) => {
  const { t } = useTranslation("crm")
  if (!lookUp.results.length) {
    return (
      <div role="status" className="flex items-start gap-x-3 px-6 py-4">
        <MagnifyingGlass aria-hidden="true" className="text-ui-fg-subtle mt-0.5 shrink-0" />
        <div>
          <Text size="small" weight="plus">
            {t("warranty.lookUp.none", { q: lookUp.q })}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("warranty.lookUp.noneHint")}
          </Text>
        </div>
      </div>
    )
  }
  return (
    <>
      <Text size="xsmall" role="status" className="text-ui-fg-subtle bg-ui-bg-subtle px-6 py-2">
        {[
          plural(t, "warranty.lookUp.found", lookUp.count),
          lookUp.matched_by ? t(`warranty.lookUp.by.${lookUp.matched_by}`, { defaultValue: "" }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <ul className="max-h-[60vh] divide-y overflow-y-auto" data-testid="crm-look-up">
        {lookUp.results.map((result) => (
          <Result key={result.warranty.id} result={result} onClaim={() => onClaim(result.warranty.id)} />
        ))}
      </ul>
    </>
  )
}

const Result = ({ result, onClaim }: { result: LookUp["results"][number]; onClaim: () => void }) => {
  const { t } = useTranslation("crm")
  const { warranty, coverage, remaining } = result
  const serials = warranty.units.map(({ serial }) => serial)
  return (
    <li className="flex flex-col gap-3 px-6 py-4 md:flex-row md:items-start md:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus" className="min-w-0 break-words">
            {warranty.title}
          </Text>
          <CoverageBadge coverage={coverage} />
        </div>
        <CoverageReasons coverage={coverage} />
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          <Link to={warrantyHref(warranty.id)} className="text-ui-fg-interactive-hover tabular-nums">
            {warranty.number}
          </Link>
          {" · "}
          {warranty.plan_name}
          {warranty.customer_id ? (
            <>
              {" · "}
              <Link to={customerHref(warranty.customer_id)} className="text-ui-fg-interactive-hover">
                {warranty.customer_name ?? t("common.customer")}
              </Link>
            </>
          ) : null}
          {warranty.order_id ? (
            <>
              {" · "}
              <Link to={`/orders/${warranty.order_id}`} className="text-ui-fg-interactive-hover">
                {t("warranty.orderNumber", { number: warranty.order_number ?? "" })}
              </Link>
            </>
          ) : null}
          {serials.length ? ` · ${serials.slice(0, SERIALS).join(", ")}${serials.length > SERIALS ? "…" : ""}` : ""}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("warranty.lookUp.remaining", { remaining, quantity: warranty.quantity })}
          {warranty.open_claims_count ? ` · ${plural(t, "warranty.openClaims", warranty.open_claims_count)}` : ""}
        </Text>
      </div>
      {remaining > 0 ? (
        <Button size="small" variant="secondary" className="shrink-0 self-start" onClick={onClaim}>
          {t("warranty.claims.new")}
        </Button>
      ) : null}
    </li>
  )
}

/** As many serial numbers of one entitlement as are named. */
const SERIALS = 3
