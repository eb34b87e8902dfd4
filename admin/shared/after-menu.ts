/** Frames that a menu takes to close at most; inside a dialog the page stays held. */
const FRAMES = 30

/**
 * Acts once a menu has let go of the page. A dialog that opens while a menu still holds the page (`pointer-events: none`) takes that for how
 * it found it, and leaves the page so when it closes: nothing on it could be clicked any more.
 */
export const afterMenu = (act: () => unknown) => (): void => {
  const wait = (frames: number): void => {
    if (frames > 0 && document.body.style.pointerEvents === "none") {
      requestAnimationFrame(() => wait(frames - 1))
    } else {
      act()
    }
  }
  wait(FRAMES)
}
