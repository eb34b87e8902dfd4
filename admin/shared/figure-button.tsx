import { ReactNode } from "react"

/** A figure that shows what it is made of on the same page. */
export const FigureButton = ({ onOpen, children }: { onOpen: () => void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onOpen}
    className="hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
  >
    {children}
  </button>
)
