/** What GitHub answers when it says no. Thrown by routes, turned into a response by the server. */
import type { Json } from '../json.js';

export class Refusal extends Error {
  readonly status: number;
  readonly errors: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { readonly errors?: Json; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }

  body(): Json {
    return {
      message: this.message,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

/** 422 with one error in GitHub's usual form. */
export const invalid = (resource: string, field: string, message: string): Refusal =>
  new Refusal(422, 'Validation Failed', { errors: [{ resource, code: 'custom', field, message }] });

/** 422 as the endpoints with a schema of their own answer (checks, among others). */
export const invalidRequest = (detail: string): Refusal => new Refusal(422, `Invalid request.\n\n${detail}`);
