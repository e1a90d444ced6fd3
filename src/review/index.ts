/** Review's door: pure decisions and texts, and the ports that the world implements. */
export * from './ports.js';
export * from './policy.js';
export { decodeContent, MAX_FILE_BYTES } from './text-content.js';
export { parseHunks, isAdded, isShown, baseLineOf } from './unified-diff.js';
export * from './model.js';
export * from './published.js';
