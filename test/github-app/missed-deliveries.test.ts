/** Which deliveries GitHub is asked to send again. */
import { describe, expect, test } from 'vitest';
import { missed, resendMissed, type DeliveryAttempt } from '../../src/github/missed-deliveries.js';

let ids = 0;
const attempt = (
  guid: string,
  status_code: number,
  over: Partial<DeliveryAttempt> = {},
): DeliveryAttempt => ({
  id: ++ids,
  guid,
  status_code,
  event: 'pull_request',
  action: 'opened',
  delivered_at: new Date(1_800_000_000_000 + ids * 1000).toISOString(),
  ...over,
});
const guids = (attempts: readonly DeliveryAttempt[]): string[] => missed(attempts).map(({ guid }) => guid);

describe('a delivery is asked for again', () => {
  test('when there was no answer or an error, the oldest first', () => {
    expect(guids([attempt('a', 0), attempt('b', 502), attempt('c', 404)].reverse())).toEqual(['a', 'b', 'c']);
  });
  test('by its latest attempt', () => {
    const [first, second] = [attempt('a', 0), attempt('a', 500)];
    expect(missed([second, first])).toEqual([second]);
  });
});

describe('a delivery is left alone', () => {
  test('when one of its attempts arrived', () => {
    expect(guids([attempt('a', 0), attempt('a', 202), attempt('b', 200)])).toEqual([]);
  });
  test('when it was refused four times', () => {
    expect(guids([1, 2, 3, 4].map(() => attempt('a', 400)))).toEqual([]);
  });
  test('when it is nothing that the App handles', () => {
    const others: Partial<DeliveryAttempt>[] = [
      { action: 'labeled' },
      { event: 'push', action: null },
      { event: 'constructor', action: 'name' },
      { event: 'installation', action: 'created' },
    ];
    expect(guids(others.map((over, i) => attempt(String(i), 0, over)))).toEqual([]);
  });
});

test('pages are read back to the given time, and no further', async () => {
  const attempts = Array.from({ length: 500 }, (_, i) => attempt(`g${i}`, 0)).reverse();
  const since = Date.parse(attempts[249]!.delivered_at);
  let pages = 0;
  const resent: number[] = [];
  const client = {
    paginate: {
      async *iterator() {
        for (let i = 0; i < attempts.length; i += 100) {
          pages++;
          yield { data: attempts.slice(i, i + 100) };
        }
      },
    },
    rest: {
      apps: {
        listWebhookDeliveries: undefined,
        redeliverWebhookDelivery: async ({ delivery_id }: { delivery_id: number }) =>
          void resent.push(delivery_id),
      },
    },
  };
  expect(await resendMissed(client as never, since)).toBe(250);
  expect(pages).toBe(3);
  expect(resent).toEqual(
    attempts
      .slice(0, 250)
      .map(({ id }) => id)
      .reverse(),
  );
});
