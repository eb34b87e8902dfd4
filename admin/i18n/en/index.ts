import { agreement } from "./agreement"
import { bank } from "./bank"
import { billing } from "./billing"
import { capacity } from "./capacity"
import { closing } from "./closing"
import { collection } from "./collection"
import { common, status } from "./common"
import { companies } from "./companies"
import { credit } from "./credit"
import { creditPolicy } from "./credit-policy"
import { delivery } from "./delivery"
import { documents } from "./documents"
import { dunning } from "./dunning"
import { followUp } from "./follow-up"
import { interaction } from "./interaction"
import { journal } from "./journal"
import { opening } from "./opening"
import { overview } from "./overview"
import { pipeline } from "./pipeline"
import { pivot } from "./pivot"
import { quote } from "./quote"
import { receivable } from "./receivable"
import { sales } from "./sales"
import { settings } from "./settings"
import { statement } from "./statement"
import { tax } from "./tax"
import { terms } from "./terms"
import { warranty } from "./warranty"
import { warrantyCosts } from "./warranty-costs"
import { soldCover } from "./sold-cover"
import { warrantyProvision } from "./warranty-provision"
import { widgets } from "./widgets"

export default {
  agreement,
  bank,
  billing,
  capacity,
  closing,
  collection,
  common,
  companies,
  credit,
  creditPolicy,
  delivery,
  documents,
  dunning,
  followUp,
  interaction,
  journal,
  opening,
  overview,
  pipeline,
  pivot,
  quote,
  receivable,
  sales,
  settings,
  statement,
  status,
  tax,
  terms,
  warranty,
  warrantyCosts,
  warrantyProvision,
  soldCover,
  widgets,
}
