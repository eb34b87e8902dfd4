import { ArrowDownTray } from "@medusajs/icons"
import { Badge, Button, DropdownMenu, IconButton, Text, Tooltip, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"

import { fileSize, MAX_FILE } from "../../quote/rules/file-size"
import { base64Of } from "../../shared/base64-of"
import { downloadFile } from "../../shared/download-file"
import { useLocale } from "../../shared/locale"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"
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
          <FileRow key={file.id} path={`${CLAIMS_PATH}/${claim.id}/files/${file.id}`} file={file} />
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

const FileRow = ({ path, file }: { path: string; file: ClaimFile }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const download = (): void => {
    downloadFile(path, { filename: file.file_name }).catch((error: unknown) => toast.error(errorMessage(error)))
  }
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3" data-testid="crm-claim-file">
      {PICTURES.test(file.mime_type) ? <Picture path={path} name={file.file_name} /> : null}
      <div className="min-w-0 flex-1">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {file.file_name}
        </Text>
        <div className="flex items-center gap-x-2">
          <Text size="xsmall" className="text-ui-fg-subtle">
            {fileSize(file.size, locale)}
          </Text>
          <Badge size="2xsmall" color={file.for_customer ? "blue" : "grey"}>
            {t(file.for_customer ? "warranty.files.forCustomer" : "warranty.files.internal")}
          </Badge>
        </div>
      </div>
      <Tooltip content={t("quote.attachments.download")}>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={`${t("quote.attachments.download")}: ${file.file_name}`}
          onClick={download}
        >
          <ArrowDownTray />
        </IconButton>
      </Tooltip>
    </div>
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
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const forCustomer = useRef(false)
  const { mutate, isPending } = useClaimAct(claim, "/files", { done: t("warranty.files.added") })
  const choose = (customer: boolean): void => {
    forCustomer.current = customer
    input.current?.click()
  }
  const add = async (file: File | undefined): Promise<void> => {
    if (!file) {
      return
    }
    if (file.size > MAX_FILE) {
      toast.error(t("quote.attachments.tooLarge", { name: file.name, limit: fileSize(MAX_FILE, locale) }))
      return
    }
    mutate({
      filename: file.name,
      content: await base64Of(file),
      for_customer: forCustomer.current,
    })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        className="hidden"
        aria-label={t("warranty.files.add")}
        onChange={(event) => {
          void add(event.target.files?.[0])
          // The same file may be chosen again.
          event.target.value = ""
        }}
      />
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button size="small" variant="secondary" isLoading={isPending}>
            {t("warranty.files.add")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content>
          <DropdownMenu.Item onClick={() => choose(true)}>{t("warranty.files.addForCustomer")}</DropdownMenu.Item>
          <DropdownMenu.Item onClick={() => choose(false)}>{t("warranty.files.addInternal")}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </>
  )
}
