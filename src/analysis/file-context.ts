/**
 * What a file is: test, migration, example … A path alone does not make test code: an application may live below a
 * folder called `tests`. The name of the file, or the folder together with what the module imports, does.
 */
import type { FileContext } from './finding.js';

export interface ContextEvidence {
  readonly path: string;
  /** Dotted names of imported modules, absolute. */
  readonly imports: readonly string[];
  /** Names of the module's top-level functions and classes. */
  readonly definitions: readonly string[];
}

const TEST_FILE = /^(test_.*|.*_tests?|tests?|conftest)\.pyw?$/;
const TEST_FOLDER = /^(tests?|testing|functional_tests|unittests?)$/;
/** Applications that only tests run, and the tests of Semgrep rules. */
const TEST_APPLICATION = /^(tests?_?(apps?|projects?|sites?)|\.semgrep)$/;
/** Settings of a test run: in the folder of the tests itself, not of an application below it. */
const TEST_SETTINGS = /^(settings|config|configuration|urls|conf)(_\w+)?\.py$/;
const SETTINGS_FOR_TESTS = /^(settings|config|configuration|conf)_(testing|ci)\.py$/;
const STAND_IN = /^_?(mock|fake|dummy|stub)/;
const TEST_LIBRARIES =
  /^(unittest2?|pytest|nose2?|mock|testtools|testscenarios|testresources|fixtures|hypothesis|oslotest|factory|faker|freezegun|responses|requests_mock|ddt|webtest|django\.test|rest_framework\.test|flask_testing|wsgi_intercept)(\.|$)/;
const TEST_MODULE = /(^|\.)(tests?|testing|conftest)(\.|$)/;
const TEST_NAME = /^(test_|Test[A-Z_]|.*Test(Case|Mixin|Base)?$|Fake[A-Z]|fake_)/;

/** Module prefix -> the name under which the summary speaks of it. */
const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^django(\.|$)/, 'Django'],
  [/^rest_framework(\.|$)/, 'Django REST framework'],
  [/^flask(\.|$|_)/, 'Flask'],
  [/^fastapi(\.|$)/, 'FastAPI'],
  [/^starlette(\.|$)/, 'Starlette'],
  [/^aiohttp(\.|$)/, 'aiohttp'],
  [/^tornado(\.|$)/, 'Tornado'],
  [/^pyramid(\.|$)/, 'Pyramid'],
  [/^bottle(\.|$)/, 'Bottle'],
  [/^sanic(\.|$)/, 'Sanic'],
  [/^graphene(\.|$|_)/, 'Graphene'],
  [/^sqlalchemy(\.|$)/, 'SQLAlchemy'],
  [/^celery(\.|$)/, 'Celery'],
  [/^click(\.|$)/, 'Click'],
  [/^argparse$/, 'argparse'],
  [/^eventlet(\.|$)/, 'eventlet'],
  [/^asyncio(\.|$)/, 'asyncio'],
  [/^oslo_(\w+)/, 'oslo'],
  [/^pytest(\.|$)/, 'pytest'],
  [/^(unittest2?|testtools)(\.|$)/, 'unittest'],
  [/^(mock|unittest\.mock)(\.|$)/, 'mock'],
  [/^fixtures(\.|$)/, 'fixtures'],
  [/^boto3?(\.|$)/, 'AWS SDK'],
  [/^(openai|anthropic|langchain\w*|llama_index)(\.|$)/, 'LLM client'],
];

export function fileContext(evidence: ContextEvidence): FileContext {
  const { imports } = evidence;
  const frameworks = FRAMEWORKS.filter(([pattern]) => imports.some((name) => pattern.test(name))).map(
    ([, name]) => name,
  );
  return { role: roleOf(evidence), frameworks: [...new Set(frameworks)].sort() };
}

/** A Django management command. */
const isCommand = (folders: readonly string[]): boolean =>
  folders.some((folder, i) => folder === 'commands' && folders[i - 1] === 'management');

function roleOf({ path, imports, definitions }: ContextEvidence): FileContext['role'] {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const inFolder = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  if (TEST_FILE.test(name) || SETTINGS_FOR_TESTS.test(name) || inFolder(TEST_APPLICATION)) return 'test';
  if (inFolder(/^features$/) && imports.some((one) => /^behave(\.|$)/.test(one))) return 'test';
  if (parts[parts.length - 1] === 'features' && name === 'environment.py') return 'test';
  if (inFolder(TEST_FOLDER)) {
    if (STAND_IN.test(name) || (TEST_FOLDER.test(parts[parts.length - 1] ?? '') && TEST_SETTINGS.test(name)))
      return 'test';
    const usesTests = imports.some((one) => TEST_LIBRARIES.test(one) || TEST_MODULE.test(one));
    if (usesTests || imports.length === 0 || definitions.some((one) => TEST_NAME.test(one))) return 'test';
  }
  if (
    inFolder(/^(migrations|migrate_repo|alembic)$/) ||
    (inFolder(/^versions$/) && imports.some((one) => /^alembic/.test(one)))
  )
    return 'migration';
  if (inFolder(/^(examples?|samples?|demos?|docs?|tutorials?)$/)) return 'example';
  if (name === 'setup.py' || inFolder(/^(scripts?|tools|bin)$/) || isCommand(parts)) return 'script';
  if (/^(settings|config|configuration|conf)(_\w+)?\.py$/.test(name) || inFolder(/^settings$/))
    return 'configuration';
  return 'production';
}
