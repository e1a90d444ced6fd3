/** The review topics of the summary, in the order in which they are shown. */
export const TOPICS = [
  'injection',
  'output-encoding',
  'deserialization',
  'files-and-paths',
  'network-and-tls',
  'cryptography',
  'authentication',
  'sensitive-data',
  'hardcoded-values',
  'error-handling',
  'concurrency-and-time',
  'resource-cleanup',
  'notifications',
  'versioned-interfaces',
  'test-isolation',
  'configuration',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Headings for people. */
export const TOPIC_TITLES: Readonly<Record<Topic, string>> = {
  injection: 'Injection',
  'output-encoding': 'Output encoding',
  deserialization: 'Deserialization and parsing',
  'files-and-paths': 'Files and paths',
  'network-and-tls': 'Network and TLS',
  cryptography: 'Cryptography and randomness',
  authentication: 'Authentication, authorization and sessions',
  'sensitive-data': 'Sensitive data exposure',
  'hardcoded-values': 'Hardcoded values',
  'error-handling': 'Error handling',
  'concurrency-and-time': 'Concurrency and time',
  'resource-cleanup': 'Resource cleanup',
  notifications: 'Notifications and events',
  'versioned-interfaces': 'Versioned interfaces and payloads',
  'test-isolation': 'Test isolation (mocks and fixtures)',
  configuration: 'Configuration and dependencies',
};
