/**
 * Calls that look something up: what they give is what was stored, not the key that found it.
 *
 *     User.find(name=name)              a user; its name may be anything that was stored
 *     repository.get_by_id(key)         the same
 *     session.execute(q, key).first()   the same
 */
import type { Value } from './values.js';

const LOOKUP =
  /^(find|find_one|find_all|find_first|(find|get|lookup|look_up|fetch|load)_(one_|all_|first_)?by_\w+|(find|get)_\w+_by_(id|pk|name|slug|key|uuid|email|username|token)|get_or_none|get_or_404|first|first_or_404|one|one_or_none|scalar_one|scalar_one_or_none|in_bulk|aget|get_or_create|update_or_create)$/;

/** Whether an unknown call is a lookup by its name: a method of an object, or of a class. */
export const isLookup = (method: string, names: readonly string[], receiver: Value | undefined): boolean =>
  LOOKUP.test(method) && (receiver !== undefined || names.some((name) => OF_CLASS.test(name)));

/** `models.User.find`, and `?.find` of something unknown. */
const OF_CLASS = /(^|\.)[A-Z]\w*\.\w+$|^\?\./;
