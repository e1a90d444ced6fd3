/** Small pictures of states, drawn here. */
import type { CheckRun } from '../world.js';
import { Html } from './html.js';

const icon = (name: string, body: string): Html =>
  new Html(
    `<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${body}</svg>`,
  );

const circle = '<circle cx="8" cy="8" r="7" fill="currentColor"/>';
const stroke =
  'fill="none" stroke="var(--canvas)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';

export const icons = {
  success: icon('success', `${circle}<path d="M4.8 8.3l2.2 2.2 4.2-4.6" ${stroke}/>`),
  failure: icon('failure', `${circle}<path d="M5.5 5.5l5 5M10.5 5.5l-5 5" ${stroke}/>`),
  neutral: icon('neutral', `${circle}<path d="M4.8 8h6.4" ${stroke}/>`),
  running: icon(
    'running',
    '<circle cx="8" cy="8" r="4" fill="currentColor"/><circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" opacity=".4"/>',
  ),
  pull: icon(
    'pull',
    '<g fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="12.5" r="1.8"/><path d="M4 5.3v5.4M12 10.7V6.5a2 2 0 0 0-2-2H8.2M10 2.4L8 4.5l2 2.1"/></g>',
  ),
  eye: icon(
    'eye',
    '<g fill="none" stroke="currentColor" stroke-width="1.4"><path d="M1.5 8C3 5 5.3 3.7 8 3.7S13 5 14.5 8c-1.5 3-3.8 4.3-6.5 4.3S3 11 1.5 8z"/><circle cx="8" cy="8" r="2"/></g>',
  ),
  commit: icon(
    'commit',
    '<g fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="8" cy="8" r="3"/><path d="M0.5 8H5M11 8h4.5"/></g>',
  ),
} as const;

export function checkIcon(run: CheckRun): Html {
  if (run.status !== 'completed') return icons.running;
  switch (run.conclusion) {
    case 'success':
      return icons.success;
    case 'neutral':
    case 'skipped':
    case 'cancelled':
      return icons.neutral;
    default:
      return icons.failure;
  }
}
