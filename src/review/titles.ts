/** Names of rules for people. */

const ACRONYMS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'SQL',
    'XSS',
    'JWT',
    'TLS',
    'SSL',
    'XML',
    'YAML',
    'CORS',
    'CSRF',
    'SSRF',
    'LDAP',
    'HTTP',
    'HTTPS',
    'HTML',
    'LLM',
    'OS',
    'IV',
  ]
    .concat([
      'RSA',
      'DES',
      'AES',
      'ECB',
      'URL',
      'API',
      'IP',
      'SSH',
      'FTP',
      'DNS',
      'JSON',
      'MD5',
      'SHA1',
      'NoSQL',
      'XPath',
      'Flask',
    ])
    .concat([
      'Django',
      'FastAPI',
      'Jinja2',
      'GraphQL',
      'Python',
      'ReDoS',
      'PyYAML',
      'AWS',
      'CBC',
      'MAC',
      'HMAC',
      'CSP',
      'ID',
      'OAEP',
      'SNMP',
      'IPMI',
      'SMTP',
      'CGI',
      'XMLRPC',
      'MongoDB',
      'OAuth',
      'CSV',
    ])
    .map((word) => [word.toLowerCase(), word]),
);

/** 'sql-injection' -> 'SQL injection', 'flask-debug' -> 'Flask debug'. The last part of a dotted id counts. */
export function ruleTitle(ruleId: string): string {
  const words = (ruleId.split('.').at(-1) ?? ruleId)
    .split(/[-_\s]+/)
    .map((word) => ACRONYMS[word.toLowerCase()] ?? word);
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A rule's own message for people who see no code: '`$VIEW` checks' -> '`‹view›` checks'. */
export const ruleMessage = (message: string): string =>
  message.replace(
    /\$(?:\.\.\.)?([A-Z_][A-Z_0-9]*)/g,
    (_, name: string) => `‹${name.toLowerCase().replaceAll('_', ' ')}›`,
  );

/** 1 -> '1 finding', 2 -> '2 findings'. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`;

/** ['a', 'b', 'c'] -> 'a, b and c'. */
export const listing = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
