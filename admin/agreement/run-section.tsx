import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { MoneyButton } from "../receivable/money-button"
import { Moment } from "../shared/day"
import { plural } from "../shared/plural"
import { ProgressBar } from "../shared/progress-bar"
import { AgreementRun } from "./queries"
import { useAgreementRun } from "./use-agreement-run"

/** When all sides were last compared, how far it is while it goes on, and the buttons that begin and stop it. */
export const RunSection = ({ run }: { run: AgreementRun | null }) => {
  const { t } = useTranslation("crm")
  const { running, start, stop } = useAgreementRun()
  const isStopped = run?.status === "stopped"
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <Heading>{t("agreement.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {!run ? (
              t("agreement.never")
            ) : run.finished_at ? (
              <>
                {t(isStopped ? "agreement.stopped" : "agreement.last")} <Moment value={run.finished_at} /> ·{" "}
                {plural(t, "agreement.checked", run.checked)}
              </>
            ) : (
              t("agreement.underWay")
            )}
          </Text>
        </div>
        <div className="flex gap-x-2">
          {running ? (
            <Button size="small" variant="secondary" onClick={stop}>
              {t("common.stop")}
            </Button>
          ) : null}
          {isStopped && !running ? (
            <MoneyButton variant="secondary" onClick={() => start(true)}>
              {t("agreement.goOn")}
            </MoneyButton>
          ) : null}
          <MoneyButton variant="secondary" isLoading={running !== null} onClick={() => start()}>
            {t("agreement.run")}
          </MoneyButton>
        </div>
      </div>
      {running ? (
        <ProgressBar
          text={plural(t, "agreement.checked", running.checked)}
          done={running.progress}
          of={100}
          isRunning
        />
      ) : null}
    </Container>
  )
}
