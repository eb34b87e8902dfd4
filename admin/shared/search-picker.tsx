import { Input, Text, clx } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { KeyboardEvent, ReactNode, Ref, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { errorMessage } from "./sdk"
import { useDebounced } from "./use-debounced"

export type SearchPickerProps<T> = {
  /** Said by screen readers; the visible label points at `id`. */
  label: string
  id?: string
  placeholder?: string
  /** First part of the cache key; the text typed is added. */
  queryKey: readonly unknown[]
  search: (text: string) => Promise<T[]>
  getKey: (item: T) => string
  renderItem: (item: T) => ReactNode
  onPick: (item: T) => void
  /** An item at the end of the list made from the typed text, such as "Add “x” as free text". */
  extra?: { label: (text: string) => string; onPick: (text: string) => void }
  inputRef?: Ref<HTMLInputElement>
  autoFocus?: boolean
  disabled?: boolean
  invalid?: boolean
}

const FLYOUT =
  "bg-ui-bg-base shadow-elevation-flyout absolute inset-x-0 top-full z-50 mt-1 max-h-[320px] overflow-y-auto rounded-lg"

/** A search field over the host's records: type, arrows, Enter. The list opens below and closes with Escape. */
export function SearchPicker<T>({
  label,
  id,
  placeholder,
  queryKey,
  search,
  getKey,
  renderItem,
  onPick,
  extra,
  ...rest
}: SearchPickerProps<T>) {
  const { inputRef, autoFocus, disabled, invalid } = rest
  const { t } = useTranslation("crm")
  const listId = useId()
  const [text, setText] = useState("")
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const query = useDebounced(text.trim())
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: [...queryKey, "search", query],
    queryFn: () => search(query),
    enabled: open && !disabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  const items = data ?? []
  const withExtra = extra && text.trim() ? 1 : 0
  const last = items.length + withExtra - 1
  /** Whether the list answers what is typed. */
  const settled = query === text.trim() && Boolean(data) && !isPlaceholderData
  /** Enter was faster than the list. */
  const wanted = useRef(false)

  const close = (): void => {
    setOpen(false)
    setText("")
    setActive(0)
    wanted.current = false
  }
  const pick = (index: number): void => {
    const item = items[index]
    if (item) {
      onPick(item)
    } else if (withExtra && index === items.length) {
      extra?.onPick(text.trim())
    } else {
      return
    }
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      setOpen(true)
      setActive((current) => Math.min(Math.max(current + (event.key === "ArrowDown" ? 1 : -1), 0), Math.max(last, 0)))
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (open && settled) {
        pick(active)
      } else if (open) {
        wanted.current = true
      }
    } else if (event.key === "Escape" && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  useEffect(() => {
    if (wanted.current && settled) {
      wanted.current = false
      pick(active)
    }
  })

  return (
    <div className="relative w-full">
      <Input
        ref={inputRef}
        id={id}
        type="search"
        autoComplete="off"
        role="combobox"
        aria-label={label}
        aria-expanded={open && last >= 0}
        aria-controls={open && last >= 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && last >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={invalid}
        autoFocus={autoFocus}
        disabled={disabled}
        placeholder={placeholder}
        value={text}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={close}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          wanted.current = false
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {open && !disabled && last < 0 ? (
        // A list box holds nothing but options; what stands in their place is said beside the field.
        <div role="status" onMouseDown={(event) => event.preventDefault()} className={clx(FLYOUT, "p-3")}>
          <Text size="small" className="text-ui-fg-subtle">
            {error ? errorMessage(error) : isFetching ? t("common.searching") : t("common.nothingFound")}
          </Text>
        </div>
      ) : null}
      {open && !disabled && last >= 0 ? (
        <ul
          id={listId}
          role="listbox"
          aria-label={label}
          // Keeps the focus in the field while an item is pressed.
          onMouseDown={(event) => event.preventDefault()}
          className={clx(FLYOUT, "p-1")}
        >
          {items.map((item, index) => (
            <Option
              key={getKey(item)}
              id={`${listId}-${index}`}
              active={index === active}
              onHover={() => setActive(index)}
              onPick={() => pick(index)}
            >
              {renderItem(item)}
            </Option>
          ))}
          {withExtra ? (
            <Option
              id={`${listId}-${items.length}`}
              active={active === items.length}
              onHover={() => setActive(items.length)}
              onPick={() => pick(items.length)}
            >
              <Text size="small" leading="compact" className="text-ui-fg-interactive-hover">
                {extra?.label(text.trim())}
              </Text>
            </Option>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}

type OptionProps = { id: string; active: boolean; onHover: () => void; onPick: () => void; children: ReactNode }

const Option = ({ id, active, onHover, onPick, children }: OptionProps) => (
  <li
    id={id}
    role="option"
    aria-selected={active}
    onMouseMove={onHover}
    onClick={onPick}
    className={clx("cursor-pointer rounded-md px-2 py-1.5", active && "bg-ui-bg-base-hover")}
  >
    {children}
  </li>
)
