import { Container, Skeleton } from "@medusajs/ui"

/** Lines of text on their way. */
export const TextSkeleton = ({ lines = 3 }: { lines?: number }) => (
  <div className="flex flex-col gap-y-3 px-6 py-4" aria-hidden="true">
    {Array.from({ length: lines }, (_, index) => (
      <Skeleton key={index} className={`h-4 rounded-md ${index % 2 ? "w-2/3" : "w-full"}`} />
    ))}
  </div>
)

/** A titled section on its way, of the height it will have. */
export const SectionSkeleton = ({ lines = 3 }: { lines?: number }) => (
  <Container className="divide-y p-0" aria-busy="true">
    <div className="px-6 py-4">
      <Skeleton className="h-7 w-1/3 rounded-md" />
    </div>
    <TextSkeleton lines={lines} />
  </Container>
)

/** A table on its way: as many rows as the page will hold. */
export const TableSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <Container className="divide-y p-0" aria-busy="true">
    <div className="flex items-center justify-between px-6 py-4">
      <Skeleton className="h-7 w-40 rounded-md" />
      <Skeleton className="h-7 w-24 rounded-md" />
    </div>
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} className="flex h-12 items-center gap-x-6 px-6">
        <Skeleton className="h-4 w-24 rounded-md" />
        <Skeleton className="h-4 w-1/3 rounded-md" />
        <Skeleton className="ms-auto h-4 w-20 rounded-md" />
      </div>
    ))}
  </Container>
)

/** A detail page on its way: main column and side column. */
export const DetailSkeleton = () => (
  <div className="flex flex-col gap-3 xl:flex-row xl:items-start" aria-busy="true">
    <div className="flex w-full flex-col gap-y-3">
      <SectionSkeleton lines={2} />
      <SectionSkeleton lines={8} />
    </div>
    <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
      <SectionSkeleton lines={4} />
      <SectionSkeleton lines={4} />
    </div>
  </div>
)
