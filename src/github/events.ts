/** The webhook events that the App handles. app.yml asks for exactly these; a test holds the two together. */

/** Event name to the actions that are handled; all others are answered and forgotten. */
export const HANDLED_EVENTS = {
  pull_request: ['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited', 'closed'],
  check_run: ['rerequested'],
  check_suite: ['rerequested'],
  merge_group: ['checks_requested'],
  issue_comment: ['created'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** GitHub sends these to every App, subscribed or not; they are logged. */
export const INSTALLATION_EVENTS = ['installation', 'installation_repositories'] as const;
