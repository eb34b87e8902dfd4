import { ComponentType, lazy, ReactNode, Suspense } from "react"

import { SectionSkeleton } from "./skeletons"

/** A page whose code comes when it is first opened, so that the dashboard starts without it. @param waiting - what stands there meanwhile */
export function lazyPage(
  load: () => Promise<ComponentType>,
  waiting: ReactNode = <SectionSkeleton lines={9} />
): ComponentType {
  const Page = lazy(async () => ({ default: await load() }))
  return () => (
    <Suspense fallback={waiting}>
      <Page />
    </Suspense>
  )
}
