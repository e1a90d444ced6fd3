// Lets a worker thread load TypeScript: `--import` does not reach worker threads in Node 20.
import { register } from 'tsx/esm/api';

register();
await import('./analysis.ts');
