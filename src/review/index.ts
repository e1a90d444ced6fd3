/** Review's door: pure decisions and texts, and the ports that the world implements. */
export * from './ports.js';
export * from './policy.js';
export { decodeContent, MAX_FILE_BYTES } from './text-content.js';
export { parseHunks, isAdded, isShown, baseLineOf } from './unified-diff.js';
export * from './model.js';
export * from './published.js';
export { reviewRange, type ReviewRequest, type ReviewResult } from './review-range.js';
export { proveFixes, applyEdits } from './suggest.js';
export { renderOutput, commentGroups } from './output.js';
export { gitHubLinks, type Links } from './links.js';
export { isPython } from './program-scope.js';
export { ruleTitle } from './titles.js';
export { scanReport, type ScanInput } from './scan-report.js';
export { renderSummary, standingFindings, verdict } from './summary.js';
export { renderJson } from './formats/json.js';
export { renderSarif } from './formats/sarif.js';
export { renderText } from './formats/text.js';
export * from './notices.js';
