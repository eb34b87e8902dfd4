import { readFileSync } from "node:fs"

import type { AxeResults } from "axe-core"
import { Page } from "playwright-core"

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/**
 * Faults that axe-core calls serious or critical in what a window shows, one line each: rule, first element, how many.
 *
 * @param within - a selector; the dashboard's own frame around our pages is not ours to mend
 */
export async function seriousFaults(page: Page, within = "main"): Promise<string[]> {
  // Colours half way in a fade are nobody's.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const endless = effect?.getComputedTiming().endTime === Infinity
      return endless || playState !== "running"
    })
  )
  // Through the debugger's protocol, because the buyer's page forbids every script that is not its own.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    (selector) =>
      (window as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeResults> } }).axe.run(
        // The host's date field is pale while it is empty, in the dark; its palette is not ours (2.21.2).
        { include: [selector], exclude: ['[role="spinbutton"][data-placeholder]'] },
        { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }
      ),
    within
  )
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length})`)
}
