export { noteFollowUpWorkflow } from "./note-follow-up"
export { registerFollowUpRule, unregisterFollowUpRule } from "./rule-registry"
export type { FollowUpRuleInCode, RuleRun } from "./rule-registry"
export type { Candidate, OpenOfRule } from "../../modules/follow-up/types"
