import { MiddlewareRoute } from "@medusajs/framework/http"

import { unlessId, validateBody, validateItemQuery, validateListQuery, validateReportQuery } from "../../../shared"
import { quoteAnswer, quoteListAnswer } from "./query-config"
import {
  AdminAcceptCrmQuote,
  AdminAddCrmQuoteItems,
  AdminAttachCrmQuoteFile,
  AdminChangeCrmQuotes,
  AdminAddCrmQuoteMessage,
  AdminCancelCrmQuote,
  AdminCloneCrmQuote,
  AdminCompareCrmQuoteVersions,
  AdminConvertCrmQuote,
  AdminCreateCrmQuote,
  AdminDeclineCrmQuote,
  AdminExtendCrmQuote,
  AdminGetCrmHistoryParams,
  AdminGetCrmQuoteChangesParams,
  AdminGetCrmQuoteBoardParams,
  AdminGetCrmQuoteParams,
  AdminGetCrmQuotePdfParams,
  AdminGetCrmQuotesParams,
  AdminMoveCrmQuote,
  AdminNoBody,
  AdminPreviewCrmQuote,
  AdminRejectCrmQuote,
  AdminReleaseCrmQuote,
  AdminReviseCrmQuote,
  AdminSendCrmQuote,
  AdminSubmitCrmQuote,
  AdminUpdateCrmQuote,
  AdminUpdateCrmQuoteItem,
} from "./validators"

const PATH = "/admin/crm/quotes"
/** Paths that are no quote's id. */
const WORDS = ["preview", "board", "export", "bulk", "short-of-stock"]
// The host's own limit of a body is 100 kB; 1,000 lines need more, and a file of 5 MB in base64 too.
const LINES = { bodyParser: { sizeLimit: "1mb" } }
const FILE = { bodyParser: { sizeLimit: "7mb" } }
const post = (path: string, schema: Parameters<typeof validateBody>[0]): MiddlewareRoute => ({
  matcher: `${PATH}${path}`,
  methods: ["POST"],
  middlewares: [validateBody(schema)],
})

export const adminCrmQuoteMiddlewares: MiddlewareRoute[] = [
  { matcher: PATH, methods: ["GET"], middlewares: [validateListQuery(AdminGetCrmQuotesParams, quoteListAnswer)] },
  { ...post("", AdminCreateCrmQuote), ...LINES },
  { ...post("/preview", AdminPreviewCrmQuote), ...LINES },
  post("/bulk", AdminChangeCrmQuotes),
  { matcher: `${PATH}/board`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmQuoteBoardParams)] },
  ...["export", "short-of-stock"].map((list) => ({
    matcher: `${PATH}/${list}`,
    methods: ["GET" as const],
    middlewares: [validateListQuery(AdminGetCrmQuotesParams, quoteListAnswer)],
  })),
  {
    matcher: `${PATH}/:id`,
    methods: ["GET"],
    middlewares: [unlessId(WORDS, validateItemQuery(AdminGetCrmQuoteParams, quoteAnswer))],
  },
  {
    matcher: `${PATH}/:id`,
    methods: ["POST"],
    middlewares: [unlessId(WORDS, validateBody(AdminUpdateCrmQuote))],
    ...LINES,
  },
  { ...post("/:id/items", AdminAddCrmQuoteItems), ...LINES },
  post("/:id/items/:item_id", AdminUpdateCrmQuoteItem),
  post("/:id/send", AdminSendCrmQuote),
  post("/:id/resend", AdminSendCrmQuote),
  post("/:id/deal", AdminMoveCrmQuote),
  post("/:id/link", AdminNoBody),
  post("/:id/revise", AdminReviseCrmQuote),
  post("/:id/cancel", AdminCancelCrmQuote),
  post("/:id/release-hold", AdminReleaseCrmQuote),
  post("/:id/accept", AdminAcceptCrmQuote),
  post("/:id/decline", AdminDeclineCrmQuote),
  post("/:id/convert", AdminConvertCrmQuote),
  post("/:id/extend", AdminExtendCrmQuote),
  post("/:id/honor", AdminNoBody),
  post("/:id/send-preview", AdminSendCrmQuote),
  post("/:id/messages", AdminAddCrmQuoteMessage),
  post("/:id/messages/read", AdminNoBody),
  post("/:id/submit", AdminSubmitCrmQuote),
  post("/:id/approve", AdminSubmitCrmQuote),
  post("/:id/reject", AdminRejectCrmQuote),
  post("/:id/clone", AdminCloneCrmQuote),
  { ...post("/:id/attachments", AdminAttachCrmQuoteFile), ...FILE },
  { matcher: `${PATH}/:id/pdf`, methods: ["GET"], middlewares: [validateReportQuery(AdminGetCrmQuotePdfParams)] },
  {
    matcher: `${PATH}/:id/changes`,
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminGetCrmQuoteChangesParams)],
  },
  {
    matcher: `${PATH}/:id/versions/compare`,
    methods: ["GET"],
    middlewares: [validateReportQuery(AdminCompareCrmQuoteVersions)],
  },
  ...["messages", "mails"].map((list) => ({
    matcher: `${PATH}/:id/${list}`,
    methods: ["GET" as const],
    middlewares: [validateListQuery(AdminGetCrmHistoryParams, { entity: `crm_quote_${list}`, defaults: [] })],
  })),
  {
    matcher: `${PATH}/:id/moves`,
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmHistoryParams, { entity: "crm_quote_move", defaults: [] })],
  },
  {
    matcher: `${PATH}/:id/history`,
    methods: ["GET"],
    middlewares: [validateListQuery(AdminGetCrmHistoryParams, { entity: "crm_quote_history", defaults: [] })],
  },
]
