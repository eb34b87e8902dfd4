import { Day } from "../../shared/day"

/** What a list adds up to, and of which day where one is named. */
export const AsOfSummary = ({ text, day }: { text: string; day: string | undefined }) => (
  <>
    {text}
    {day ? (
      <>
        {" · "}
        <Day value={day} />
      </>
    ) : null}
  </>
)
