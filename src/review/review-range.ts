/** Reviews a range of commits through the snapshot port: the one path that the App and the command line share. */
import type {
  AnalysisEngine,
  AnalysisRequest,
  AnalysisResult,
  FileCoverage,
  Finding,
  Gap,
  SourceFile,
} from '../analysis/index.js';
import { ENGINE_VERSION, isTemplate } from '../analysis/index.js';
import { acceptanceOf, matchesGlobs } from './accept.js';
import { anchorOf } from './anchor.js';
import { compareFindings } from './compare.js';
import { decide, isBlocking } from './decide.js';
import { named, sha256 } from './fingerprint.js';
import type { Review, ReviewedFinding, SkippedFile } from './model.js';
import { joinedByPlace } from './one-place.js';
import type { AppliedPolicy } from './policy.js';
import type { ChangedFile, FileContent, RepositorySnapshot, TreeEntry } from './ports.js';
import { contextPaths, isPython } from './program-scope.js';

export interface ReviewRequest {
  /** "owner/name", for the record. */
  readonly repository: string;
  /** Full commit ids of the base branch's tip and of the head. */
  readonly base: string;
  readonly head: string;
  readonly snapshot: RepositorySnapshot;
  readonly engine: AnalysisEngine;
  /** Read from the base by the caller. */
  readonly policy: AppliedPolicy;
  /** Inline suppressions are not honoured. */
  readonly ignoreSuppressions?: boolean;
}

export interface ReviewResult {
  readonly review: Review;
  /** Texts of the head's files as far as they were read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs the review. Rejects only when the snapshot or the engine does; the caller reports that as a failed review. */
export async function reviewRange(request: ReviewRequest): Promise<ReviewResult> {
  const { snapshot, base, head, policy: applied, engine } = request;
  const { policy } = applied;
  const mergeBase = await snapshot.mergeBase(base, head);
  const changes = await snapshot.changes(mergeBase, head);
  const tree = changes.length === 0 ? [] : await snapshot.list(head);
  const { targets, skipped } = selectTargets(changes, tree, policy.ignoredPaths);

  const changed = changedCode(changes);
  const after = await analyseSide(
    request,
    head,
    targets.map((file) => file.path),
    changed,
  );
  const before = await analyseSide(
    request,
    mergeBase,
    targets.flatMap((file) => file.basePath ?? []),
    changed,
    after,
  );
  const byPath = new Map(changes.map((file) => [file.path, file]));
  const byBase = new Map(
    changes.flatMap((file) => (file.basePath === undefined ? [] : [[file.basePath, file]])),
  );
  const disabled = new Set(policy.disabledRules);
  const isEnabled = (one: Finding): boolean =>
    !disabled.has(one.ruleId) && !matchesGlobs(one.path, policy.ignoredPaths);
  const enabled = (side: AnalysedSide) => ({
    findings: side.result.findings.filter(isEnabled),
    explained: side.result.explained.filter(isEnabled),
    textOf: (path: string) => side.texts.get(path) ?? '',
  });
  const headSide = enabled(after);
  const baseSide = enabled(before);
  const comparison = compareFindings(baseSide, headSide, changes);
  // What was not looked at any more is not fixed.
  const isGone = ({ path }: Finding): boolean =>
    after.texts.has(byBase.get(path)?.path ?? path) || !tree.some((entry) => entry.path === path);

  const standing = comparison.head.map(({ finding, status }): ReviewedFinding => {
    const acceptance = acceptanceOf(finding, byPath.get(finding.path), policy);
    const anchor = status === 'existing' ? undefined : anchorOf(finding, byPath);
    const blocking = isBlocking(finding, status, acceptance, policy);
    return {
      finding,
      status,
      fingerprint: '',
      blocking,
      ...(acceptance && { acceptance }),
      ...(anchor && { anchor }),
    };
  });
  const fixed = comparison.fixed.filter(isGone).map((finding): ReviewedFinding => ({
    finding,
    status: 'fixed',
    fingerprint: '',
    blocking: false,
  }));

  const shown = joinedByPlace(standing);
  const explained = headSide.explained.map((finding): ReviewedFinding => ({
    finding,
    status: 'existing',
    fingerprint: '',
    blocking: false,
  }));
  // Named together, what is shown first: equal keys are told apart by their order.
  const atHead = named([...shown, ...explained], headSide.textOf);
  const findings = [...atHead.slice(0, shown.length), ...named(joinedByPlace(fixed), baseSide.textOf)];
  const review = {
    subject: 'change' as const,
    repository: request.repository,
    base,
    head,
    mergeBase,
    changes,
    findings,
    explained: atHead.slice(shown.length).map(({ fingerprint }) => fingerprint),
    observations: after.result.observations.filter((one) => !disabled.has(one.ruleId)),
    coverage: after.coverage,
    skipped,
    notes: after.result.notes.map(({ path, region, message }) => ({ path, line: region.startLine, message })),
    policy: applied,
    ...decide(findings, after.coverage, policy),
    rules: new Map(engine.rules.map((rule) => [rule.id, rule])),
    imported: after.result.statistics.imported.length,
  };
  return { review: { ...review, digest: digestOf(review, engine) }, texts: after.texts };
}

/** Changed Python files and templates that are analysed; the others with the reason why not. Deleted files need no mention. */
function selectTargets(
  changes: readonly ChangedFile[],
  tree: readonly TreeEntry[],
  ignored: readonly string[],
): { targets: ChangedFile[]; skipped: SkippedFile[] } {
  const targets: ChangedFile[] = [];
  const skipped: SkippedFile[] = [];
  const kinds = new Map(tree.map(({ path, kind }) => [path, kind]));
  for (const file of changes) {
    const kind = file.status === 'deleted' ? undefined : kinds.get(file.path);
    if (kind === 'submodule')
      skipped.push({ path: file.path, why: 'a submodule: the code that it brings in is not analysed' });
    if (kind === 'submodule' || (!isPython(file.path) && !isTemplate(file.path))) continue;
    if (kind === 'link') skipped.push({ path: file.path, why: 'a symbolic link: it is not followed' });
    else if (matchesGlobs(file.path, ignored))
      skipped.push({ path: file.path, why: 'ignored by the policy' });
    else targets.push(file);
  }
  return { targets, skipped };
}

interface AnalysedSide {
  readonly result: AnalysisResult;
  readonly coverage: readonly FileCoverage[];
  readonly texts: Map<string, string>;
}

/**
 * The base is analysed with whatever was read of the head (`other`), whether or not something at the base asks for it:
 * what only one side looks at would count as new.
 */
async function analyseSide(
  request: ReviewRequest,
  revision: string,
  paths: readonly string[],
  changed: readonly string[],
  other?: AnalysedSide,
): Promise<AnalysedSide> {
  const { snapshot, engine } = request;
  const texts = new Map<string, string>();
  const read = async (
    wanted: readonly string[],
  ): Promise<{ files: SourceFile[]; contents: readonly FileContent[] }> => {
    const contents = await snapshot.read(revision, wanted);
    const files = contents.flatMap((content, i): SourceFile[] =>
      content.ok ? [{ path: wanted[i]!, text: content.text }] : [],
    );
    for (const { path, text } of files) texts.set(path, text);
    return { files, contents };
  };
  const followContext = other?.result.statistics.followed;
  const entries = paths.length === 0 && followContext !== true ? [] : await snapshot.list(revision);
  const present = new Set(entries.filter(({ kind }) => kind === undefined).map(({ path }) => path));
  const wanted = paths.filter((path) => present.has(path));
  const targets = await read(wanted);
  const isTarget = new Set(wanted);
  const chosen = new Set(contextPaths(entries, wanted.filter(isPython)));
  for (const path of other?.texts.keys() ?? [])
    if (present.has(path) && isPython(path) && !isTarget.has(path)) chosen.add(path);
  const came = new Set(other?.result.statistics.imported);
  for (const path of came) chosen.delete(path);
  const context = await read(followContext === false ? [] : [...chosen].sort());
  const imported = await read([...came].filter((path) => present.has(path) && !isTarget.has(path)));
  const result = await engine.analyse(
    {
      targets: targets.files,
      context: context.files,
      imported: imported.files,
      ...(followContext === true ? { followContext } : {}),
      ...interestOf(changed, other),
      knownPaths: [...present],
      ...(request.ignoreSuppressions ? { ignoreSuppressions: true } : {}),
    },
    async (more) => (await read(more)).files,
  );
  const unread = targets.contents.flatMap((content, i) =>
    content.ok ? [] : [unreadable(wanted[i]!, content)],
  );
  const coverage = [...result.coverage, ...unread].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { result, coverage, texts };
}

/** Paths of changed code and templates on either side, each once, deleted ones included. */
function changedCode(changes: readonly ChangedFile[]): string[] {
  const paths = changes.flatMap(({ path, basePath }) => [path, basePath ?? path]);
  return [...new Set(paths)].filter((path) => isPython(path) || isTemplate(path));
}

/** What is only followed on one side would count as new or as fixed. */
function interestOf(
  changed: readonly string[],
  other: AnalysedSide | undefined,
): Pick<AnalysisRequest, 'changed' | 'entered'> {
  if (other === undefined) return { changed };
  const { entered } = other.result.statistics;
  return entered === undefined ? {} : { changed, entered };
}

function unreadable(path: string, content: FileContent & { ok: false }): FileCoverage {
  const reason: Gap['reason'] =
    content.reason === 'too-large' || content.reason === 'not-utf8' ? content.reason : 'unreadable';
  const gap = { reason, detail: content.detail };
  const context = { role: 'production', frameworks: [] } as const;
  return { path, status: 'skipped', gaps: [gap], lines: 0, strings: 0, context };
}

export function digestOf(review: Omit<Review, 'digest'>, engine: AnalysisEngine): Review['digest'] {
  const policy = sha256(JSON.stringify(review.policy)).slice(0, 16);
  const rules = engine.rulesDigest.slice(0, 16);
  const findings = review.findings.map((one) => [
    one.fingerprint,
    one.status,
    one.blocking,
    one.acceptance?.by ?? '',
  ]);
  const coverage = review.coverage.map((file) => [file.path, file.status]);
  const all = JSON.stringify([
    review.base,
    review.head,
    review.mergeBase,
    ENGINE_VERSION,
    rules,
    policy,
    findings,
    coverage,
    review.conclusion,
  ]);
  return { engine: ENGINE_VERSION, rules, policy, review: sha256(all).slice(0, 16) };
}
