import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"

import { AttachButton } from "../../shared/attach-button"
import { FileRow } from "../../shared/file-row"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { Section } from "../../shared/section"
import { ClaimDetail, ClaimFile, CLAIMS_PATH } from "../claim-queries"
import { useClaimAct } from "./use-claim-act"

/** Photos and papers: what the customer sent, and what the house keeps. */
export const ClaimFiles = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("warranty.files.title")} actions={<AddFile claim={claim} />}>
      {claim.files.length ? (
        claim.files.map((file) => (
          <ClaimFileRow key={file.id} path={`${CLAIMS_PATH}/${claim.id}/files/${file.id}`} file={file} />
        ))
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.files.none")}
        </Text>
      )}
    </Section>
  )
}

/** Kinds that every browser draws. */
const PICTURES = /^image\/(png|jpe?g|webp|gif)$/

const ClaimFileRow = ({ path, file }: { path: string; file: ClaimFile }) => {
  const { t } = useTranslation("crm")
  return (
    <FileRow
      testId="crm-claim-file"
      path={path}
      name={file.file_name}
      size={file.size}
      isForThem={file.for_customer}
      audience={t(file.for_customer ? "warranty.files.forCustomer" : "warranty.files.internal")}
      picture={PICTURES.test(file.mime_type) ? <Picture path={path} name={file.file_name} /> : null}
    />
  )
}

/** A photo as a small picture. The file is private, so it comes by the dashboard's own login. */
const Picture = ({ path, name }: { path: string; name: string }) => {
  const { data: blob } = useQuery({
    queryKey: crmKeys.warrantyClaims.part(path, "picture"),
    queryFn: async () => (await sdk.client.fetch<Response>(path, { headers: { accept: "image/*" } })).blob(),
    staleTime: Infinity,
  })
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!blob || !image.current) {
      return
    }
    const url = URL.createObjectURL(blob)
    image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return (
    <span className="bg-ui-bg-subtle size-10 shrink-0 overflow-hidden rounded-md">
      {blob ? <img ref={image} alt={name} className="size-full object-cover" /> : null}
    </span>
  )
}

const AddFile = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { mutate, isPending } = useClaimAct(claim, "/files", { done: t("warranty.files.added") })
  return (
    <AttachButton
      label={t("warranty.files.add")}
      forThem={t("warranty.files.addForCustomer")}
      internal={t("warranty.files.addInternal")}
      isPending={isPending}
      onAttach={({ filename, content }, for_customer) => mutate({ filename, content, for_customer })}
    />
  )
}
