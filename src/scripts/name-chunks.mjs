/**
 * Second half of `npm run build`: gives the chunks of the built screens the endings that their kind has. The host writes them without
 * (2.21.2), and its Tailwind reads classes of plugins from `.js` files alone: pages in chunks without an ending would come without style.
 */
import fs from "node:fs"

import { inRoot } from "./lib/root.mjs"

const SCREENS = inRoot(".medusa/server/src/admin")
const CHUNKS = `${SCREENS}/_chunks`
const MODULE = /^(import|export)\b/m

const endings = new Map(
  fs
    .readdirSync(CHUNKS)
    .filter((name) => !/\.m?js$/.test(name))
    .map((name) => [name, MODULE.test(fs.readFileSync(`${CHUNKS}/${name}`, "utf8")) ? ".mjs" : ".js"])
)

for (const file of ["index.js", "index.mjs", ...[...endings.keys()].map((name) => `_chunks/${name}`)]) {
  const text = fs.readFileSync(`${SCREENS}/${file}`, "utf8")
  fs.writeFileSync(
    `${SCREENS}/${file}`,
    text.replace(/"(\.\/(?:_chunks\/)?)([^"/]+)"/g, (whole, folder, name) =>
      endings.has(name) ? `"${folder}${name}${endings.get(name)}"` : whole
    )
  )
}
endings.forEach((ending, name) => fs.renameSync(`${CHUNKS}/${name}`, `${CHUNKS}/${name}${ending}`))
