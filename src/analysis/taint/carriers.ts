/**
 * Library objects that carry data from one function to another: what a handler finds there, another put there.
 *
 *     @app.before_request
 *     def load(): g.tenant = request.headers["X-Tenant"]
 *
 *     def page(): open(g.tenant)              the header
 */
import type { Machine } from './machine.js';
import type { ClassInfo } from './program-units.js';
import type { Value } from './values.js';

/** Name of the carrier that a value certainly is, undefined if it is none. */
export function carrierOf(m: Machine, object: Value): string | undefined {
  if (m.isOff('globals')) return undefined;
  for (const callable of object.callables) {
    if (callable.kind !== 'external') continue;
    const name = callable.names.find((each) => m.index.isCarrier(each));
    if (name !== undefined) return m.index.canonical(name);
  }
  for (const type of object.types) {
    const name = m.index.isCarrier(type) ? type : undefined;
    if (name !== undefined) return m.index.canonical(name);
  }
  return undefined;
}

/** A class is a carrier too: of what functions assign to its attributes. */
export const classCarrier = ({ qualified }: ClassInfo): string => `class ${qualified}`;

/** What any function has stored in the carrier under the key, of an attribute or an element. */
export function carriedValue(m: Machine, object: Value, key: string): Value | undefined {
  const carrier = carrierOf(m, object);
  return carrier === undefined ? undefined : m.carried(carrier, key);
}
