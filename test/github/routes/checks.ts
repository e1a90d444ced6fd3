/** Check runs and suites, refused as GitHub refuses them. */
import { latestRuns, rerequestRun, suiteOn } from '../domain/checks.js';
import type { Need } from '../http/auth.js';
import { invalidRequest, notFound, Refusal } from '../http/refusal.js';
import { renderAnnotation, renderCheckRun, renderSuite } from '../render/checks.js';
import type { JsonObject } from '../json.js';
import type {
  Annotation,
  App,
  CheckAction,
  CheckRun,
  CheckStatus,
  CheckSuite,
  Conclusion,
} from '../world.js';
import { emitCheckRun } from '../webhooks/events.js';
import {
  authorOf,
  created,
  ok,
  page,
  paginate,
  repositoryOf,
  type ApiRequest,
  type Reply,
  type Route,
} from './route.js';

const READ: readonly Need[] = [['checks', 'read']];
const WRITE: readonly Need[] = [['checks', 'write']];

interface CheckBody {
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly status?: CheckStatus;
  readonly conclusion?: Conclusion;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
  readonly actions?: readonly CheckAction[];
}

/** What the description cannot say about a check run. Its lengths and counts are the description's. */
function refuse(body: CheckBody): void {
  if (body.status === 'completed' && body.conclusion === undefined) {
    throw invalidRequest('No subschema in "anyOf" matched.\n"conclusion" wasn\'t supplied.');
  }
  if (body.completed_at !== undefined && body.conclusion === undefined) {
    throw invalidRequest('"conclusion" wasn\'t supplied: it is required with "completed_at".');
  }
  if (body.conclusion !== undefined && body.status !== undefined && body.status !== 'completed') {
    throw invalidRequest(`"status" ${body.status} contradicts a conclusion.`);
  }
  if (body.name?.trim() === '') throw invalidRequest('"name" is empty.');
  for (const annotation of body.output?.annotations ?? []) refuseAnnotation(annotation);
}

const MAX_ANNOTATION = 64 * 1024;
const MAX_ANNOTATION_TITLE = 255;

function refuseAnnotation(annotation: Annotation): void {
  const { path, start_line, end_line, start_column: from = 1, end_column: to = from } = annotation;
  const oneLine = start_line === end_line;
  const columns = annotation.start_column !== undefined || annotation.end_column !== undefined;
  const long = [annotation.message, annotation.raw_details ?? ''].some(
    (text) => Buffer.byteLength(text) > MAX_ANNOTATION,
  );
  const rules: readonly (readonly [broken: boolean, problem: string])[] = [
    [path === '' || path.startsWith('/'), '"path" must be relative to the repository'],
    [start_line < 1, '"start_line" must be at least 1'],
    [end_line < start_line, '"end_line" must not precede "start_line"'],
    [columns && !oneLine, '"start_column" and "end_column" are only allowed on one line'],
    [from < 1 || to < from, '"end_column" must not precede "start_column", nor this 1'],
    [annotation.message === '', '"message" is empty'],
    [long, '"message" or "raw_details" is above 64 KB'],
    [(annotation.title?.length ?? 0) > MAX_ANNOTATION_TITLE, '"title" is above 255 characters'],
  ];
  const broken = rules.find(([holds]) => holds);
  if (broken !== undefined) throw invalidRequest(`output.annotations: ${broken[1]}.`);
}

function appOf(request: ApiRequest): App {
  if (request.actor.kind !== 'installation') {
    throw new Refusal(403, 'You must authenticate via a GitHub App.');
  }
  return request.actor.token.installation.app;
}

function apply(run: CheckRun, body: CheckBody, now: string): void {
  if (body.name !== undefined) run.name = body.name;
  if (body.external_id !== undefined) run.externalId = body.external_id;
  if (body.details_url !== undefined) run.detailsUrl = body.details_url;
  if (body.started_at !== undefined) run.startedAt = body.started_at;
  if (body.status !== undefined) {
    run.status = body.status;
    if (body.status !== 'completed') {
      run.conclusion = undefined;
      run.completedAt = undefined;
    }
  }
  if (body.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = body.conclusion;
    run.completedAt = body.completed_at ?? now;
  }
  if (body.output !== undefined) {
    if (body.output.title !== undefined) run.title = body.output.title;
    run.summary = body.output.summary;
    if (body.output.text !== undefined) run.text = body.output.text;
    run.annotations.push(...(body.output.annotations ?? []));
  }
  if (body.actions !== undefined) run.actions = body.actions;
  run.suite.updatedAt = now;
}

async function create(request: ApiRequest): Promise<Reply> {
  const { services } = request;
  const repository = repositoryOf(request);
  const app = appOf(request);
  const body = request.body as CheckBody & { readonly name: string; readonly head_sha: string };
  refuse(body);
  const known = /^[0-9a-f]{40}$/.test(body.head_sha)
    ? await repository.git.commitId(body.head_sha)
    : undefined;
  if (known === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${body.head_sha}`);
  }
  const now = services.world.now();
  const run: CheckRun = {
    id: services.world.id(),
    repository,
    app,
    suite: suiteOn(services, repository, app, known).suite,
    headSha: known,
    name: body.name,
    externalId: '',
    detailsUrl: undefined,
    status: 'queued',
    conclusion: undefined,
    startedAt: now,
    completedAt: undefined,
    title: undefined,
    summary: undefined,
    text: undefined,
    actions: [],
    annotations: [],
  };
  apply(run, body, now);
  repository.checks.set(run.id, run);
  emitCheckRun(services, run, 'created', authorOf(request));
  if (run.status === 'completed') emitCheckRun(services, run, 'completed', authorOf(request));
  return created(renderCheckRun(services.urls, run));
}

function update(request: ApiRequest): Reply {
  const { services } = request;
  const run = runOf(request);
  if (run.app !== appOf(request)) {
    throw new Refusal(
      403,
      'Invalid app_id `undefined` - check run can only be modified by its own GitHub App.',
    );
  }
  const body = (request.body ?? {}) as CheckBody;
  refuse(body);
  const before = run.status;
  apply(run, body, services.world.now());
  if (run.status === 'completed' && before !== 'completed') {
    emitCheckRun(services, run, 'completed', authorOf(request));
  }
  return ok(renderCheckRun(services.urls, run));
}

function runOf(request: ApiRequest): CheckRun {
  const run = repositoryOf(request).checks.get(Number(request.params['check_run_id']));
  if (run === undefined) throw notFound();
  return run;
}

function suiteOf(request: ApiRequest): CheckSuite {
  const suite = repositoryOf(request).suites.get(Number(request.params['check_suite_id']));
  if (suite === undefined) throw notFound();
  return suite;
}

async function headOf(request: ApiRequest): Promise<string> {
  const sha = await repositoryOf(request).git.commitId(request.params['ref'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${request.params['ref']}`);
  return sha;
}

function listRuns(request: ApiRequest, runs: readonly CheckRun[]): Reply {
  const { query, services } = request;
  const name = query.get('check_name');
  const status = query.get('status');
  const appId = query.get('app_id');
  const found = runs
    .filter(
      (run) =>
        (name === null || run.name === name) &&
        (status === null || run.status === status) &&
        (appId === null || String(run.app.id) === appId),
    )
    .sort((a, b) => b.id - a.id);
  const { items, headers } = paginate(request, found);
  return {
    status: 200,
    headers,
    body: { total_count: found.length, check_runs: items.map((run) => renderCheckRun(services.urls, run)) },
  };
}

async function renderFullSuite(request: ApiRequest, suite: CheckSuite): Promise<JsonObject> {
  const commit = await suite.repository.git.commit(suite.headSha);
  return renderSuite(request.services.urls, suite, commit!);
}

export const checkRoutes: readonly Route[] = [
  {
    route: 'POST /repos/{owner}/{repo}/check-runs',
    needs: WRITE,
    createsContent: true,
    handle: create,
  },
  { route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', needs: WRITE, handle: update },
  {
    route: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}',
    needs: READ,
    handle: (request) => ok(renderCheckRun(request.services.urls, runOf(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    needs: READ,
    handle: (request) => {
      const run = runOf(request);
      return page(request, run.annotations, (item) => renderAnnotation(request.services.urls, run, item));
    },
  },
  {
    route: 'POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest',
    needs: WRITE,
    handle: (request) => {
      rerequestRun(request.services, runOf(request), authorOf(request));
      return created({});
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: READ,
    handle: async (request) => {
      const repository = repositoryOf(request);
      const sha = await headOf(request);
      const all = [...repository.checks.values()].filter((run) => run.headSha === sha);
      return listRuns(request, request.query.get('filter') === 'all' ? all : latestRuns(repository, sha));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-suites',
    needs: READ,
    handle: async (request) => {
      const sha = await headOf(request);
      const suites = [...repositoryOf(request).suites.values()].filter((suite) => suite.headSha === sha);
      const { items, headers } = paginate(request, suites);
      const rendered = await Promise.all(items.map((suite) => renderFullSuite(request, suite)));
      return { status: 200, headers, body: { total_count: suites.length, check_suites: rendered } };
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}',
    needs: READ,
    handle: async (request) => ok(await renderFullSuite(request, suiteOf(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs',
    needs: READ,
    handle: (request) => {
      const suite = suiteOf(request);
      const all = [...suite.repository.checks.values()].filter((run) => run.suite === suite);
      return listRuns(
        request,
        request.query.get('filter') === 'all'
          ? all
          : latestRuns(suite.repository, suite.headSha).filter((run) => run.suite === suite),
      );
    },
  },
];
