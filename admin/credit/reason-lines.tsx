import { Text } from "@medusajs/ui"

import { HoldReason, useHoldReasons } from "../receivable/credit/hold-reasons"

/** Why something waits or is pointed out, a line each. */
export const ReasonLines = ({ reasons }: { reasons: HoldReason[] }) => {
  const say = useHoldReasons()
  return (
    <>
      {say(reasons).map((reason) => (
        <Text as="span" size="small" key={reason} className="block whitespace-normal break-words">
          {reason}
        </Text>
      ))}
    </>
  )
}
