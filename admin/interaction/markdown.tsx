import { Fragment } from "react"

import { Block, Inline, inlineOf, markdownOf } from "./rules/markdown"

/** Words of people, with their Markdown; nothing in them runs, for only known blocks are drawn and the rest is text. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="txt-small text-ui-fg-subtle flex flex-col gap-y-2 break-words">
    {markdownOf(text).map((block, index) => (
      <BlockView key={index} block={block} />
    ))}
  </div>
)

/** Words of a mail: plain, with links that can be followed. */
export const PlainText = ({ text }: { text: string }) => (
  <div className="txt-small text-ui-fg-subtle whitespace-pre-line break-words">{text}</div>
)

const BlockView = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case "heading":
      return (
        <p className="txt-small-plus text-ui-fg-base">
          <Line parts={block.content} />
        </p>
      )
    case "code":
      return <pre className="bg-ui-bg-subtle overflow-x-auto rounded-md p-2 font-mono text-xs">{block.text}</pre>
    case "list": {
      const List = block.ordered ? "ol" : "ul"
      return (
        <List className={block.ordered ? "list-decimal ps-5" : "list-disc ps-5"}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Line parts={item} />
            </li>
          ))}
        </List>
      )
    }
    case "quote":
      return (
        <blockquote className="border-ui-border-strong border-s-2 ps-3">
          <Lines lines={block.lines} />
        </blockquote>
      )
    default:
      return (
        <p>
          <Lines lines={block.lines} />
        </p>
      )
  }
}

const Lines = ({ lines }: { lines: ReturnType<typeof inlineOf>[] }) => (
  <>
    {lines.map((line, index) => (
      <Fragment key={index}>
        {index ? <br /> : null}
        <Line parts={line} />
      </Fragment>
    ))}
  </>
)

const Line = ({ parts }: { parts: Inline[] }) => (
  <>
    {parts.map((part, index) => {
      switch (part.kind) {
        case "strong":
          return <strong key={index}>{part.text}</strong>
        case "em":
          return <em key={index}>{part.text}</em>
        case "code":
          return (
            <code key={index} className="font-mono">
              {part.text}
            </code>
          )
        case "link":
          return (
            <a
              key={index}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="text-ui-fg-interactive-hover"
            >
              {part.text}
            </a>
          )
        default:
          return <Fragment key={index}>{part.text}</Fragment>
      }
    })}
  </>
)
