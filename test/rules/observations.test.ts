/** What the built-in observations make of whole files: which rows the summary has, with which lines, and which not. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine, createParser } from '../../src/analysis/index.js';
import { renderSummary, scanReport, standingFindings } from '../../src/review/index.js';

const folder = join(import.meta.dirname, '../../rules');
const ruleFiles = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'models')
  .flatMap(({ name: topic }) =>
    readdirSync(join(folder, topic))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => ({
        path: `rules/${topic}/${file}`,
        text: readFileSync(join(folder, topic, file), 'utf8'),
      })),
  )
  // What is stated without the flow of data.
  .filter(({ text }) => text.includes('kind: observation') || text.includes('secret: true'));
const parser = await createParser();
const { engine, problems } = createEngine({ parser, rules: ruleFiles, models: [], builtin: true });

/** The summary of one file, links as plain lines. */
async function summaryOf(path: string, text: string): Promise<string> {
  const targets = [{ path, text }];
  const result = await engine.analyse({ targets, context: [], knownPaths: [path] }, () =>
    Promise.resolve([]),
  );
  const review = scanReport({ engine, result, textOf: () => text, unread: [] });
  return renderSummary(review, {}, { unplaced: standingFindings(review), commented: 0 });
}

/** Cells of the row that holds `words`. */
const row = (summary: string, words: string): string =>
  summary.split('\n').find((line) => line.includes(words)) ?? `no row with ${words} in\n${summary}`;

const TEST_MODULE = `import time
from unittest import mock

from shop import exception
from shop.tests import fixtures


class TestOrders(fixtures.ShopTest):
    def setUp(self):
        self.stock = fixtures.StockFixture(self)
        self.useFixture(self.stock)

    @mock.patch("shop.payment.charge", side_effect=exception.CardRefused())
    def test_refused(self, charge):
        self._wait_for_notification("order.created")
        for i in range(50):
            if self.api.order()["status"] == "failed":
                break
            time.sleep(0.5)
        else:
            self.fail("never failed")
        self.assertRaises(exception.NotPaid, self.api.ship)
        self._verify_notification("order-failed", actual=notifier.VERSIONED_NOTIFICATIONS[0])

    def test_steps(self):
        steps = [
            {"state": "new", "id": "a2459075-d96c-40d5-893e-577ff92e721c"},
            {"state": "paid", "shop_object.version": "1.0"},
        ]
        self.verify(steps, password="secret123")
        with open("/dev/null") as sink:
            sink.write("")
`;

const MODULE = `import os
import time


def load(path):
    try:
        with open(path) as handle:
            return handle.read()
    except FileNotFoundError:
        return None
    except OSError:
        LOG.warning("cannot read %s", path)
        raise


def wait(server, most):
    tries = 0
    while tries < most:
        tries += 1
        time.sleep(1)
    SIGNING_SECRET = "secret123"
    return {"status": "active", "version": server.ip_version, "name": SIGNING_SECRET}


def teardown(folder):
    handle = open(folder)
    os.unlink(folder)
    handle.close()
`;

it('loads', () => {
  expect(problems).toEqual([]);
});

describe('a test module', () => {
  it.each([
    ['string literals searched', /No credential found\.$/],
    ['is an identifier or a private address', /line 27\).*Placeholders/],
    ['is a made-up value', /line 30\)/],
    ['literals for states', /`new` and `paid` \(lines 27–28\)/],
    ['exception.CardRefused', /line 13\)/],
    ['`exception.NotPaid` is expected', /line 22\)/],
    ['`time.sleep(0.5)`', /at most `50` rounds \(line 19\) \| Bounded/],
    ['tears `self.stock` down', /line 11\)/],
    ['is waited for', /`order.created`.*line 15\)/],
    ['is checked by', /`"order-failed"`.*line 23\)/],
    ['VERSIONED_NOTIFICATIONS', /line 23\)/],
    ['shop_object.version', /line 28\)/],
    ['`fixtures.StockFixture` is constructed', /line 10\)/],
    ['`self.stock` is registered', /line 11\)/],
    ['is replaced by a mock', /`"shop.payment.charge"`.*line 13\)/],
    ['is opened in a `with` block', /line 31\)/],
  ])('states that %s', async (words, expected) => {
    expect(row(await summaryOf('shop/tests/test_orders.py', TEST_MODULE), words).replace(/ \|$/, '')).toMatch(
      expected,
    );
  });

  it('opens with the verdict, then says that it is test code', async () => {
    const [first, , second] = (await summaryOf('shop/tests/test_orders.py', TEST_MODULE)).split('\n');
    expect(first).toBe('### ✅ No security defects detected');
    expect(second).toMatch(/^This is test code using mock/);
  });

  it('says nothing that is meant for other code, and contradicts nothing', async () => {
    const summary = await summaryOf('shop/tests/test_orders.py', TEST_MODULE);
    expect(summary).not.toContain('opened without');
    expect(summary).not.toContain('request handler');
  });
});

describe('a module of the application', () => {
  it.each([
    ['logs it', /`OSError`.*line 12\)/],
    ['raises in turn', /`OSError`.*line 13\)/],
    ['`time.sleep(1)`', /ends with `tries < most` \(line 20\).*bounded by a count/],
    ['`handle` is opened without', /line 26\)/],
    ['created, moved or deleted', /line 27\)/],
  ])('states that %s', async (words, expected) => {
    expect(row(await summaryOf('shop/files.py', MODULE), words)).toMatch(expected);
  });

  it('calls no handler idle that does something, no real secret a placeholder, and says nothing about tests', async () => {
    const summary = await summaryOf('shop/files.py', MODULE);
    expect(summary).toContain('This is production code');
    expect(summary).not.toContain('does nothing');
    expect(summary).not.toMatch(/placeholder|made-up/);
    expect(summary).not.toMatch(/\btests?\b/);
    expect(summary).not.toContain('states the version');
    expect(summary).not.toContain('`active`');
  });
});

it('names the key that a secret stands under, never the secret', async () => {
  const secret = 'c3ab8ff13720e8ad9047dd39466b3c89';
  const summary = await summaryOf('shop/config.py', `SETTINGS = {"api_key": "${secret}"}\n`);
  expect(summary).toContain('`api_key` holds a random-looking constant');
  expect(summary).not.toContain(secret);
});
