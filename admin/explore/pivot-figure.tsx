import { FigureButton } from "../shared/figure-button"
import { formatNumber, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"
import { PivotMeasure } from "./queries"

type PivotFigureProps = { value: number | null; measure: PivotMeasure; currency: string; onOpen?: () => void }

/** A figure of a pivot as what it is; one with documents behind it opens them. */
export const PivotFigure = ({ value, measure: { kind }, currency, onOpen }: PivotFigureProps) => {
  const locale = useLocale()
  if (value === null) {
    return <span className="text-ui-fg-subtle">–</span>
  }
  const figure =
    kind === "money" ? (
      <Money amount={value} currency={currency} />
    ) : (
      <>{kind === "percent" ? formatPercent(value, locale) : formatNumber(value, locale)}</>
    )
  return onOpen && value ? <FigureButton onOpen={onOpen}>{figure}</FigureButton> : figure
}
