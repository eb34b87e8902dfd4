const COLORS = ["blue", "orange", "green", "purple", "red", "neutral"].map((color) => `var(--tag-${color}-icon)`)

/** The color of a column of a pivot by its place. */
export const seriesColor = (place: number): string => COLORS[place % COLORS.length]

/** What tells columns apart without their colour: full, striped, dotted, striped across, checked, empty. */
const MARKS = [
  null,
  <rect key="stripe" width="3" height="6" />,
  <circle key="dot" cx="3" cy="3" r="1.5" />,
  <rect key="across" width="6" height="3" />,
  <path key="check" d="M0 0h3v3H0zM3 3h3v3H3z" />,
  <></>,
]

/** The filling of a column by its place. */
export const SeriesFill = ({ id, place }: { id: string; place: number }) => {
  const mark = MARKS[place % MARKS.length]
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
      fill={seriesColor(place)}
    >
      <rect width="6" height="6" fillOpacity={mark ? 0.3 : 1} />
      {mark}
    </pattern>
  )
}

/** The same beside its name. */
export const SeriesMark = ({ id, place }: { id: string; place: number }) => (
  <svg width="12" height="12" aria-hidden="true">
    <defs>
      <SeriesFill id={id} place={place} />
    </defs>
    <rect x="0.5" y="0.5" width="11" height="11" rx="2" fill={`url(#${id})`} stroke={seriesColor(place)} />
  </svg>
)
