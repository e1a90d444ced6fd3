// Parses a Dockerfile as far as ours goes. Anything else is refused, so that a dry run cannot pass by ignoring it.

const KNOWN = new Set([
  'FROM',
  'WORKDIR',
  'COPY',
  'RUN',
  'ENV',
  'USER',
  'VOLUME',
  'EXPOSE',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'CMD',
]);

/** Instructions in order: `{ name, text, line }`. */
export function parseDockerfile(text) {
  const instructions = [];
  let pending = '';
  text.split('\n').forEach((row, i) => {
    if (pending === '' && /^\s*(#|$)/.test(row)) return;
    pending += row.replace(/\\$/, '');
    if (row.endsWith('\\')) return;
    const [, name, rest] = /^\s*([A-Z]+)\s+(.*)$/s.exec(pending) ?? [];
    if (!KNOWN.has(name)) throw new Error(`line ${i + 1}: cannot execute ${pending.trim()}`);
    instructions.push({ name, text: rest.trim(), line: i + 1 });
    pending = '';
  });
  return instructions;
}

/** Stages: `{ image, name, instructions }`. */
export function stagesOf(instructions) {
  const stages = [];
  for (const one of instructions) {
    if (one.name === 'FROM') {
      const [image, , name] = one.text.split(/\s+/);
      stages.push({ image, name: name ?? String(stages.length), instructions: [] });
    } else if (stages.length === 0) throw new Error(`line ${one.line}: ${one.name} before FROM`);
    else stages.at(-1).instructions.push(one);
  }
  return stages;
}

/** The words of an instruction in exec form, `["a", "b"]`; undefined for shell form. */
export function execForm(text) {
  return text.startsWith('[') ? JSON.parse(text) : undefined;
}

/** `--name=value` options before the words of an instruction. */
export function optionsOf(text) {
  const options = {};
  let rest = text;
  for (let found = /^--([\w-]+)=(\S+)\s+/.exec(rest); found; found = /^--([\w-]+)=(\S+)\s+/.exec(rest)) {
    options[found[1]] = found[2];
    rest = rest.slice(found[0].length);
  }
  return { options, rest };
}
