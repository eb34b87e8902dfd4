import { build, Metafile } from "esbuild"

/**
 * What a plugin's built screens add to a dashboard, in bytes: minified, with the plugin's own dependencies and without what the
 * dashboard has itself. `start` comes with every dashboard; what of `all` is more comes when a page is opened.
 *
 * @param entry - the built admin module; `shared` - packages of the dashboard
 */
export async function adminWeight(entry: string, shared: string[]): Promise<{ start: number; all: number }> {
  const { metafile } = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, splitting: true, format: "esm", metafile: true },
    ...{ write: false, outdir: "weighed", external: shared.flatMap((name) => [name, `${name}/*`]), logLevel: "silent" },
  })
  const [first] = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint?.endsWith("index.mjs"))
  const bytesOf = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + metafile.outputs[name].bytes, 0)
  return { start: bytesOf(comingWith(first[0], metafile.outputs)), all: bytesOf(Object.keys(metafile.outputs)) }
}

/** A chunk and what it cannot run without. */
function comingWith(name: string, outputs: Metafile["outputs"], seen = new Set<string>()): Set<string> {
  if (!seen.has(name)) {
    seen.add(name)
    outputs[name].imports
      .filter(({ kind, external }) => kind === "import-statement" && !external)
      .forEach(({ path }) => comingWith(path, outputs, seen))
  }
  return seen
}
