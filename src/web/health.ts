/** `/healthz`: the process answers. `/readyz`: it accepts work. `/metrics`: numbers in Prometheus' text format. */
import type { JobState } from '../jobs/queue.js';
import { send, type Route } from './routes.js';

export interface Health {
  /** Why the App accepts no work now, or undefined. */
  notReady(): Promise<string | undefined>;
  jobs(): Promise<Readonly<Record<JobState, number>>>;
  /** Counters by name; names are ours. */
  counters(): Readonly<Record<string, number>>;
  /** How many attempts of jobs ended, by how they did. */
  ended(): Readonly<Record<string, number>>;
  readonly version: string;
}

/** The route of the three. */
export function healthRoute(health: Health): Route {
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (path === '/healthz') send(response, 200, 'ok\n');
    else if (path === '/readyz') {
      const problem = await health.notReady();
      send(response, problem === undefined ? 200 : 503, `${problem ?? 'ready'}\n`);
    } else if (path === '/metrics') send(response, 200, await metrics(health));
    else return false;
    return true;
  };
}

async function metrics(health: Health): Promise<string> {
  const lines = ['# HELP meerkat_jobs Jobs by state.', '# TYPE meerkat_jobs gauge'];
  for (const [state, count] of Object.entries(await health.jobs()))
    lines.push(`meerkat_jobs{state="${state}"} ${count}`);
  for (const [name, count] of Object.entries(health.counters()))
    lines.push(`# TYPE meerkat_${name}_total counter`, `meerkat_${name}_total ${count}`);
  lines.push(
    '# HELP meerkat_attempts_total Ended attempts of jobs.',
    '# TYPE meerkat_attempts_total counter',
  );
  for (const [outcome, count] of Object.entries(health.ended()))
    lines.push(`meerkat_attempts_total{outcome="${outcome}"} ${count}`);
  lines.push(
    '# TYPE meerkat_build_info gauge',
    `meerkat_build_info{version="${health.version}",node="${process.version}"} 1`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    '# TYPE process_start_time_seconds gauge',
    `process_start_time_seconds ${Math.round(Date.now() / 1000 - process.uptime())}`,
  );
  return lines.join('\n') + '\n';
}
